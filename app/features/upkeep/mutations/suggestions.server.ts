import { and, eq, lte, notInArray, or, sql } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { suggestions } from '#db/schema/suggestions';
import { recordAudit } from '~/features/audit/record.server';
import { SUGGESTION_LAPSES_DAYS, daysBefore } from '../rules';

/**
 * Suggestions that nobody answered for 90 days lapse, and those whose need or offer has left for good: a need that
 * is in agreement, or an offer that is paused, may come back. Nobody is told. Gives how many.
 */
export function lapseSuggestions({ db, now }: { db: Db; now: Date }): number {
  const found = db
    .select({ id: suggestions.id, state: needs.state })
    .from(suggestions)
    .innerJoin(needs, eq(needs.id, suggestions.needId))
    .innerJoin(offers, eq(offers.id, suggestions.offerId))
    .where(
      and(
        eq(suggestions.status, 'open'),
        or(
          lte(suggestions.createdAt, daysBefore(now, SUGGESTION_LAPSES_DAYS)),
          notInArray(needs.status, ['open', 'in-agreement']),
          eq(offers.status, 'closed'),
        ),
      ),
    )
    .all();
  return found.filter(({ id, state }) =>
    writeTransaction(db, (tx) => {
      const lapsed = tx
        .update(suggestions)
        .set({ status: 'lapsed', version: sql`${suggestions.version} + 1` })
        .where(and(eq(suggestions.id, id), eq(suggestions.status, 'open')))
        .run();
      if (lapsed.changes === 0) return false;
      recordAudit(tx, {
        actor: null,
        now,
        action: 'suggestion.lapse',
        subject: { type: 'suggestion', id, state },
        before: { status: 'open' },
        after: { status: 'lapsed' },
      });
      return true;
    }),
  ).length;
}
