import { spawn } from 'node:child_process';
import { asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { notifications, outbox } from '#db/schema/notifications';
import { submissions } from '#db/schema/readings';
import { verifyAudit } from '~/features/audit/verify.server';
import { testDatabase } from '../database';
import { makeAcceptedMatch, versionsOf } from '../matches';
import { type Order, tokenOf } from './kill-writer';

/** What a process has acknowledged outlives it, however it ends: half of a write is never there. */

/** More than any of them comes to, so that each is killed while it writes. */
const WRITES = 2000;
/** After how many acknowledged writes, of two hundred, each of ten processes is killed. */
const KILLED_AFTER = [1, 199, 7, 151, 38, 100, 64, 173, 12, 125];

/** Kills a writer, `kill -9`, as soon as it has acknowledged so many writes. Gives all that it acknowledged. */
function killedAfter(
  order: Order,
  count: number,
): Promise<{ said: number[]; signal: string | null }> {
  const args = ['--import', 'tsx', 'tests/integration/kill-writer.ts', JSON.stringify(order)];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [told, faults] = ['', ''];
  const said = () => told.split('\n').slice(0, -1).map(Number);
  writer.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  writer.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    if (said().length >= count) writer.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    writer.once('error', reject);
    writer.once('close', (_code, signal) => {
      if (said().length < count) reject(new Error(faults));
      else resolve({ said: said(), signal });
    });
  });
}

/** Everything that the proposal of each version writes, by its parts: all of them are there or none. */
function partsOf(db: Db, matchId: string) {
  const audited = db.select().from(auditLog).orderBy(asc(auditLog.id)).all();
  const told = db.select().from(notifications).where(eq(notifications.subjectId, matchId)).all();
  const mails = db.select().from(outbox).all();
  const forms = db.select().from(submissions).all();
  return {
    versions: versionsOf(db, matchId).map(({ number, status }) => `${number} ${status}`),
    audited: audited.map(({ after }) => (JSON.parse(after ?? '{}') as { number: number }).number),
    told: told.length,
    mailed: mails.flatMap(({ notificationIds }) => notificationIds).sort(),
    notified: told.map(({ id }) => id).sort(),
    forms: forms.map(({ token, location }) => `${token} ${location}`).sort(),
  };
}

function expectWhole(db: Db, matchId: string): number {
  expect(db.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  expect(verifyAudit(db).fault).toBeNull();
  const { versions, audited, told, mailed, notified, forms } = partsOf(db, matchId);
  const last = versions.length;
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  const status = (number: number) => (number === last ? 'proposed' : 'superseded');
  expect(versions).toEqual(numbers.map((number) => `${number} ${status(number)}`));
  expect(audited).toEqual(numbers);
  expect(told).toBe(last);
  expect(mailed).toEqual(notified);
  expect(forms).toEqual(numbers.map((number) => `${tokenOf(number)} /${number}`).sort());
  return last;
}

it('keeps every acknowledged write, whole, when the process is killed among 200', async () => {
  const db = testDatabase();
  const { match, focalPoint, provider } = makeAcceptedMatch(db);
  const order: Order = {
    path: db.$client.name,
    matchId: match.id,
    personIds: [focalPoint.personId, provider.personId],
    writes: WRITES,
  };
  let written = 0;
  for (const count of KILLED_AFTER) {
    const { said, signal } = await killedAfter(order, count);
    expect(signal).toBe('SIGKILL');
    expect(said).toEqual(said.map((_, index) => written + index + 1));
    const last = expectWhole(db, match.id);
    // One write may have been done and not yet said.
    expect(last - written - said.length).toBeGreaterThanOrEqual(0);
    expect(last - written - said.length).toBeLessThanOrEqual(1);
    written = last;
  }
  expect(written).toBeGreaterThanOrEqual(KILLED_AFTER.reduce((sum, count) => sum + count, 0));
}, 120_000);
