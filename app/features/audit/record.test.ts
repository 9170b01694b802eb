import { createHash } from 'node:crypto';
import { asc, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint } from '../../../tests/factories';
import { recordAudit } from './record.server';

describe('the audit log', () => {
  const db = testDatabase();
  const actor = makeFocalPoint(db);
  const record = (id: string, after?: object) =>
    writeTransaction(db, (tx) => {
      const subject = { type: 'need', id, state: 'SEN' } as const;
      recordAudit(tx, { actor, now: NOW, action: 'need.create', subject, after });
    });

  it('chains each row to the one before it by hash', () => {
    record('a', { title: 'A' });
    record('b', { title: 'B' });
    const rows = db.select().from(auditLog).orderBy(asc(auditLog.id)).all();
    expect(rows[1]?.previousHash).toBe(rows[0]?.hash);
    for (const { id: _id, hash, ...row } of rows) {
      expect(createHash('sha256').update(JSON.stringify(row)).digest('hex')).toBe(hash);
    }
  });

  it('holds no secret', () => {
    record('c', { email: 'x@example.org', passwordHash: 'h', inner: { token: 't' } });
    const last = db
      .select()
      .from(auditLog)
      .orderBy(sql`id desc`)
      .get();
    expect(last?.after).toBe('{"email":"x@example.org","inner":{}}');
  });

  it('cannot be altered or shortened', () => {
    expect(() => db.update(auditLog).set({ action: 'x' }).run()).toThrow(/append-only/);
    expect(() => db.delete(auditLog).run()).toThrow(/append-only/);
  });

  it('is not written when the change is not', () => {
    const before = db.select().from(auditLog).all().length;
    expect(() =>
      writeTransaction(db, (tx) => {
        const subject = { type: 'need', id: 'd' } as const;
        recordAudit(tx, { actor, now: NOW, action: 'need.create', subject });
        throw new Error('the change fails');
      }),
    ).toThrow('the change fails');
    expect(db.select().from(auditLog).all()).toHaveLength(before);
  });
});
