import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import type { Actor } from '~/server/actor';
import type { AuditAction, AuditSubject } from './actions';

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

/** The hash of the log's last row, where a first row has nothing before it. */
const GENESIS = '0'.repeat(64);

/**
 * Appends one row to the audit log. Takes the transaction of the change itself: either both are on disk or
 * neither. Snapshots leave out secrets.
 */
export function recordAudit(tx: Tx, entry: AuditEntry): void {
  const last = tx
    .select({ hash: auditLog.hash })
    .from(auditLog)
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  const previousHash = last?.hash ?? GENESIS;
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
    previousHash,
  };
  const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
  tx.insert(auditLog)
    .values({ ...row, hash })
    .run();
}

function snapshot(value: object | null | undefined): string | null {
  if (!value) return null;
  return JSON.stringify(value, (key, inner: unknown) => (SECRETS.has(key) ? undefined : inner));
}
