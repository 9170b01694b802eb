import { count, desc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { settings } from '#db/schema/settings';
import type { Actor } from '~/server/actor';
import type { AuditAction, AuditSubject } from './actions';
import { GENESIS, HEAD_KEY, type Head, hashOf, readHead } from './chain.server';

/** Never written to the log, whatever row a snapshot is taken of. */
const SECRETS = new Set(['passwordHash', 'tokenHash', 'password', 'token']);

export interface AuditEntry {
  /** Null when a command makes the change. */
  actor: Actor | null;
  now: Date;
  action: AuditAction;
  subject: { type: AuditSubject; id: string; state?: string | null };
  before?: object | null;
  after?: object | null;
}

/**
 * Appends one row to the audit log and notes its new end. Takes the transaction of the change itself: either all of
 * it is on disk or none. Snapshots leave out secrets.
 */
export function recordAudit(tx: Tx, entry: AuditEntry): void {
  const last = tx
    .select({ hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  const member = entry.actor?.kind === 'member' ? entry.actor : null;
  const row = {
    at: entry.now.toISOString(),
    personId: member?.personId ?? null,
    organisationId: member?.organisationId ?? null,
    action: entry.action,
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    state: entry.subject.state ?? null,
    before: snapshot(entry.before),
    after: snapshot(entry.after),
    previousHash: last?.hash ?? GENESIS,
  };
  const hash = hashOf(row);
  tx.insert(auditLog)
    .values({ ...row, hash })
    .run();
  keepHead(tx, { rows: rowsBefore(tx) + 1, hash });
}

/** By the note of the end, not by the table: a row that was taken away since must go on missing. */
function rowsBefore(tx: Tx): number {
  const kept = tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, HEAD_KEY))
    .get();
  const head = readHead(kept?.value);
  if (head) return head.rows;
  // A log that was begun before its end was noted: the row just written is in the table already.
  return (tx.select({ rows: count() }).from(auditLog).get()?.rows ?? 1) - 1;
}

function keepHead(tx: Tx, head: Head): void {
  const value = JSON.stringify(head);
  tx.insert(settings)
    .values({ key: HEAD_KEY, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
    .run();
}

function snapshot(value: object | null | undefined): string | null {
  if (!value) return null;
  return JSON.stringify(value, (key, inner: unknown) => (SECRETS.has(key) ? undefined : inner));
}
