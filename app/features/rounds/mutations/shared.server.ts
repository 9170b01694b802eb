import type { Db } from '#db/client.server';
import type { RoundRow } from '#db/schema/coordination';
import type { Locale } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';

export interface Who {
  db: Db;
  actor: Member;
  now: Date;
  locale: Locale;
}

/** 422: an answer is at fault. 409: somebody else was quicker, and what stands there now is something else. */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
}

export const STALE: Refused = {
  ok: false,
  status: 409,
  errors: { '': [fault('rounds.error.stale')] },
};

/** What the log keeps of a round: no board and no result, which hold what is sealed. */
export function facts(row: RoundRow) {
  const { name, status, version, asOf, settings, boardHash, resultHash, fault: code } = row;
  return { name, status, version, asOf, settings, boardHash, resultHash, fault: code };
}
