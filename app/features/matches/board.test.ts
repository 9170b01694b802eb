import { expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeNeed, makeOffer } from '../../../tests/factories';
import { recordAudit } from '../audit/record.server';
import type { AuditAction, AuditSubject } from '../audit/actions';
import { currentMatching, proven } from './board.server';

function board() {
  const db = testDatabase();
  const need = makeNeed(db);
  const offer = makeOffer(db);
  const record = (action: AuditAction, type: AuditSubject) =>
    writeTransaction(db, (tx) =>
      recordAudit(tx, { actor: null, now: NOW, action, subject: { type, id: 'x' } }),
    );
  return { db, need, offer, record };
}

it('keeps a matching until something changes', () => {
  const { db, need, record } = board();
  const first = currentMatching(db, NOW);
  expect(first.result.allocation.map((row) => row.need)).toEqual([need.id]);
  expect(currentMatching(db, NOW)).toBe(first);

  const another = makeNeed(db);
  record('need.open', 'need');
  const second = currentMatching(db, NOW);
  expect(second).not.toBe(first);
  expect(second.prepared.needById.has(another.id)).toBe(true);
});

it('is not disturbed by sign-ins', () => {
  const { db, record } = board();
  const first = currentMatching(db, NOW);
  record('person.sign-in', 'person');
  record('session.revoke', 'session');
  expect(currentMatching(db, NOW)).toBe(first);
});

it('is made anew each day', () => {
  const { db } = board();
  const first = currentMatching(db, NOW);
  const tomorrow = currentMatching(db, new Date('2027-01-16T00:00:00Z'));
  expect(tomorrow).not.toBe(first);
  expect(tomorrow.result.asOf).toBe('2027-01-16');
});

it('is kept for each database by itself', () => {
  const [one, other] = [board(), board()];
  const first = currentMatching(one.db, NOW);
  expect(currentMatching(other.db, NOW)).not.toBe(first);
  expect(currentMatching(one.db, NOW)).toBe(first);
});

it('refuses a result that does not stand its proof', () => {
  const { db } = board();
  const { prepared, result } = currentMatching(db, NOW);
  expect(() => proven(prepared, { ...result, allocation: [] })).toThrow(/result is wrong/);
});
