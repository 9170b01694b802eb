import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.server';
import { type IntroductionRow, introductions } from '#db/schema/introductions';
import type { AuditAction } from '~/features/audit/actions';
import { recordAudit } from '~/features/audit/record.server';
import { type Sensitive, findSensitive } from '~/features/needs/rules';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';

export interface Who {
  db: Db;
  actor: Member;
  now: Date;
}
export type By = Omit<Who, 'db'>;

/**
 * 422: an answer is at fault, or a text holds something to look at again (`sensitive`). 409: somebody else was
 * quicker; `version` is the one that the row has now.
 */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  sensitive?: Sensitive[];
  version?: number;
}

export function stale(version: number): Refused {
  const errors = { '': [fault('introductions.error.stale')] };
  return { ok: false, status: 409, errors, version };
}

/** What stands in a text that may be better left out; null when nothing does, or when somebody has looked. */
export function refusedText(field: string, text: string, isConfirmed: boolean): Refused | null {
  const sensitive = isConfirmed ? [] : findSensitive({ [field]: text });
  if (sensitive.length === 0) return null;
  const errors = { confirmSensitive: [fault('needs.error.sensitive')] };
  return { ok: false, status: 422, errors, sensitive };
}

/** Writes the change of a match and its audit row, which says what was done and leaves out every text. */
export function changeMatch(
  tx: Tx,
  by: By,
  { match: before, need }: { match: IntroductionRow; need: { state: string } },
  action: AuditAction,
  change: Partial<IntroductionRow>,
): void {
  const after = tx
    .update(introductions)
    .set({ ...change, version: before.version + 1 })
    .where(eq(introductions.id, before.id))
    .returning()
    .get();
  recordAudit(tx, {
    ...by,
    action,
    subject: { type: 'introduction', id: before.id, state: need.state },
    before: facts(before),
    after: facts(after),
  });
}

export function facts(row: IntroductionRow) {
  const { status, version, needId, offerId, providerId, implementerId, contactDisclosed } = row;
  const { conditionsSeen, message, answer } = row;
  return {
    status,
    version,
    needId,
    offerId,
    providerId,
    implementerId,
    contactDisclosed,
    conditionsSeen,
    hasMessage: message !== '',
    hasAnswer: answer !== '',
  };
}
