import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.server';
import { introductions } from '#db/schema/introductions';
import { recordAudit } from '~/features/audit/record.server';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import type { Actor } from '~/server/actor';
import { mayDo } from '../life-cycle';
import { liveMatches } from '../queries/withdrawal.server';
import type { Closing } from '../rules';

interface By {
  /** Null is time itself. */
  actor: Actor | null;
  now: Date;
}
interface Closed {
  id: string;
  state: string;
}

/**
 * Closes with a need, for its State, the introductions of it that are no agreement yet: their providers would go on
 * preparing what is no longer asked for. False, and nothing is written, where an agreement is under way: what two
 * have agreed, one of them ends openly and with a reason, not by taking away what the other reads of it.
 */
export function closeMatches(tx: Tx, by: By, need: Closed): boolean {
  const live = liveMatches(tx, need.id);
  if (live.some(({ match }) => match.status === 'agreed')) return false;
  close(tx, by, need, 'withdrawn');
  return true;
}

/** The same for a need that its State marks as met. Agreements go on to their end. */
export function closeWithMet(tx: Tx, by: By, need: Closed): void {
  close(tx, by, need, 'met');
}

/** The same for a need whose time is over, but only what no provider has answered. */
export function closeWithExpired(tx: Tx, by: By, need: Closed): void {
  close(tx, by, need, 'expired');
}

/**
 * Each is noted with the reason, which its State reads; the provider is told, in the same words whatever the reason,
 * that the need is no longer open.
 */
function close(tx: Tx, { actor, now }: By, need: Closed, because: Closing): void {
  const side = actor ? 'state' : 'clock';
  for (const { match } of liveMatches(tx, need.id)) {
    const { id, status, version, providerId } = match;
    if (!mayDo('close', { status, side })) continue;
    const change = { status: 'withdrawn' as const, version: version + 1 };
    tx.update(introductions)
      .set({ ...change, closedAt: now.toISOString(), closedBySide: actor ? 'state' : null })
      .where(eq(introductions.id, id))
      .run();
    recordAudit(tx, {
      actor,
      now,
      action: 'introduction.close',
      subject: { type: 'introduction', id, state: need.state },
      before: { status, version },
      after: { ...change, because },
    });
    notify(tx, {
      kind: 'introduction-closed',
      subject: { type: 'introduction', id },
      recipients: peopleOfSide(tx, { state: need.state, providerId }, 'provider'),
      now,
    });
  }
}
