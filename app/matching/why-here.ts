import { div } from './arithmetic';
import { type Ranked, orderOf } from './evaluate';
import { getNeed, getOffer } from './get-row';
import type { Prepared, PreparedNeed } from './prepare';
import { PRINCIPLES, type PrincipleId } from './vocabulary';

/** What one principle counts for in a pair: its score in basis points, null where it does not apply, and its weight. */
export interface PrincipleWeighed {
  id: PrincipleId;
  score: number | null;
  weight: number;
}

/** How far one principle tells two offers of a need's order apart. */
export interface PrincipleDifference {
  id: PrincipleId;
  weight: number;
  /** The scores of this offer and of its neighbour, in basis points. */
  own: number;
  other: number;
  /**
   * `weight * (own - other)`. The sum over all principles, divided by the sum of the weights that apply, is the
   * difference in fit before either fit is rounded.
   */
  weighted: number;
  /** `weighted` over the sum of the weights that apply: basis points of fit, rounded half away from 0. */
  points: number;
}

/** What separates an offer from its neighbour in the order. */
export interface Separation {
  /** The neighbour. */
  offer: string;
  /** The first rule of the order that tells the two apart. */
  by: 'preference' | 'fit' | 'id';
  /** Its fit less that of the neighbour, in basis points. */
  fit: number;
  /** The principles that differ, weighted, largest first; those of weight 0 make no difference and are left out. */
  principles: PrincipleDifference[];
}

/** Why an offer stands where it does in a need's order. */
export interface Placing {
  need: string;
  offer: string;
  /** From 1, and out of how many. */
  rank: number;
  of: number;
  /** What put it here: the State's own order, or the fit (and, where fits are equal, the offer's id). */
  by: 'preference' | 'fit';
  /** Its place in the State's own order, from 1; null where the State did not name it. */
  preference: number | null;
  /** Basis points. */
  fit: number;
  principles: PrincipleWeighed[];
  /** What separates it from the offer just before it and just after it; null at either end. */
  above: Separation | null;
  below: Separation | null;
}

/** A need's order with the reason of every place in it. Costs one row. Throws RangeError for an unknown id. */
export function placingsOf(board: Prepared, needId: string): Placing[] {
  const need = getNeed(board, needId);
  const order = orderOf(need, board);
  return order.map((ranked, index) => placing(need, order, ranked, index));
}

/**
 * Why an offer stands where it does in a need's order; null for a pair that is not eligible (`whyNot` says why).
 * Throws RangeError for an id that is not on the board.
 */
export function whyHere(board: Prepared, needId: string, offerId: string): Placing | null {
  const { id } = getOffer(board, offerId).row;
  return placingsOf(board, needId).find(({ offer }) => offer === id) ?? null;
}

function placing(
  need: PreparedNeed,
  order: readonly Ranked[],
  { offer, fit, scores }: Ranked,
  index: number,
): Placing {
  const preference = preferenceOf(need, offer.row.id);
  const neighbour = (other: Ranked | undefined) =>
    other ? separation(need, { offer, fit, scores }, other) : null;
  return {
    need: need.row.id,
    offer: offer.row.id,
    rank: index + 1,
    of: order.length,
    by: preference === null ? 'fit' : 'preference',
    preference,
    fit,
    principles: PRINCIPLES.map((id, place) => ({
      id,
      score: scores[place] ?? null,
      weight: need.weights[place] ?? 1,
    })),
    above: neighbour(order[index - 1]),
    below: neighbour(order[index + 1]),
  };
}

function preferenceOf(need: PreparedNeed, offerId: string): number | null {
  const place = need.row.preferences?.indexOf(offerId) ?? -1;
  return place === -1 ? null : place + 1;
}

function separation(need: PreparedNeed, own: Ranked, other: Ranked): Separation {
  const [ownId, otherId] = [own.offer.row.id, other.offer.row.id];
  const byPreference = preferenceOf(need, ownId) !== preferenceOf(need, otherId);
  return {
    offer: otherId,
    by: byPreference ? 'preference' : own.fit === other.fit ? 'id' : 'fit',
    fit: own.fit - other.fit,
    principles: differences(need, own, other),
  };
}

/**
 * A principle applies to all offers of a need or to none, since what the offer can leave open is never a whole
 * principle. So two fits have the same divisor, and their difference is the sum of those of the principles.
 */
function differences(need: PreparedNeed, own: Ranked, other: Ranked): PrincipleDifference[] {
  let total = 0;
  const found: Omit<PrincipleDifference, 'points'>[] = [];
  PRINCIPLES.forEach((id, place) => {
    const weight = need.weights[place] ?? 1;
    const a = own.scores[place] ?? null;
    if (a === null) return;
    const b = other.scores[place] ?? 0;
    total += weight;
    if (weight !== 0 && a !== b) {
      found.push({ id, weight, own: a, other: b, weighted: weight * (a - b) });
    }
  });
  return found
    .sort((a, b) => Math.abs(b.weighted) - Math.abs(a.weighted))
    .map((row) => ({
      ...row,
      points: Math.sign(row.weighted) * div(Math.abs(row.weighted), total),
    }));
}
