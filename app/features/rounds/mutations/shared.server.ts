import type { Db } from '#db/client.server';
import type { RoundRow } from '#db/schema/coordination';
import type { Locale } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';
import { type RoundField, type RoundSaid, differingFields, fieldsOf } from '../rules';

export interface Who {
  db: Db;
  actor: Member;
  now: Date;
  locale: Locale;
}

/**
 * 422: an answer is at fault. 409: somebody else was quicker; `conflict` is what stands there now, and where it
 * differs from what was typed.
 */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  conflict?: { version: number; now: Record<RoundField, string[]>; fields: RoundField[] };
}

export function stale(row: RoundRow, typed: RoundSaid | null): Refused {
  return {
    ok: false,
    status: 409,
    errors: { '': [fault('rounds.error.stale')] },
    conflict: {
      version: row.version,
      now: fieldsOf(row),
      fields: typed ? differingFields(row, typed) : [],
    },
  };
}

/** What the log keeps of a round: no board and no result, which hold what is sealed. */
export function facts(row: RoundRow) {
  const { name, status, version, asOf, settings, boardHash, resultHash, fault: code } = row;
  return { name, status, version, asOf, settings, boardHash, resultHash, fault: code };
}
