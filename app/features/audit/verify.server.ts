import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { settings } from '#db/schema/settings';
import { GENESIS, HEAD_KEY, type Head, hashOf, readHead } from './chain.server';

/**
 * What is wrong with a log, at the first row where it shows:
 * `altered`: the row does not say what it said when it was written.
 * `missing`: a row before this one was taken away, or replaced by another.
 * `out-of-order`: the row stood elsewhere in the log.
 * `cut-off`: rows are missing after this one, the last; `at` is null when none is left at all.
 * `head-missing`: the note of the log's end was taken away, so that a cut could not be noticed.
 * `head-wrong`: the note of the end and the end itself do not agree.
 */
export type AuditFault =
  | { kind: 'altered' | 'missing' | 'out-of-order'; id: number; at: string }
  | { kind: 'cut-off' | 'head-wrong'; id: number | null; at: string | null; expected: Head }
  | { kind: 'head-missing'; id: number; at: string };

export interface Verified {
  rows: number;
  /** The hash of the last row: noted elsewhere, it shows later whether all until here was written anew. */
  lastHash: string;
  fault: AuditFault | null;
}

/**
 * Walks the log from its first row, one row at a time, and stops at the first fault. Any number of rows takes the
 * same memory; one read transaction, so that a server may go on writing.
 *
 * It cannot find everything. Who can write the file and knows the method can write the log anew from some row on,
 * hashes and the note of the end included; only a last hash that was kept elsewhere shows that.
 */
export function verifyAudit(db: Db): Verified {
  return db.transaction((tx) => {
    const { rows, last, broken } = walkToFault(db);
    const found = (fault: AuditFault | null): Verified => ({ rows, lastHash: last.hash, fault });
    if (broken) {
      const { id, at, previousHash } = broken;
      if (previousHash === last.hash) return found({ kind: 'altered', id, at });
      return found({ kind: follows(tx, previousHash) ? 'out-of-order' : 'missing', id, at });
    }
    const kept = tx
      .select({ value: settings.value })
      .from(settings)
      .where(eq(settings.key, HEAD_KEY))
      .get();
    const expected = readHead(kept?.value);
    if (!expected) {
      return found(rows === 0 ? null : { kind: 'head-missing', id: last.id, at: last.at });
    }
    if (expected.rows === rows && expected.hash === last.hash) return found(null);
    const end = rows === 0 ? { id: null, at: null } : { id: last.id, at: last.at };
    return found({ kind: rows < expected.rows ? 'cut-off' : 'head-wrong', ...end, expected });
  });
}

/** The first row that does not fit the ones before it, if any, and the last that does. */
function walkToFault(db: Db) {
  let rows = 0;
  let last = { id: 0, at: '', hash: GENESIS };
  for (const row of walk(db)) {
    if (row.previousHash !== last.hash || hashOf(row) !== row.hash) {
      return { rows, last, broken: row };
    }
    rows += 1;
    last = { id: row.id, at: row.at, hash: row.hash };
  }
  return { rows, last, broken: null };
}

/** Whether the row that should stand before is in the log, only elsewhere. */
function follows(tx: Pick<Db, 'select'>, previousHash: string): boolean {
  if (previousHash === GENESIS) return true;
  const row = tx
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(eq(auditLog.hash, previousHash))
    .get();
  return row !== undefined;
}

/** The rows in their order, one in memory at a time. */
function* walk(db: Db) {
  const query = db.select().from(auditLog).orderBy(asc(auditLog.id)).toSQL();
  const statement = db.$client.prepare<unknown[], StoredRow>(query.sql);
  for (const row of statement.iterate(...query.params)) {
    const { person_id: personId, organisation_id: organisationId, subject_type, ...rest } = row;
    const { subject_id, previous_hash, ...same } = rest;
    yield {
      ...same,
      personId,
      organisationId,
      subjectType: subject_type,
      subjectId: subject_id,
      previousHash: previous_hash,
    };
  }
}

/** A row as SQLite hands it out. */
interface StoredRow {
  id: number;
  at: string;
  person_id: string | null;
  organisation_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  state: string | null;
  before: string | null;
  after: string | null;
  previous_hash: string;
  hash: string;
}
