import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import type { Side } from '#db/schema/enums';
import { type NeedRow, needs } from '#db/schema/needs';
import type { Terms } from '#db/schema/types';
import { recordAudit } from '~/features/audit/record.server';
import { type Sensitive, isCovering, openForms, statusOn } from '~/features/needs/rules';
import type { Actor } from '~/server/actor';
import { coveringOf } from '../queries/match.server';

/**
 * 422: an answer is at fault. 409: something changed since the form was made; `latest` are the terms that are there
 * now and `number` is theirs, where it was the terms that changed.
 */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  /** What the form should carry from now on. */
  version?: number;
  /** What the texts hold that the writer should look at again. */
  sensitive?: Sensitive[];
}

export function refuse(status: 409 | 422, code: string, field = ''): Refused {
  return { ok: false, status, errors: { [field]: [code] } };
}

export function other(side: Side): Side {
  return side === 'state' ? 'provider' : 'state';
}

/** What the audit log is told of terms: days and codes, and how many indicators; none of their words. */
export function termsFacts({ startsOn, endsOn, support, indicators }: Terms) {
  return { startsOn, endsOn, support, indicators: indicators.length };
}

/**
 * Holds a need's status to its agreements: `in-agreement` when no form of support is open any more, back to where it
 * was when one is open again. Gives the need as it is then. Any other status is the State's own word and stays.
 */
export function settleNeed(
  tx: Tx,
  { actor, now }: { actor: Actor | null; now: Date },
  need: NeedRow,
): NeedRow {
  const today = now.toISOString().slice(0, 10);
  const matches = coveringOf(tx, need.id);
  const isCovered = matches.some(isCovering) && openForms(need, matches).length === 0;
  let status = need.status;
  if (isCovered && (status === 'open' || status === 'expired')) status = 'in-agreement';
  else if (!isCovered && status === 'in-agreement') status = reopened(need, today);
  if (status === need.status) return need;
  const after = tx
    .update(needs)
    .set({ status, version: need.version + 1, updatedAt: now.toISOString() })
    .where(eq(needs.id, need.id))
    .returning()
    .get();
  recordAudit(tx, {
    actor,
    now,
    action: status === 'in-agreement' ? 'need.in-agreement' : 'need.update',
    subject: { type: 'need', id: need.id, state: need.state },
    before: { status: need.status, version: need.version },
    after: { status, version: after.version },
  });
  return after;
}

/** A need whose time is over when its agreement ends does not come back on the board by itself. */
function reopened({ reviewOn, windowTo }: NeedRow, today: string): 'open' | 'expired' {
  const isOver = statusOn({ status: 'open', reviewOn }, today) === 'expired';
  return isOver || (windowTo !== null && windowTo < today) ? 'expired' : 'open';
}
