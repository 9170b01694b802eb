import { and, eq } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import { readableDetails } from '~/features/needs/visibility.server';
import { namesIn } from '~/i18n/names.server';
import { blockersOf } from '~/matching/gates';
import type { Condition } from '~/matching/vocabulary';
import { boardToldTo } from '../board.server';
import { toldAs } from '../policy';
import type { Who } from '../queries.server';
import { type BlockView, type PairView, nearMissView, pairView } from '../views';

export interface FoundPair {
  pair: PairView;
  /** The gates that keep the pair apart, conditions left out: those are for the State to see and tick. */
  blocks: BlockView[];
  /** What the offer lists as conditions today. */
  conditions: readonly Condition[];
}

/**
 * How one offer fits one need, whether the pair is possible or not, for a reader of the need's details. Null for
 * anybody else, and when one of the two is not on the board.
 */
export function findPair(
  { db, actor, now, locale }: Who,
  needId: string,
  offerId: string,
): FoundPair | null {
  const row = db
    .select({ state: needs.state })
    .from(needs)
    .where(and(eq(needs.id, needId), readableDetails(db, actor)))
    .get();
  if (!row) return null;
  const board = boardToldTo(db, now, toldAs(actor, row));
  const [need, offer] = [board.needById.get(needId), board.offerById.get(offerId)];
  if (!need || !offer) return null;
  const names = namesIn(locale);
  const blockers = blockersOf(need, offer, board).filter((gate) => gate !== 'conditions');
  return {
    pair: pairView(need, offer, board, names),
    blocks: nearMissView(need, offer, blockers, board, names).blocks,
    conditions: offer.row.conditions ?? [],
  };
}
