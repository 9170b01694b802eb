import { createHash } from 'node:crypto';

/** What a row of the log says, in the order in which it is hashed; without its id, which says where it stands. */
export interface ChainedRow {
  at: string;
  personId: string | null;
  organisationId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  state: string | null;
  before: string | null;
  after: string | null;
  previousHash: string;
}

/** The hash of the log's last row, where a first row has nothing before it. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, in hex, over the row and by its `previousHash` over every row before it. */
export function hashOf(row: ChainedRow): string {
  const { at, personId, organisationId, action, subjectType, subjectId, state } = row;
  const { before, after, previousHash } = row;
  const told = {
    at,
    personId,
    organisationId,
    action,
    subjectType,
    subjectId,
    state,
    before,
    after,
    previousHash,
  };
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** The key of `settings` under which the log's end is kept. */
export const HEAD_KEY = 'audit-head';

/** How many rows the log has, and the hash of the last: kept apart from it, so that a cut-off end is noticed. */
export interface Head {
  rows: number;
  hash: string;
}

/** The kept end of the log; null when there is none, or what is kept is no such thing. */
export function readHead(kept: string | undefined): Head | null {
  if (kept === undefined) return null;
  try {
    const { rows, hash } = JSON.parse(kept) as Partial<Head>;
    return typeof rows === 'number' && typeof hash === 'string' ? { rows, hash } : null;
  } catch {
    return null;
  }
}
