import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import { introductions } from '#db/schema/introductions';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '../life-cycle';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import type { Actor } from '~/server/actor';
import { liveMatches } from '../queries/withdrawal.server';

/**
 * Withdraws with a need, for its State, the introductions of it that are no agreement yet: their providers would go
 * on preparing what is no longer asked for, and could read nothing of it. Each is noted, and told to its provider,
 * as if it had been withdrawn by itself. False, and nothing is written, where an agreement is under way: what two
 * have agreed, one of them ends openly and with a reason, not by taking away what the other reads of it.
 */
export function closeMatches(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Date },
  need: { id: string; state: string },
): boolean {
  const live = liveMatches(tx, need.id).map(({ match }) => match);
  if (!live.every(({ status }) => mayDo('withdraw', { status, side: 'state' }))) return false;
  for (const { id, status, version, providerId } of live) {
    const change = { status: 'withdrawn' as const, version: version + 1 };
    tx.update(introductions)
      .set({ ...change, closedAt: now.toISOString(), closedBySide: 'state' })
      .where(eq(introductions.id, id))
      .run();
    recordAudit(tx, {
      actor,
      now,
      action: 'introduction.withdraw',
      subject: { type: 'introduction', id, state: need.state },
      before: { status, version },
      after: { ...change, withNeed: true },
    });
    notify(tx, {
      kind: 'introduction-withdrawn',
      subject: { type: 'introduction', id },
      recipients: peopleOfSide(tx, { state: need.state, providerId }, 'provider'),
      now,
    });
  }
  return true;
}
