import { and, desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notifications } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { stances } from '#db/schema/stances';
import { suggestions } from '#db/schema/suggestions';
import type { Member } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { answerIntroduction, withdrawMatch } from './mutations/answer.server';
import { introduce } from './mutations/introduce.server';
import { conditionField } from './rules';
import type { AnswerInput, IntroduceInput } from './schema';

const db = testDatabase();
const focalPoint = makeFocalPoint(db, 'SEN');
const colleague = actorFor(db, makePerson(db, { organisationId: focalPoint.organisationId }).id);
const otherState = makeFocalPoint(db, 'GHA');
const coordinator = makeMember(db, 'coordinator');
const provider = makeMember(db, 'provider');
const otherProvider = makeMember(db, 'provider');
const LATER = new Date(NOW.getTime() + 86_400_000);
const HERE = '/en/matches';

let need: typeof needs.$inferSelect;
let offer: typeof offers.$inferSelect;

beforeEach(() => {
  db.update(needs).set({ status: 'withdrawn' }).run();
  need = makeNeed(db, { labelSummary: 'AMBER', labelDetails: 'AMBER' });
  offer = makeOffer(db, { organisationId: provider.organisationId, handlingAccepted: true });
  touched();
});

/** The board is made anew after a change, which every change in the app leaves in the audit log. */
function touched() {
  db.insert(auditLog)
    .values({
      at: NOW.toISOString(),
      action: 'need.open',
      subjectType: 'need',
      subjectId: need.id,
      previousHash: '',
      hash: newOnce(),
    })
    .run();
}

const input = (change: Partial<IntroduceInput> = {}): IntroduceInput => ({
  once: newOnce(),
  version: need.version,
  offer: [offer.id],
  message: 'We would like to start in March.',
  contact: false,
  seen: [],
  confirmSensitive: false,
  ...change,
});
const send = (change: Partial<IntroduceInput> = {}, actor: Member = focalPoint) =>
  introduce({ db, actor, now: NOW, locale: 'en' }, need.id, input(change), HERE);
const rowsOf = (needId = need.id) =>
  db.select().from(introductions).where(eq(introductions.needId, needId)).all();
const lastAudit = () => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
const told = (personId: string, subjectId: string) =>
  db
    .select()
    .from(notifications)
    .where(and(eq(notifications.personId, personId), eq(notifications.subjectId, subjectId)))
    .all()
    .map(({ kind }) => kind);

describe('an introduction', () => {
  it('is a row for each offer, with its audit row and a word to the provider', () => {
    const second = makeOffer(db, {
      organisationId: otherProvider.organisationId,
      handlingAccepted: true,
    });
    touched();
    expect(send({ offer: [offer.id, second.id], contact: true })).toEqual({
      ok: true,
      location: HERE,
    });
    const rows = rowsOf();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      status: 'introduced',
      contactDisclosed: true,
      message: 'We would like to start in March.',
      createdBy: focalPoint.personId,
      suggestionId: null,
    });
    for (const row of rows) {
      const to = row.offerId === offer.id ? provider : otherProvider;
      expect(row.providerId).toBe(to.organisationId);
      expect(told(to.personId, row.id)).toEqual(['introduction-received']);
      expect(told(focalPoint.personId, row.id)).toEqual([]);
    }
    expect(lastAudit()).toMatchObject({
      action: 'introduction.send',
      subjectType: 'introduction',
      state: 'SEN',
      personId: focalPoint.personId,
    });
    expect(lastAudit()?.after).not.toContain('March');
  });

  it('is made by the State’s focal point and by nobody else', () => {
    for (const actor of [colleague, otherState, coordinator, provider]) {
      expect(send({}, actor)).toBeNull();
    }
    expect(rowsOf()).toEqual([]);
  });

  it('is all or none', () => {
    const blocked = makeOffer(db, { modes: ['abroad'], handlingAccepted: true });
    touched();
    expect(send({ offer: [offer.id, blocked.id] })).toMatchObject({
      ok: false,
      status: 422,
      errors: { offer: [expect.stringContaining('introductions.error.blocked')] },
    });
    expect(rowsOf()).toEqual([]);
  });

  it('needs a need and an offer that are on the board', () => {
    for (const [status, table] of [
      ['draft', needs],
      ['paused', offers],
    ] as const) {
      if (table === needs)
        db.update(needs).set({ status: 'draft' }).where(eq(needs.id, need.id)).run();
      else db.update(offers).set({ status: 'paused' }).where(eq(offers.id, offer.id)).run();
      touched();
      expect(send(), status).toMatchObject({
        status: 422,
        errors: { offer: [expect.stringContaining('introductions.error.offBoard')] },
      });
    }
    expect(send({ offer: ['no-such-offer'] })).toMatchObject({ status: 422 });
  });

  it('asks that each condition is ticked, and names the one that is not', () => {
    db.update(offers)
      .set({ conditionsAnswer: 'list', conditions: ['policy', 'exclusivity'] })
      .where(eq(offers.id, offer.id))
      .run();
    touched();
    const refused = send({ seen: [`${offer.id} policy`] });
    expect(refused).toMatchObject({ ok: false, status: 422 });
    expect(refused && !refused.ok && Object.keys(refused.errors)).toEqual([
      conditionField(offer.id, 'exclusivity'),
    ]);
    send({ seen: [`${offer.id} policy`, `${offer.id} exclusivity`] });
    expect(rowsOf()[0]?.conditionsSeen).toEqual(['policy', 'exclusivity']);
  });

  it('asks to look again at what should not be in a message', () => {
    const message = 'The server is 192.0.2.7, see CVE-2024-12345';
    expect(send({ message })).toMatchObject({
      status: 422,
      sensitive: [{ kind: 'ip' }, { kind: 'cve' }],
    });
    expect(send({ message, confirmSensitive: true })).toMatchObject({ ok: true });
  });

  it('is refused when the need has changed since, and nothing is sent', () => {
    expect(send({ version: need.version + 1 })).toMatchObject({ ok: false, status: 409 });
    expect(rowsOf()).toEqual([]);
  });

  it('goes once, however often the form is sent; another one finds the match going on', () => {
    const once = newOnce();
    expect(send({ once })).toMatchObject({ ok: true });
    expect(send({ once })).toMatchObject({ ok: true, location: HERE });
    expect(rowsOf()).toHaveLength(1);
    expect(send()).toMatchObject({
      errors: { offer: [expect.stringContaining('introductions.error.live')] },
    });
  });

  it('may be made again after a decline', () => {
    makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      status: 'declined',
    });
    expect(send()).toMatchObject({ ok: true });
    expect(rowsOf()).toHaveLength(2);
  });

  it('is not kept from a provider that declined the need in its order, for the State must not notice', () => {
    db.insert(stances)
      .values({ side: 'offer', needId: need.id, offerId: offer.id, declined: true, rank: null })
      .run();
    touched();
    expect(send()).toMatchObject({ ok: true });
  });

  it('takes up the open suggestions of the pair', () => {
    const suggestion = {
      needId: need.id,
      offerId: offer.id,
      suggestedBy: coordinator.personId,
      createdAt: NOW.toISOString(),
    };
    const [first, second] = [newOnce(), newOnce()];
    db.insert(suggestions)
      .values({ ...suggestion, id: first })
      .run();
    db.insert(suggestions)
      .values({ ...suggestion, id: second, createdAt: LATER.toISOString() })
      .run();
    send();
    expect(rowsOf()[0]?.suggestionId).toBe(first);
    const rows = db.select().from(suggestions).where(eq(suggestions.needId, need.id)).all();
    expect(rows.map(({ status }) => status)).toEqual(['taken', 'taken']);
    expect(told(coordinator.personId, first)).toEqual([]);
  });

  it('names the implementer where the offer names one that is on the platform, and no other', () => {
    const implementer = makeOrganisation(db, { names: { zh: '执行机构' } });
    const ofState = makeOrganisation(db, { state: 'SEN' });
    const named = (name: string) => {
      db.delete(introductions).run();
      db.update(offers).set({ implementer: name }).where(eq(offers.id, offer.id)).run();
      send();
      return rowsOf()[0]?.implementerId;
    };
    expect(named(implementer.name.toUpperCase())).toBe(implementer.id);
    expect(named('执行机构')).toBe(implementer.id);
    expect(named('Nobody in particular')).toBeNull();
    expect(named(ofState.name)).toBeNull();
  });
});

describe('the answer', () => {
  const given = (status: 'introduced' | 'accepted' = 'introduced') =>
    makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      createdBy: focalPoint.personId,
      status,
    });
  const answer = (id: string, change: Partial<AnswerInput>, actor: Member = provider) =>
    answerIntroduction(
      { db, actor, now: LATER },
      id,
      {
        once: newOnce(),
        version: 1,
        answer: 'accept',
        note: '',
        confirmSensitive: false,
        ...change,
      },
      { language: 'fr', location: HERE },
    );
  const rowOf = (id: string) =>
    db.select().from(introductions).where(eq(introductions.id, id)).get();

  it('accepts, with a note, an audit row without it, and a word to the State', () => {
    const { id } = given();
    expect(answer(id, { note: 'Gladly.' })).toMatchObject({ ok: true });
    expect(rowOf(id)).toMatchObject({
      status: 'accepted',
      answer: 'Gladly.',
      answerLanguage: 'fr',
      answeredBy: provider.personId,
      answeredAt: LATER.toISOString(),
      version: 2,
    });
    expect(lastAudit()).toMatchObject({
      action: 'introduction.accept',
      subjectId: id,
      state: 'SEN',
    });
    expect(lastAudit()?.after).not.toContain('Gladly');
    expect(told(focalPoint.personId, id)).toEqual(['introduction-accepted']);
  });

  it('declines without a reason, and leaves no stance', () => {
    const { id } = given();
    answer(id, { answer: 'decline', note: 'This is not kept' });
    expect(rowOf(id)).toMatchObject({ status: 'declined', answer: '' });
    expect(told(focalPoint.personId, id)).toEqual(['introduction-declined']);
    expect(db.select().from(stances).where(eq(stances.needId, need.id)).all()).toEqual([]);
  });

  it('is the provider’s alone, and given once', () => {
    const { id } = given();
    const reader = actorFor(db, makePerson(db, { organisationId: provider.organisationId }).id);
    for (const actor of [focalPoint, otherState, otherProvider, coordinator, reader]) {
      expect(answer(id, {}, actor)).toBeNull();
    }
    expect(answer('no-such-match', {})).toBeNull();
    expect(answer(id, { version: 7 })).toMatchObject({ status: 409, version: 1 });
    const once = newOnce();
    answer(id, { once });
    expect(answer(id, { once })).toMatchObject({ ok: true });
    expect(answer(id, { answer: 'decline' })).toMatchObject({ status: 409 });
    expect(answer(id, { answer: 'decline', version: 2 })).toBeNull();
    expect(rowOf(id)?.status).toBe('accepted');
  });

  it('looks twice at what stands in the note', () => {
    const { id } = given();
    const note = 'Write to someone@example.org';
    expect(answer(id, { note })).toMatchObject({ status: 422, sensitive: [{ kind: 'email' }] });
    expect(answer(id, { note, confirmSensitive: true })).toMatchObject({ ok: true });
  });

  it('cannot accept what the State has taken off the board, and can decline it', () => {
    const { id } = given();
    db.update(needs).set({ status: 'withdrawn' }).where(eq(needs.id, need.id)).run();
    expect(answer(id, {})).toMatchObject({ status: 409 });
    expect(answer(id, { answer: 'decline' })).toMatchObject({ ok: true });
  });

  const withdraw = (id: string, actor: Member, version = 1) =>
    withdrawMatch({ db, actor, now: LATER }, id, { once: newOnce(), version }, HERE);

  it('can be taken back by the State at any time before an agreement', () => {
    for (const status of ['introduced', 'accepted'] as const) {
      const { id } = given(status);
      expect(withdraw(id, focalPoint)).toMatchObject({ ok: true });
      expect(rowOf(id)).toMatchObject({
        status: 'withdrawn',
        closedBySide: 'state',
        closedAt: LATER.toISOString(),
        endReason: null,
      });
      expect(told(provider.personId, id)).toEqual(['introduction-withdrawn']);
      expect(lastAudit()).toMatchObject({ action: 'introduction.withdraw', subjectId: id });
    }
  });

  it('can be left by the provider once it has accepted', () => {
    const unanswered = given();
    expect(withdraw(unanswered.id, provider)).toBeNull();
    db.delete(introductions).where(eq(introductions.id, unanswered.id)).run();
    const { id } = given('accepted');
    expect(withdraw(id, provider, 3)).toMatchObject({ status: 409 });
    for (const actor of [otherState, otherProvider, coordinator, colleague]) {
      expect(withdraw(id, actor)).toBeNull();
    }
    expect(withdraw(id, provider)).toMatchObject({ ok: true });
    expect(rowOf(id)).toMatchObject({ status: 'withdrawn', closedBySide: 'provider' });
    expect(told(focalPoint.personId, id)).toEqual(['introduction-withdrawn']);
  });
});
