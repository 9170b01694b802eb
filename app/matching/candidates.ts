import { byCodePoint } from './arithmetic';
import { fitOf, principleScores } from './checks';
import { orderOf, standing } from './evaluate';
import { type Change, changesFor } from './changes';
import { type Explanation, explainEligible } from './explain';
import { blockersOf, isEligible } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import type { GateId } from './vocabulary';

/** A pair that is not possible, and what would make it so. */
export interface NearMiss {
  need: string;
  offer: string;
  blockers: GateId[];
  changes: Change[];
  /** The fit the pair would have if nothing else changed, in basis points. */
  fitIfOpen: number;
}

export interface Candidates {
  /** In the need's order (`candidatesOf`) or the offer's (`demandFor`). */
  eligible: Explanation[];
  /** Fewest blockers first, then the highest fit, then id. */
  nearMisses: NearMiss[];
}

/**
 * Blocked by who the parties are or by what one of them said: there is nothing to change, and a decline is told to
 * nobody but the side that made it.
 */
const NOT_NEAR: ReadonlySet<GateId> = new Set(['category', 'self', 'excluded', 'declined']);

/** More blockers than this is not near. */
const MOST_BLOCKERS = 3;

/**
 * All offers of a need's category: the eligible ones in the need's order with every check, and at most `limit`
 * near misses. Costs one row of pairs. Throws RangeError for an id that is not on the board.
 */
export function candidatesOf(board: Prepared, needId: string, limit = 20): Candidates {
  const need = board.needById.get(needId);
  if (!need) throw new RangeError(`there is no need "${needId}" on the board`);
  const eligible = orderOf(need, board).map(({ offer }, place) =>
    explainEligible(need, offer, place + 1, board),
  );
  const offers = board.offersByCategory.get(need.row.category) ?? [];
  const misses = offers.flatMap((offer) => nearMiss(need, offer, board) ?? []);
  return { eligible, nearMisses: nearest(misses, limit) };
}

/**
 * All needs that an offer may serve, in the offer's order, and the near misses. `rank` is null here: a place in a
 * need's own order takes that need's whole row of pairs, and is told by `explain`. The caller shows of them what
 * the reader may read. Costs one column of pairs. Throws RangeError for an id that is not on the board.
 */
export function demandFor(board: Prepared, offerId: string, limit = 20): Candidates {
  const offer = board.offerById.get(offerId);
  if (!offer) throw new RangeError(`there is no offer "${offerId}" on the board`);
  const needs = board.needs.filter(({ row }) => offer.categories.has(row.category));
  const eligible = needs
    .filter((need) => isEligible(need, offer, board))
    .sort((a, b) => standing(a, offer, board) - standing(b, offer, board))
    .map((need) => explainEligible(need, offer, null, board));
  const misses = needs.flatMap((need) => nearMiss(need, offer, board) ?? []);
  return { eligible, nearMisses: nearest(misses, limit) };
}

function nearMiss(need: PreparedNeed, offer: PreparedOffer, board: Prepared): NearMiss | null {
  const blockers = blockersOf(need, offer, board);
  if (blockers.length === 0 || blockers.length > MOST_BLOCKERS) return null;
  if (blockers.some((gate) => NOT_NEAR.has(gate))) return null;
  return {
    need: need.row.id,
    offer: offer.row.id,
    blockers,
    changes: changesFor(need, offer, blockers, board.asOf),
    fitIfOpen: fitOf(principleScores(need, offer, board), need.weights),
  };
}

function nearest(misses: NearMiss[], limit: number): NearMiss[] {
  return misses
    .sort(
      (a, b) =>
        a.blockers.length - b.blockers.length ||
        b.fitIfOpen - a.fitIfOpen ||
        byCodePoint(a.offer, b.offer) ||
        byCodePoint(a.need, b.need),
    )
    .slice(0, limit);
}
