import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { OFFER_STATUSES, ROLES } from '#db/schema/enums';
import { offers } from '#db/schema/offers';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeMember,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { toFormValues } from './form-values';
import {
  closeOffer,
  confirmOffer,
  createOffer,
  deleteDraftOffer,
  pauseOffer,
  resumeOffer,
  updateOffer,
} from './mutations.server';
import { OfferOpen } from './schema';

const db = testDatabase();
const provider = makeMember(db, 'provider');
const who = { db, actor: provider, now: NOW };
const TODAY = '2027-01-15';

const row = (id: string) => db.select().from(offers).where(eq(offers.id, id)).get();
const ids = () => db.select({ id: offers.id }).from(offers).all();
const trail = (id: string) => db.select().from(auditLog).where(eq(auditLog.subjectId, id)).all();
const actions = (id: string) => trail(id).map(({ action }) => action);

function inputOf(changes: Record<string, string | string[]> = {}) {
  const values = { ...toFormValues(makeOffer(db)), ...changes };
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  return OfferOpen.parse(Object.fromEntries(filled));
}

const own = (values: Partial<typeof offers.$inferInsert> = {}) =>
  makeOffer(db, { organisationId: provider.organisationId, ...values });

function created(...args: Parameters<typeof createOffer>): string {
  const saved = createOffer(...args);
  if (!saved?.ok) throw new Error('refused');
  return saved.id;
}

describe('createOffer', () => {
  it('writes a draft of the person’s organisation, with its audit row', () => {
    const id = created(who, inputOf({ title: 'First' }), 'draft');
    expect(row(id)).toMatchObject({
      title: 'First',
      status: 'draft',
      version: 1,
      organisationId: provider.organisationId,
      createdBy: provider.personId,
      postedOn: null,
      confirmedOn: null,
    });
    expect(actions(id)).toEqual(['offer.create']);
    expect(trail(id)[0]).toMatchObject({ personId: provider.personId, subjectType: 'offer' });
  });

  it('can open at once: posted and confirmed today', () => {
    const id = created(who, inputOf(), 'open');
    expect(row(id)).toMatchObject({ status: 'open', postedOn: TODAY, confirmedOn: TODAY });
    expect(actions(id)).toEqual(['offer.create', 'offer.open']);
  });

  it('refuses to open a window that has passed, and writes nothing', () => {
    const input = { ...inputOf(), windowFrom: '2026-01-01', windowTo: '2027-01-14' };
    const before = ids();
    expect(createOffer(who, input, 'open')).toEqual({
      ok: false,
      status: 422,
      errors: { windowTo: [`offers.error.windowPast?to=2027-01-14&today=${TODAY}`] },
    });
    expect(ids()).toEqual(before);
    expect(createOffer(who, { ...input, windowTo: TODAY }, 'open')?.ok).toBe(true);
  });

  it('is for providers, and for the focal points of a State', () => {
    const allowed = ROLES.filter(
      (role) => createOffer({ ...who, actor: makeMember(db, role) }, inputOf(), 'draft') !== null,
    );
    expect(allowed).toEqual(['provider']);
    const id = created({ ...who, actor: makeFocalPoint(db, 'KEN') }, inputOf(), 'draft');
    expect(trail(id)[0]?.state).toBe('KEN');
  });

  it('is not for visitors, nor for an organisation that is not verified', () => {
    const unverified = makeMember(db, 'provider', { verifiedAt: null });
    expect(createOffer({ ...who, actor: visitor }, inputOf(), 'draft')).toBeNull();
    expect(createOffer({ ...who, actor: unverified }, inputOf(), 'draft')).toBeNull();
  });
});

describe('updateOffer', () => {
  it('changes a draft and leaves it a draft', () => {
    const { id } = own({ status: 'draft', postedOn: null, confirmedOn: null });
    const input = { ...inputOf({ title: 'Second' }), version: 1 };
    expect(updateOffer(who, id, input, 'draft')).toEqual({ ok: true, id });
    expect(row(id)).toMatchObject({
      title: 'Second',
      status: 'draft',
      version: 2,
      confirmedOn: null,
    });
    expect(actions(id)).toEqual(['offer.update']);
  });

  it('opens a draft', () => {
    const { id } = own({ status: 'draft', postedOn: null, confirmedOn: null });
    updateOffer(who, id, { ...inputOf(), version: 1 }, 'open');
    expect(row(id)).toMatchObject({ status: 'open', postedOn: TODAY, confirmedOn: TODAY });
    expect(actions(id)).toEqual(['offer.update', 'offer.open']);
  });

  it('leaves an open offer open and a paused one paused, both confirmed today', () => {
    for (const status of ['open', 'paused'] as const) {
      const { id } = own({ status, confirmedOn: '2026-01-01', postedOn: '2026-01-01' });
      updateOffer(who, id, { ...inputOf(), version: 1 }, 'open');
      expect(row(id)).toMatchObject({ status, confirmedOn: TODAY, postedOn: '2026-01-01' });
      expect(actions(id)).toEqual(['offer.update']);
    }
  });

  it('never turns an offer on the board back into a draft, and leaves a closed one alone', () => {
    expect(updateOffer(who, own().id, { ...inputOf(), version: 1 }, 'draft')).toBeNull();
    const closed = own({ status: 'closed' });
    expect(updateOffer(who, closed.id, { ...inputOf(), version: 1 }, 'open')).toBeNull();
  });

  it('refuses a form of an older version, and keeps what is stored', () => {
    const { id, title } = own({ version: 4 });
    expect(
      updateOffer(who, id, { ...inputOf({ title: 'Late' }), version: 3 }, 'open'),
    ).toMatchObject({
      ok: false,
      status: 409,
      errors: { '': ['offers.error.changed'] },
    });
    expect(row(id)).toMatchObject({ title, version: 4 });
    expect(trail(id)).toEqual([]);
  });

  it('drops the translations of words that changed, and keeps the others', () => {
    const { id, summary } = own({ titles: { zh: '旧' }, summaries: { zh: '要' } });
    updateOffer(who, id, { ...inputOf({ title: 'New words', summary }), version: 1 }, 'open');
    expect(row(id)).toMatchObject({ titles: {}, summaries: { zh: '要' } });
  });

  it('treats a foreign offer as one that is not there', () => {
    const foreign = makeOffer(db);
    expect(updateOffer(who, foreign.id, { ...inputOf(), version: 1 }, 'open')).toBeNull();
    expect(updateOffer(who, 'nowhere', { ...inputOf(), version: 1 }, 'open')).toBeNull();
    expect(row(foreign.id)).toEqual(foreign);
  });
});

describe('the life of an offer', () => {
  const verbs = [
    { change: confirmOffer, action: 'offer.confirm', from: ['open'], to: 'open' },
    { change: pauseOffer, action: 'offer.pause', from: ['open'], to: 'paused' },
    { change: resumeOffer, action: 'offer.resume', from: ['paused'], to: 'open' },
    { change: closeOffer, action: 'offer.close', from: ['open', 'paused'], to: 'closed' },
  ];

  it.each(verbs)('$action leads from $from to $to and nowhere else', (verb) => {
    const { change, action, from, to } = verb;
    for (const status of OFFER_STATUSES) {
      const { id } = own({ status });
      const changed = change(who, id, 1);
      if (from.includes(status)) {
        expect(changed).toEqual({ ok: true, id });
        expect(row(id)).toMatchObject({ status: to, version: 2 });
        expect(actions(id)).toEqual([action]);
      } else {
        expect(changed).toBeNull();
        expect(row(id)).toMatchObject({ status, version: 1 });
        expect(trail(id)).toEqual([]);
      }
    }
  });

  it.each(verbs)('$action refuses an old page and a foreign hand', ({ change, from }) => {
    const status = from[0] === 'paused' ? 'paused' : 'open';
    const { id } = own({ status, version: 2 });
    expect(change(who, id, 1)).toMatchObject({ ok: false, status: 409 });
    const others = [
      makeMember(db, 'provider'),
      makeMember(db, 'administrator'),
      actorFor(db, makePerson(db, { organisationId: provider.organisationId }).id),
      visitor,
    ];
    for (const actor of others) expect(change({ ...who, actor }, id, 2)).toBeNull();
    expect(row(id)).toMatchObject({ status, version: 2 });
    expect(trail(id)).toEqual([]);
  });

  it('is confirmed by confirming and by resuming, and closed with the instant', () => {
    const old = { confirmedOn: '2026-01-01' };
    const [first, second] = [own(old), own({ ...old, status: 'paused' })];
    confirmOffer(who, first.id, 1);
    resumeOffer(who, second.id, 1);
    expect([row(first.id)?.confirmedOn, row(second.id)?.confirmedOn]).toEqual([TODAY, TODAY]);
    closeOffer(who, first.id, 2);
    expect(row(first.id)?.closedAt).toBe(NOW.toISOString());
  });
});

describe('deleteDraftOffer', () => {
  it('deletes a draft, and its audit row outlives it', () => {
    const { id } = own({ status: 'draft' });
    expect(deleteDraftOffer(who, id, 1)).toEqual({ ok: true, id });
    expect(row(id)).toBeUndefined();
    expect(actions(id)).toEqual(['offer.delete-draft']);
  });

  it('deletes nothing that was ever open, that is foreign, or that has changed', () => {
    for (const status of ['open', 'paused', 'closed'] as const) {
      expect(deleteDraftOffer(who, own({ status }).id, 1)).toBeNull();
    }
    const foreign = makeOffer(db, { status: 'draft', organisationId: makeOrganisation(db).id });
    expect(deleteDraftOffer(who, foreign.id, 1)).toBeNull();
    expect(row(foreign.id)).toBeDefined();
    const changed = own({ status: 'draft', version: 2 });
    expect(deleteDraftOffer(who, changed.id, 1)).toMatchObject({ ok: false, status: 409 });
    expect(row(changed.id)).toBeDefined();
  });
});
