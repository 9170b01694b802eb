import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { followUps } from '#db/schema/reports';
import type { Member } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import { ACTED, by, makeAgreement, matchOf, toldOf } from '../../../tests/matches';
import { sayComplete } from './mutations/complete.server';
import { answerFollowUp, askFollowUps } from './mutations/follow-up.server';
import { readResults } from './queries.server';

const WHERE = { language: 'en', location: '/there' };
const BEGUN = { startsOn: '2027-01-10' };

function complete(db: Db, actor: Member, id: string) {
  const version = matchOf(db, id)?.version ?? 0;
  return sayComplete(by(db, actor), id, { once: newOnce(), version }, '/there');
}
const read = (db: Db, actor: Member, id: string, now: Date) =>
  readResults({ ...by(db, actor, now), locale: 'en' }, id);

describe('a follow-up', () => {
  const inMonths = (month: string) => new Date(`${month}-15T12:00:00Z`);
  function completed(db: Db) {
    const made = makeAgreement(db, BEGUN);
    complete(db, made.provider, made.match.id);
    complete(db, made.focalPoint, made.match.id);
    return made;
  }
  const say = (db: Db, actor: Member, id: string, now: Date) => {
    const [row] = db.select().from(followUps).all();
    const words = { stillInUse: 'partly' as const, note: 'Two of three.' };
    const form = { ...words, once: newOnce(), confirmSensitive: false };
    return answerFollowUp(by(db, actor, now), id, row?.id ?? '', form, WHERE);
  };

  it('is asked on its day, once', () => {
    const db = testDatabase();
    const { focalPoint } = completed(db);
    expect(askFollowUps(db, new Date('2027-07-14T23:59:00Z'))).toBe(0);
    expect(askFollowUps(db, inMonths('2027-07'))).toBe(1);
    expect(askFollowUps(db, inMonths('2027-07'))).toBe(0);
    expect(toldOf(db, 'follow-up-asked')).toEqual([focalPoint.personId]);
    expect(askFollowUps(db, inMonths('2028-01'))).toBe(1);
  });

  it('is answered by the State, and both sides read it', () => {
    const db = testDatabase();
    const { match, focalPoint, provider, implementer } = completed(db);
    const now = inMonths('2027-07');
    expect(say(db, focalPoint, match.id, now)).toBeNull();
    askFollowUps(db, now);
    expect(say(db, provider, match.id, now)).toBeNull();
    expect(say(db, implementer, match.id, now)).toBeNull();
    expect(read(db, focalPoint, match.id, now)).toMatchObject({
      followUps: [{ mayAnswer: true }, { mayAnswer: false }],
    });
    expect(say(db, focalPoint, match.id, now)).toEqual(ACTED);
    expect(say(db, focalPoint, match.id, now)).toMatchObject({ status: 409 });
    for (const actor of [focalPoint, provider]) {
      expect(read(db, actor, match.id, now)).toMatchObject({
        followUps: [{ answer: { stillInUse: 'partly', note: 'Two of three.' } }, { answer: null }],
      });
    }
    const log = db.select().from(auditLog).all().at(-1);
    expect(log).toMatchObject({ action: 'follow-up.answer' });
    expect(log?.after).not.toContain('Two');
  });
});
