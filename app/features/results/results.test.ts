import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { followUps, indicatorReports } from '#db/schema/reports';
import type { Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint, makeMember } from '../../../tests/factories';
import {
  ACTED,
  accept,
  activityOf,
  audited,
  by,
  makeAcceptedMatch,
  makeAgreement,
  matchOf,
  needOf,
  propose,
  setNeed,
  toldOf,
} from '../../../tests/matches';
import { completeBySilence, sayComplete } from './mutations/complete.server';
import { answerReport, reportIndicator } from './mutations/report.server';
import { readResults, resultsOfNeed } from './queries.server';
import { beliefOf, dueOf } from './rules';

const WHERE = { language: 'en', location: '/there' };
const BEGUN = { startsOn: '2027-01-10' };

const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

function report(db: Db, actor: Member, id: string, change: object = {}) {
  const form = {
    once: newOnce(),
    version: 1,
    position: 0,
    value: '4 people',
    measuredOn: '2027-01-15',
    confirmSensitive: false,
    ...change,
  };
  return reportIndicator(by(db, actor), id, form, WHERE);
}
function answer(db: Db, actor: Member, id: string, change: object = {}) {
  const [row] = reportsOf(db, id);
  const form = {
    once: newOnce(),
    version: row?.version ?? 0,
    answer: 'confirm' as const,
    confirmSensitive: false,
  };
  return answerReport(
    by(db, actor),
    id,
    row?.id ?? '',
    { ...form, ...change },
    { language: 'fr', location: '/there' },
  );
}
function complete(db: Db, actor: Member, id: string, now = NOW) {
  const version = matchOf(db, id)?.version ?? 0;
  return sayComplete(by(db, actor, now), id, { once: newOnce(), version }, '/there');
}
/** Of what is current, by no order. */
const reportsOf = (db: Db, id: string) =>
  db
    .select()
    .from(indicatorReports)
    .where(eq(indicatorReports.introductionId, id))
    .all()
    .filter(({ status }) => status !== 'superseded');
const read = (db: Db, actor: Member, id: string, now = NOW) =>
  readResults({ ...by(db, actor, now), locale: 'en' }, id);

describe('how far a result can be believed', () => {
  it.each([
    ['reported', '', 'declared'],
    ['reported', 'Report 3', 'evidenced'],
    ['confirmed', '', 'confirmed'],
    ['disputed', 'Report 3', 'disputed'],
    ['superseded', 'Report 3', 'earlier'],
  ] as const)('%s with “%s” is %s', (status, evidence, belief) => {
    expect(beliefOf({ status, evidence })).toBe(belief);
  });
});

describe('silence', () => {
  const at = (days: number) => daysLater(days).toISOString();
  it('brings a reminder after 14 days and completion 60 days after that', () => {
    const said = { saidAt: at(0), remindedAt: null, heardAt: null };
    expect(dueOf(said, daysLater(13.9))).toBeNull();
    expect(dueOf(said, daysLater(14))).toBe('remind');
    const reminded = { ...said, remindedAt: at(14) };
    expect(dueOf(reminded, daysLater(73.9))).toBeNull();
    expect(dueOf(reminded, daysLater(74))).toBe('complete');
  });

  it('is broken by any word', () => {
    expect(dueOf({ saidAt: at(0), remindedAt: null, heardAt: at(5) }, daysLater(14))).toBeNull();
    const heard = { saidAt: at(0), remindedAt: at(14), heardAt: at(30) };
    expect(dueOf(heard, daysLater(74))).toBeNull();
    expect(dueOf(heard, daysLater(90))).toBe('complete');
    expect(dueOf({ ...heard, heardAt: at(3) }, daysLater(74))).toBe('complete');
  });
});

describe('a report', () => {
  it('is written with its audit row, and the other side is told', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAgreement(db);
    expect(report(db, provider, match.id, { evidence: 'Attendance list' })).toEqual(ACTED);
    expect(reportsOf(db, match.id)).toMatchObject([
      { side: 'provider', position: 0, value: '4 people', status: 'reported' },
    ]);
    expect(toldOf(db, 'report-received')).toEqual([focalPoint.personId]);
    expect(audited(db).at(-1)).toBe('report.create introduction');
    expect(db.select().from(auditLog).all().at(-1)?.after).not.toContain('4 people');
  });

  it('is looked at again where it holds what may be better left out', () => {
    const db = testDatabase();
    const { match, provider, focalPoint } = makeAgreement(db);
    const found = { value: 'See anna@example.org' };
    expect(report(db, provider, match.id, found)).toMatchObject({
      ok: false,
      status: 422,
      errors: { confirmSensitive: ['needs.error.sensitive'] },
      sensitive: [{ field: 'value', kind: 'email', found: 'anna@example.org' }],
    });
    expect(reportsOf(db, match.id)).toEqual([]);
    expect(report(db, provider, match.id, { ...found, confirmSensitive: true })).toEqual(ACTED);
    const dispute = { answer: 'dispute', disputeNote: 'No: 192.0.2.7 still answers' };
    expect(answer(db, focalPoint, match.id, dispute)).toMatchObject({
      sensitive: [{ field: 'disputeNote', kind: 'ip' }],
    });
    const looked = { ...dispute, confirmSensitive: true };
    expect(answer(db, focalPoint, match.id, looked)).toEqual(ACTED);
  });

  it('takes the place of one’s own earlier one, which is kept', () => {
    const db = testDatabase();
    const { match, provider, focalPoint } = makeAgreement(db);
    report(db, provider, match.id);
    report(db, focalPoint, match.id, { value: '3 people' });
    report(db, provider, match.id, { value: '6 people' });
    const results = read(db, focalPoint, match.id);
    expect(results).toMatchObject({
      indicators: [
        {
          current: { state: { value: '3 people' }, provider: { value: '6 people' } },
          earlier: [{ value: '4 people', belief: 'earlier' }],
        },
      ],
    });
  });

  it('is refused to others, of what is not there, of the future, and of terms that changed', () => {
    const db = testDatabase();
    const { match, provider, implementer } = makeAgreement(db);
    for (const actor of [implementer, makeFocalPoint(db, 'TGO'), makeMember(db, 'coordinator')]) {
      expect(report(db, actor, match.id)).toBeNull();
    }
    expect(report(db, provider, match.id, { position: 1 })).toBeNull();
    expect(report(db, provider, match.id, { measuredOn: '2027-01-16' })).toMatchObject({
      status: 422,
      errors: { measuredOn: [expect.stringContaining('results.error.future')] },
    });
    expect(report(db, provider, match.id, { version: 2 })).toMatchObject({
      status: 409,
      version: 1,
    });
    const accepted = makeAcceptedMatch(db);
    expect(report(db, accepted.provider, accepted.match.id)).toBeNull();
    expect(reportsOf(db, match.id)).toEqual([]);
  });

  it('is acted on once when sent twice', () => {
    const db = testDatabase();
    const { match, provider } = makeAgreement(db);
    const once = newOnce();
    report(db, provider, match.id, { once });
    expect(report(db, provider, match.id, { once })).toEqual(ACTED);
    expect(db.select().from(indicatorReports).all()).toHaveLength(1);
  });
});

describe('the other side', () => {
  it('confirms', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAgreement(db);
    report(db, provider, match.id);
    expect(answer(db, focalPoint, match.id)).toEqual(ACTED);
    expect(reportsOf(db, match.id)).toMatchObject([
      { status: 'confirmed', answeredBy: focalPoint.personId, version: 2 },
    ]);
    expect(toldOf(db, 'report-confirmed')).toEqual([provider.personId]);
    expect(audited(db).at(-1)).toBe('report.confirm introduction');
  });

  it('disputes with what it sees, which both read, and may still confirm', () => {
    const db = testDatabase();
    const { match, focalPoint, provider, implementer } = makeAgreement(db);
    report(db, provider, match.id);
    const dispute = { answer: 'dispute', disputeNote: 'Two of them left.' };
    expect(answer(db, focalPoint, match.id, dispute)).toEqual(ACTED);
    for (const actor of [focalPoint, provider, implementer]) {
      expect(read(db, actor, match.id)).toMatchObject({
        indicators: [
          {
            current: {
              provider: {
                belief: 'disputed',
                dispute: { text: 'Two of them left.', language: 'fr' },
              },
            },
          },
        ],
      });
    }
    expect(toldOf(db, 'report-disputed')).toEqual([provider.personId]);
    expect(db.select().from(auditLog).all().at(-1)?.after).not.toContain('left');
    expect(answer(db, focalPoint, match.id)).toEqual(ACTED);
    expect(reportsOf(db, match.id)).toMatchObject([{ status: 'confirmed' }]);
  });

  it('answers neither its own report nor one that was answered meanwhile', () => {
    const db = testDatabase();
    const { match, focalPoint, provider, implementer } = makeAgreement(db);
    report(db, provider, match.id);
    expect(answer(db, provider, match.id)).toBeNull();
    expect(answer(db, implementer, match.id)).toBeNull();
    expect(answer(db, focalPoint, match.id, { version: 9 })).toMatchObject({
      status: 409,
      version: 1,
    });
    answer(db, focalPoint, match.id);
    expect(answer(db, focalPoint, match.id)).toMatchObject({ status: 409 });
  });
});

describe('who reads results', () => {
  it('is the two sides and the implementer; coordinators read how far they can be believed', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider, implementer } = makeAgreement(db);
    report(db, provider, match.id, { evidence: 'List' });
    for (const actor of [focalPoint, provider, implementer]) {
      expect(read(db, actor, match.id)?.reading).toBe('all');
    }
    const coordinator = makeMember(db, 'coordinator');
    setNeed(db, need.id, { labelSummary: 'AMBER', labelDetails: 'AMBER' });
    const state = read(db, coordinator, match.id);
    expect(state).toMatchObject({
      reading: 'state',
      indicators: [{ beliefs: { state: null, provider: 'evidenced' } }],
    });
    expect(JSON.stringify(state)).not.toMatch(/4 people|List|People trained/);
    const ofNeed = (actor: Member) =>
      resultsOfNeed({ ...by(db, actor, NOW), locale: 'en' }, need.id);
    expect(ofNeed(coordinator)).toEqual([state]);
    for (const actor of [focalPoint, provider, implementer, makeMember(db, 'provider')]) {
      expect(ofNeed(actor)).toEqual([]);
    }
    expect(read(db, makeMember(db, 'provider'), match.id)).toBeNull();
    expect(readResults({ db, actor: visitor, now: NOW, locale: 'en' }, match.id)).toBeNull();
  });

  it('is neither coordinator nor implementer where the need is AMBER+STRICT', () => {
    const db = testDatabase();
    const { match, provider, implementer } = makeAgreement(
      db,
      {},
      {
        need: { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' },
      },
    );
    expect(read(db, provider, match.id)?.reading).toBe('all');
    expect(read(db, implementer, match.id)).toBeNull();
    expect(read(db, makeMember(db, 'coordinator'), match.id)).toBeNull();
  });
});

describe('completion', () => {
  it('takes the word of both sides', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider } = makeAgreement(db, BEGUN);
    expect(complete(db, provider, match.id)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({ status: 'agreed', completedByStateAt: null });
    expect(toldOf(db, 'completion-asked')).toEqual([focalPoint.personId]);
    expect(complete(db, provider, match.id)).toBeNull();
    expect(complete(db, focalPoint, match.id)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({ status: 'completed', bySilence: false });
    expect(activityOf(db, match.id)).toMatchObject({ status: 'completed', dateTo: '2027-01-15' });
    expect(db.select().from(followUps).all()).toMatchObject([
      { months: 6, dueOn: '2027-07-15', askedAt: null },
      { months: 12, dueOn: '2028-01-15', askedAt: null },
    ]);
    expect(toldOf(db, 'match-completed')).toHaveLength(2);
    expect(needOf(db, need.id)?.status).toBe('open');
    expect(audited(db).slice(-4)).toEqual([
      'match.complete introduction',
      'match.complete introduction',
      'match.completed introduction',
      'activity.status activity',
    ]);
  });

  it('is no longer said once the two agree to go on', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAgreement(db, BEGUN);
    complete(db, provider, match.id);
    completeBySilence(db, daysLater(14));
    const ahead = { startsOn: '2028-01-10', endsOn: '2028-06-30' };
    propose(db, focalPoint, match.id, ahead, 1);
    expect(accept(db, provider, match.id, 2)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({
      completedByProviderAt: null,
      completionRemindedAt: null,
    });
    expect(completeBySilence(db, daysLater(100))).toEqual({ reminded: 0, completed: 0 });
  });

  it('cannot be said before the first day, by others, or on an old page', () => {
    const db = testDatabase();
    const { match, provider, implementer } = makeAgreement(db);
    expect(complete(db, provider, match.id)).toMatchObject({ status: 422 });
    const begun = makeAgreement(db, BEGUN);
    expect(complete(db, implementer, match.id)).toBeNull();
    expect(complete(db, implementer, begun.match.id)).toBeNull();
    const form = { once: newOnce(), version: 1 };
    expect(sayComplete(by(db, begun.provider), begun.match.id, form, '/there')).toMatchObject({
      status: 409,
      version: 2,
    });
  });

  it('comes by silence, after a reminder', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAgreement(db, BEGUN);
    const nothing = { reminded: 0, completed: 0 };
    expect(completeBySilence(db, daysLater(300))).toEqual(nothing);
    complete(db, provider, match.id);
    expect(completeBySilence(db, daysLater(13))).toEqual(nothing);
    expect(completeBySilence(db, daysLater(14))).toEqual({ reminded: 1, completed: 0 });
    expect(completeBySilence(db, daysLater(14))).toEqual(nothing);
    expect(toldOf(db, 'completion-reminder')).toEqual([focalPoint.personId]);
    expect(completeBySilence(db, daysLater(73))).toEqual(nothing);
    expect(completeBySilence(db, daysLater(74))).toEqual({ reminded: 0, completed: 1 });
    expect(completeBySilence(db, daysLater(74))).toEqual(nothing);
    expect(matchOf(db, match.id)).toMatchObject({ status: 'completed', bySilence: true });
    expect(read(db, provider, match.id, daysLater(75))).toMatchObject({
      completion: { status: 'completed', bySilence: true },
    });
  });

  it('does not come while the other side still speaks', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAgreement(db, BEGUN);
    complete(db, provider, match.id);
    completeBySilence(db, daysLater(14));
    const word = { version: 1, position: 0, value: '4', measuredOn: '2027-02-01' };
    const form = { ...word, once: newOnce(), confirmSensitive: false };
    reportIndicator(by(db, focalPoint, daysLater(70)), match.id, form, WHERE);
    expect(completeBySilence(db, daysLater(74))).toEqual({ reminded: 0, completed: 0 });
    expect(completeBySilence(db, daysLater(130))).toEqual({ reminded: 0, completed: 1 });
  });

  it('lets the State alone say that its need is met, once all of it is served', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider } = makeAgreement(db, {
      ...BEGUN,
      support: ['training', 'mentoring'],
    });
    complete(db, provider, match.id);
    expect(read(db, focalPoint, match.id)).toMatchObject({ servedNeed: null });
    complete(db, focalPoint, match.id);
    expect(needOf(db, need.id)?.status).toBe('in-agreement');
    expect(read(db, focalPoint, match.id)).toMatchObject({ servedNeed: { id: need.id } });
    expect(read(db, provider, match.id)).toMatchObject({ servedNeed: null });
  });
});
