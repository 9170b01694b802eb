import { execFile } from 'node:child_process';
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Db, writeTransaction } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { settings } from '#db/schema/settings';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint } from '../../../tests/factories';
import { HEAD_KEY, hashOf } from './chain.server';
import { recordAudit } from './record.server';
import { verifyAudit } from './verify.server';

/** A log of `rows` rows in a file of its own, whose triggers are gone: what somebody with the file can do. */
function openLog(rows = 5): Db {
  const db = testDatabase();
  const actor = makeFocalPoint(db);
  for (let row = 1; row <= rows; row += 1) write(db, row, actor);
  const triggers = db.$client
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'trigger'")
    .all();
  for (const { name } of triggers) db.$client.exec(`drop trigger "${name}"`);
  return db;
}

function write(db: Db, row: number, actor: Parameters<typeof recordAudit>[1]['actor'] = null) {
  const now = new Date(NOW.getTime() + row * 60_000);
  const subject = { type: 'need', id: `need ${row}`, state: 'SEN' } as const;
  writeTransaction(db, (tx) =>
    recordAudit(tx, { actor, now, action: 'need.update', subject, after: { row } }),
  );
}

const rowsOf = (db: Db) => db.select().from(auditLog).orderBy(asc(auditLog.id)).all();
const idOf = (db: Db, subjectId: string) =>
  rowsOf(db).find((row) => row.subjectId === subjectId)?.id ?? -1;
const faultOf = (db: Db) => verifyAudit(db).fault;

describe('a log that nobody touched', () => {
  it('is whole, and its last hash is told', () => {
    const db = openLog();
    const rows = rowsOf(db);
    expect(verifyAudit(db)).toEqual({
      rows: rows.length,
      lastHash: rows.at(-1)?.hash,
      fault: null,
    });
  });

  it('is whole when it was begun before its end was noted', () => {
    const db = openLog(2);
    db.delete(settings).where(eq(settings.key, HEAD_KEY)).run();
    expect(faultOf(db)).toMatchObject({ kind: 'head-missing' });
    write(db, 3);
    expect(faultOf(db)).toBeNull();
  });

  it('keeps neither row nor end of a change that failed', () => {
    const db = openLog(2);
    const before = verifyAudit(db);
    expect(() =>
      writeTransaction(db, (tx) => {
        const subject = { type: 'need', id: 'x' } as const;
        recordAudit(tx, { actor: null, now: NOW, action: 'need.create', subject });
        throw new Error('the change fails');
      }),
    ).toThrow('the change fails');
    expect(verifyAudit(db)).toEqual(before);
  });
});

describe('a log that was touched', () => {
  it('names the row that was altered, by its id and time', () => {
    const db = openLog();
    const id = idOf(db, 'need 3');
    for (const change of [{ after: '{"row":9}' }, { at: '2020-01-01' }, { personId: 'another' }]) {
      const kept = rowsOf(db).find((row) => row.id === id);
      db.update(auditLog).set(change).where(eq(auditLog.id, id)).run();
      const at = change.at ?? kept?.at;
      expect(faultOf(db)).toEqual({ kind: 'altered', id, at });
      db.update(auditLog)
        .set({ ...kept })
        .where(eq(auditLog.id, id))
        .run();
      expect(faultOf(db)).toBeNull();
    }
  });

  it('finds a row that was replaced with a hash of its own by the row after it', () => {
    const db = openLog();
    const id = idOf(db, 'need 3');
    const row = rowsOf(db).find((found) => found.id === id);
    if (!row) throw new Error('no row');
    const { id: _id, hash: _hash, ...told } = row;
    const forged = { ...told, after: '{"row":9}' };
    db.update(auditLog)
      .set({ ...forged, hash: hashOf(forged) })
      .where(eq(auditLog.id, id))
      .run();
    expect(faultOf(db)).toMatchObject({ kind: 'missing', id: id + 1 });
  });

  it('names the row after one that was taken away, the first included', () => {
    const db = openLog();
    const id = idOf(db, 'need 2');
    db.delete(auditLog).where(eq(auditLog.id, id)).run();
    expect(faultOf(db)).toMatchObject({ kind: 'missing', id: id + 1 });
    const other = openLog();
    const first = rowsOf(other)[0]?.id ?? -1;
    other.delete(auditLog).where(eq(auditLog.id, first)).run();
    expect(faultOf(other)).toMatchObject({ kind: 'missing', id: first + 1 });
  });

  it('names the first of two rows that changed places', () => {
    const db = openLog();
    const [a, b] = [idOf(db, 'need 2'), idOf(db, 'need 4')];
    db.update(auditLog).set({ id: -1 }).where(eq(auditLog.id, a)).run();
    db.update(auditLog).set({ id: a }).where(eq(auditLog.id, b)).run();
    db.update(auditLog).set({ id: b }).where(eq(auditLog.id, -1)).run();
    expect(faultOf(db)).toMatchObject({ kind: 'out-of-order', id: a });
  });

  it('notices an end that was cut off, also after more was written', () => {
    const db = openLog();
    const whole = verifyAudit(db);
    const id = idOf(db, 'need 5');
    db.delete(auditLog).where(eq(auditLog.id, id)).run();
    const expected = { rows: whole.rows, hash: whole.lastHash };
    expect(faultOf(db)).toMatchObject({ kind: 'cut-off', id: id - 1, expected });
    write(db, 6);
    expect(faultOf(db)).toMatchObject({ kind: 'cut-off', expected: { rows: whole.rows + 1 } });
    db.delete(auditLog).run();
    expect(faultOf(db)).toMatchObject({ kind: 'cut-off', id: null, at: null });
  });

  it('is not shown when everything, hashes and the note of the end, was written anew', () => {
    const db = openLog();
    const known = verifyAudit(db).lastHash;
    let previousHash = '0'.repeat(64);
    for (const { id, hash: _hash, ...row } of rowsOf(db)) {
      const forged = { ...row, after: '{"row":9}', previousHash };
      previousHash = hashOf(forged);
      db.update(auditLog)
        .set({ ...forged, hash: previousHash })
        .where(eq(auditLog.id, id))
        .run();
    }
    const value = JSON.stringify({ rows: rowsOf(db).length, hash: previousHash });
    db.update(settings).set({ value }).where(eq(settings.key, HEAD_KEY)).run();
    expect(faultOf(db)).toBeNull();
    // Only a hash that was kept elsewhere shows it.
    expect(verifyAudit(db).lastHash).not.toBe(known);
  });
});

describe('npm run audit:verify', () => {
  const run = (path: string) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const args = ['--import', 'tsx', 'app/cli/audit-verify.ts', path];
      execFile(process.execPath, args, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });

  it('ends with 0, 1 or 2, and says which row is at fault', { timeout: 120_000 }, async () => {
    const db = openLog();
    const path = db.$client.name;
    const { lastHash } = verifyAudit(db);
    const whole = await run(path);
    expect([whole.code, whole.out.includes(lastHash)]).toEqual([0, true]);
    const id = idOf(db, 'need 3');
    db.update(auditLog).set({ state: 'GHA' }).where(eq(auditLog.id, id)).run();
    const { code, err } = await run(path);
    expect(code).toBe(1);
    expect(err).toContain(`Row ${id}, written 2027-01-15T09:03:00.000Z: it was altered`);
    expect((await run(`${path}.none`)).code).toBe(2);
  });
});
