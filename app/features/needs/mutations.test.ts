import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { needIndicators, needs } from '#db/schema/needs';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { parseForm } from '~/server/form.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeMember,
  makeNeed,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { COMPLETE, formOf } from './form.fixture';
import {
  createNeed,
  deleteDraftNeed,
  markNeedMet,
  reviewNeed,
  updateNeed,
  withdrawNeed,
} from './mutations.server';
import { NeedDraft, NeedOpen } from './schema';

const db = testDatabase();

function inputOf(
  change: Record<string, string | string[]>,
  schema: typeof NeedDraft | typeof NeedOpen,
) {
  const parsed = parseForm(formOf({ ...COMPLETE, ...change }), schema);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.sent.errors));
  return parsed.value;
}
const open = (change: Record<string, string | string[]> = {}) => inputOf(change, NeedOpen);
const draft = (change: Record<string, string | string[]> = {}) => inputOf(change, NeedDraft);

const rowOf = (id: string) => db.select().from(needs).where(eq(needs.id, id)).get();
const lastAudit = () => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
const counts = () => [
  db.select().from(needs).all().length,
  db.select().from(auditLog).all().length,
];
const idOf = (saved: ReturnType<typeof createNeed>) => {
  if (!saved?.ok) throw new Error(JSON.stringify(saved));
  return saved.id;
};
/** A State of its own, so that priorities of tests do not meet. */
const states = ['SEN', 'TGO', 'KEN', 'GHA', 'FJI', 'WSM', 'LAO', 'PER', 'BLZ', 'MDA', 'NPL', 'TON'];
const someone = () => makeFocalPoint(db, states.pop());

describe('a new need', () => {
  it('is a draft of the actor’s State, whatever was sent', () => {
    const actor = makeFocalPoint(db, 'CHL');
    const id = idOf(createNeed({ db, actor, now: NOW }, draft({ state: 'USA' }), 'draft'));
    expect(rowOf(id)).toMatchObject({
      state: 'CHL',
      organisationId: actor.organisationId,
      createdBy: actor.personId,
      status: 'draft',
      postedOn: null,
      reviewOn: null,
      title: 'Formation des premiers intervenants',
      titles: { en: 'Training of first responders' },
      weights: { P6: 5 },
      version: 1,
    });
    expect(db.select().from(needIndicators).where(eq(needIndicators.needId, id)).all()).toEqual([
      { needId: id, position: 0, name: 'Intervenants formés', baseline: '2', target: '12' },
    ]);
    expect(lastAudit()).toMatchObject({
      action: 'need.create',
      subjectId: id,
      state: 'CHL',
      personId: actor.personId,
    });
  });

  it('can be opened at once, for twelve months', () => {
    const id = idOf(createNeed({ db, actor: someone(), now: NOW }, open(), 'open'));
    expect(rowOf(id)).toMatchObject({
      status: 'open',
      postedOn: '2027-01-15',
      reviewOn: '2028-01-15',
    });
    expect(lastAudit()).toMatchObject({ action: 'need.open', subjectId: id });
  });

  it('leaves no words in the audit log, which others read', () => {
    createNeed({ db, actor: someone(), now: NOW }, open(), 'open');
    const log = JSON.stringify(db.select().from(auditLog).all());
    expect(log).not.toContain('Formation');
    expect(log).not.toContain('Intervenants');
  });

  it('is for focal points of verified State organisations alone', () => {
    const unverified = makeOrganisation(db, { kind: 'state', state: 'CUB', verifiedAt: null });
    const actors: Actor[] = [
      visitor,
      makeMember(db, 'provider', { kind: 'state', state: 'BTN' }),
      makeMember(db, 'coordinator'),
      makeMember(db, 'administrator'),
      makeMember(db, 'focal-point', { kind: 'private', state: 'BTN' }),
      actorFor(db, makePerson(db, { organisationId: unverified.id, roles: ['focal-point'] }).id),
    ];
    const before = counts();
    for (const actor of actors) {
      expect(createNeed({ db, actor, now: NOW }, open(), 'open')).toBeNull();
    }
    expect(counts()).toEqual(before);
  });

  it('is refused a priority that another open need of the State has, which is named', () => {
    const actor = someone();
    const state = actor.state ?? '';
    makeNeed(db, { state, nationalPriority: 3, title: 'The first' });
    const before = counts();
    const saved = createNeed({ db, actor, now: NOW }, open(), 'open');
    expect(saved).toMatchObject({ ok: false, status: 422 });
    expect(JSON.stringify(saved)).toContain('title=The+first');
    expect(counts()).toEqual(before);
    expect(createNeed({ db, actor, now: NOW }, draft(), 'draft')).toMatchObject({ ok: true });
    expect(createNeed({ db, actor: someone(), now: NOW }, open(), 'open')).toMatchObject({
      ok: true,
    });
  });

  it('may take the priority of a need that has expired', () => {
    const actor = someone();
    makeNeed(db, { state: actor.state ?? '', nationalPriority: 3, reviewOn: '2027-01-15' });
    expect(createNeed({ db, actor, now: NOW }, open(), 'open')).toMatchObject({ ok: true });
  });

  it('is refused a window that is over', () => {
    const past = { windowFrom: '2026-01-01', windowTo: '2027-01-14' };
    const saved = createNeed({ db, actor: someone(), now: NOW }, open(past), 'open');
    expect(saved).toMatchObject({ ok: false, errors: { windowTo: [expect.any(String)] } });
  });

  it('warns of addresses in the text, and saves all the same when told to', () => {
    const actor = someone();
    const text = { objective: 'Ask cert@example.org about 10.0.0.1' };
    const before = counts();
    expect(createNeed({ db, actor, now: NOW }, draft(text), 'draft')).toMatchObject({
      ok: false,
      status: 422,
      errors: { confirmSensitive: [expect.any(String)] },
      sensitive: [
        { field: 'objective', kind: 'ip', found: '10.0.0.1' },
        { field: 'objective', kind: 'email', found: 'cert@example.org' },
      ],
    });
    expect(counts()).toEqual(before);
    const confirmed = draft({ ...text, confirmSensitive: 'yes' });
    expect(createNeed({ db, actor, now: NOW }, confirmed, 'draft')).toMatchObject({ ok: true });
  });
});

describe('changing a need', () => {
  const actor = makeFocalPoint(db, 'MLI');
  const who = { db, actor, now: NOW };

  it('writes the row, its indicators and what changed', () => {
    const id = idOf(createNeed(who, draft(), 'draft'));
    const change = { title: 'Autre', 'indicators[0].target': '20', version: '1' };
    expect(updateNeed(who, id, draft(change), 'draft')).toEqual({ ok: true, id });
    expect(rowOf(id)).toMatchObject({ title: 'Autre', version: 2, status: 'draft' });
    expect(
      db.select().from(needIndicators).where(eq(needIndicators.needId, id)).get()?.target,
    ).toBe('20');
    const audit = lastAudit();
    expect(audit).toMatchObject({ action: 'need.update', subjectId: id });
    expect(JSON.parse(audit?.after ?? '')).toMatchObject({
      version: 2,
      changed: expect.arrayContaining(['title', 'version']) as string[],
    });
  });

  it('is refused with 409 when somebody else changed it', () => {
    const id = idOf(createNeed(who, draft(), 'draft'));
    updateNeed(who, id, draft({ title: 'Theirs', version: '1' }), 'draft');
    const mine = updateNeed(who, id, draft({ title: 'Mine', version: '1' }), 'draft');
    expect(mine).toMatchObject({ ok: false, status: 409 });
    expect(rowOf(id)?.title).toBe('Theirs');
  });

  it('opens a draft, and then keeps it complete', () => {
    const id = idOf(createNeed(who, draft(), 'draft'));
    expect(updateNeed(who, id, open({ version: '1' }), 'open')).toMatchObject({ ok: true });
    expect(rowOf(id)).toMatchObject({ status: 'open', postedOn: '2027-01-15', version: 2 });
    expect(lastAudit()?.action).toBe('need.open');
    expect(updateNeed(who, id, draft({ version: '2' }), 'draft')).toBeNull();
    const again = updateNeed(who, id, open({ nationalPriority: '3', version: '2' }), 'open');
    expect(again).toMatchObject({ ok: true });
    expect(rowOf(id)).toMatchObject({ status: 'open', postedOn: '2027-01-15' });
    expect(lastAudit()?.action).toBe('need.update');
  });

  it('drops translations of words that were changed, and keeps the others', () => {
    const stored = { state: 'MLI', language: 'fr', title: 'Titre', objective: 'But' };
    const translated = { titles: { zh: '标题' }, objectives: { zh: '目标' } };
    const need = makeNeed(db, { ...stored, ...translated, nationalPriority: 50 });
    const same = { title: 'Titre', titleEn: '', nationalPriority: '50', version: '1' };
    updateNeed(who, need.id, open({ ...same, objective: 'Autre but' }), 'open');
    expect(rowOf(need.id)).toMatchObject({ titles: { zh: '标题' }, objectives: {} });
    updateNeed(who, need.id, open({ ...same, title: 'Neuf', version: '2' }), 'open');
    expect(rowOf(need.id)?.titles).toEqual({});
  });

  it('is for its own State alone, and for what is not closed', () => {
    const other = makeFocalPoint(db, 'NER');
    const need = makeNeed(db, { state: 'MLI', nationalPriority: 60 });
    const before = counts();
    for (const stranger of [other, visitor, makeMember(db, 'coordinator')]) {
      const theirs = { db, actor: stranger, now: NOW };
      expect(updateNeed(theirs, need.id, open({ version: '1' }), 'open')).toBeNull();
      expect(withdrawNeed(theirs, need.id, 1, () => true)).toBeNull();
      expect(reviewNeed(theirs, need.id, 1)).toBeNull();
      expect(markNeedMet(theirs, need.id, 1, () => undefined)).toBeNull();
    }
    const met = makeNeed(db, { state: 'MLI', status: 'met' });
    expect(updateNeed(who, met.id, open({ version: '1' }), 'open')).toBeNull();
    expect(updateNeed(who, 'nothing', open({ version: '1' }), 'open')).toBeNull();
    expect(counts()[1]).toBe(before[1]);
  });
});

describe('the life of a need', () => {
  const actor = makeFocalPoint(db, 'BEN');
  const who = { db, actor, now: NOW };

  it('goes on for twelve months after a review, also when it had expired', () => {
    const need = makeNeed(db, { state: 'BEN', nationalPriority: 1, reviewOn: '2027-01-01' });
    expect(reviewNeed(who, need.id, 1)).toEqual({ ok: true, id: need.id });
    expect(rowOf(need.id)).toMatchObject({ status: 'open', reviewOn: '2028-01-15', version: 2 });
    expect(lastAudit()).toMatchObject({ action: 'need.review', subjectId: need.id, state: 'BEN' });
  });

  it('is not taken up again under a priority that another need has by now', () => {
    const need = makeNeed(db, { state: 'BEN', nationalPriority: 7, reviewOn: '2027-01-01' });
    makeNeed(db, { state: 'BEN', nationalPriority: 7, title: 'Newer' });
    expect(reviewNeed(who, need.id, 1)).toMatchObject({ ok: false, status: 422 });
    expect(rowOf(need.id)?.reviewOn).toBe('2027-01-01');
  });

  it.each([
    [
      'withdrawn',
      (who: Parameters<typeof withdrawNeed>[0], id: string, version: number) =>
        withdrawNeed(who, id, version, () => true),
      'need.withdraw',
    ],
    [
      'met',
      (who: Parameters<typeof withdrawNeed>[0], id: string, version: number) =>
        markNeedMet(who, id, version, () => undefined),
      'need.met',
    ],
  ] as const)('ends when it is %s', (status, end, action) => {
    const need = makeNeed(db, { state: 'BEN' });
    expect(end(who, need.id, 9)).toMatchObject({ ok: false, status: 409 });
    expect(end(who, need.id, 1)).toEqual({ ok: true, id: need.id });
    expect(rowOf(need.id)).toMatchObject({ status, closedAt: NOW.toISOString() });
    expect(lastAudit()).toMatchObject({ action, subjectId: need.id });
    expect(end(who, need.id, 2)).toBeNull();
    expect(reviewNeed(who, need.id, 2)).toBeNull();
  });

  it('leaves no trace of a draft but the audit row', () => {
    const id = idOf(createNeed(who, draft(), 'draft'));
    expect(deleteDraftNeed({ ...who, actor: makeFocalPoint(db, 'CIV') }, id, 1)).toBeNull();
    expect(deleteDraftNeed(who, id, 2)).toMatchObject({ ok: false, status: 409 });
    expect(deleteDraftNeed(who, id, 1)).toEqual({ ok: true, id });
    expect(rowOf(id)).toBeUndefined();
    expect(db.select().from(needIndicators).where(eq(needIndicators.needId, id)).all()).toEqual([]);
    expect(lastAudit()).toMatchObject({ action: 'need.delete-draft', subjectId: id });
  });

  it('never deletes what was once open', () => {
    const need = makeNeed(db, { state: 'BEN' });
    expect(deleteDraftNeed(who, need.id, 1)).toBeNull();
    expect(rowOf(need.id)).toBeDefined();
  });
});
