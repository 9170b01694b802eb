import { byCodePoint } from './arithmetic';
import { fitOf, principleScores } from './checks';
import { isEligible } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

/** One eligible offer in a need's order. */
export interface Ranked {
  readonly offer: PreparedOffer;
  /** Basis points. */
  readonly fit: number;
  /** P1 first; null does not apply. */
  readonly scores: readonly (number | null)[];
}

/** Each need's order over its eligible offers, by the need's index. */
export type Orders = readonly (readonly Ranked[])[];

/** A need's order: its preferences first, in their order; the rest by fit, highest first, then by offer id. */
export function orderOf(need: PreparedNeed, board: Prepared): Ranked[] {
  const candidates = board.offersByCategory.get(need.row.category) ?? [];
  const ranked: Ranked[] = [];
  for (const offer of candidates) {
    if (!isEligible(need, offer, board)) continue;
    const scores = principleScores(need, offer, board);
    ranked.push({ offer, scores, fit: fitOf(scores, need.weights) });
  }
  const place = ({ offer }: Ranked) => need.preferences.get(offer.row.id) ?? Infinity;
  return ranked.sort((a, b) => {
    const [x, y] = [place(a), place(b)];
    if (x !== y) return x - y;
    return b.fit - a.fit || byCodePoint(a.offer.row.id, b.offer.row.id);
  });
}

/** Every need's order. The one pass over pairs that the rest of a result is made from. */
export function ordersOf(board: Prepared): Orders {
  return board.needs.map((need) => orderOf(need, board));
}

/**
 * Where a need stands in an offer's order, lower is sooner: the offer's own ranking first, then the published
 * order of needs.
 */
export function standing(need: PreparedNeed, offer: PreparedOffer, board: Prepared): number {
  return offer.ranking.get(need.row.id) ?? offer.ranking.size + (board.publicRank[need.index] ?? 0);
}
