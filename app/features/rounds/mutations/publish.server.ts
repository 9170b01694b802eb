import { eq } from 'drizzle-orm';
import { writeTransaction } from '#db/client.server';
import { rounds } from '#db/schema/coordination';
import { recordAudit } from '~/features/audit/record.server';
import { addSuggestion } from '~/features/introductions/mutations/add-suggestion.server';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { findRow } from '../queries.server';
import { publishablePairs } from '../queries/publish.server';
import { mayRound } from '../rules';
import { type Refused, STALE, type Who, facts } from './shared.server';

/**
 * Suggests each allocated pair to its State, once. Left out are pairs whose need or offer is no longer open, that
 * wait as suggestions already, that their State has taken up, and offers of the coordinator's own organisation.
 * Null where the round is not there, has no result, or was published before.
 */
export function publishRound(
  who: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(tx, actor, id);
      if (!before) return null;
      if (input.version !== before.version) return STALE;
      if (!mayRound('publish', before.status)) return null;
      for (const { needId, offerId, state } of publishablePairs(tx, actor, before, now).fresh) {
        addSuggestion(tx, who, { needId, state, offerId, note: '', roundId: id });
      }
      const after = tx
        .update(rounds)
        .set({
          status: 'published',
          version: before.version + 1,
          publishedAt: now.toISOString(),
        })
        .where(eq(rounds.id, id))
        .returning()
        .get();
      recordAudit(tx, {
        actor,
        now,
        action: 'round.publish',
        subject: { type: 'round', id },
        before: facts(before),
        after: facts(after),
      });
      return { ok: true };
    }),
  );
}
