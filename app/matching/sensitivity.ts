import { byCodePoint, div } from './arithmetic';
import { type Ranked, orderOf } from './evaluate';
import { getNeed } from './get-row';
import type { Prepared } from './prepare';
import { PRINCIPLES, type PrincipleId } from './vocabulary';

/** Weights are integers from 0 to this. */
const MOST_WEIGHT = 100;

/** Another offer comes first once a principle has this weight. */
export interface Turn {
  weight: number;
  offer: string;
}

export interface PrincipleSensitivity {
  id: PrincipleId;
  /** The weight it has. */
  weight: number;
  /** False: the principle does not apply to this need, and its weight changes nothing. */
  applies: boolean;
  /** The nearest weight below and above the present one at which another offer comes first; null: none to 0, to 100. */
  below: Turn | null;
  above: Turn | null;
}

/** How far a need's first choice hangs on the weights of the principles. */
export interface Sensitivity {
  need: string;
  /** The first choice; null when no offer could serve the need. */
  first: string | null;
  /**
   * `only`: there is no other offer · `preference`: the State named it first, and no weight changes that ·
   * `weights`: the fit put it first · `nothing`: there is no offer at all.
   */
  decidedBy: 'preference' | 'only' | 'weights' | 'nothing';
  /** P1 first. */
  principles: PrincipleSensitivity[];
  /**
   * The least move of a single weight that puts another offer first: of equal moves the first principle's, and the
   * one down before the one up. Null when no single weight can do it.
   */
  nearest: (Turn & { id: PrincipleId; present: number }) | null;
}

/**
 * For each principle alone, the nearest integer weights, from 0 to 100, at which another offer would come first.
 * Exact: every weight on the way is tried with the fit's own arithmetic, ties by id. Time: a thousand times the
 * offers of the need's order at most. Throws RangeError for an id that is not on the board.
 */
export function sensitivityOf(board: Prepared, needId: string): Sensitivity {
  const need = getNeed(board, needId);
  const order = orderOf(need, board);
  const [first] = order;
  const decidedBy = !first
    ? 'nothing'
    : order.length === 1
      ? 'only'
      : need.row.preferences?.includes(first.offer.row.id)
        ? 'preference'
        : 'weights';
  const principles = PRINCIPLES.map((id, place): PrincipleSensitivity => {
    const weight = need.weights[place] ?? 1;
    const applies = (first?.scores[place] ?? null) !== null;
    if (!first || decidedBy !== 'weights' || !applies) {
      return { id, weight, applies, below: null, above: null };
    }
    const firstAt = reader(order, first, need.weights, place);
    const turn = (step: 1 | -1): Turn | null => {
      for (let tried = weight + step; tried >= 0 && tried <= MOST_WEIGHT; tried += step) {
        const offer = firstAt(tried);
        if (offer !== first.offer.row.id) return { weight: tried, offer };
      }
      return null;
    };
    return { id, weight, applies, below: turn(-1), above: turn(1) };
  });
  return {
    need: needId,
    first: first?.offer.row.id ?? null,
    decidedBy,
    principles,
    nearest: nearestOf(principles),
  };
}

/**
 * Which offer comes first when one principle has a given weight. The other principles' part of each fit is worked
 * out once; a principle that applies to one offer of a need applies to all, so one divisor serves them all.
 */
function reader(
  order: readonly Ranked[],
  first: Ranked,
  weights: readonly number[],
  place: number,
) {
  const rows = order
    .map(({ offer, scores }) => ({
      id: offer.row.id,
      score: scores[place] ?? 0,
      others: scores.reduce<number>(
        (sum, score, at) => (at === place ? sum : sum + (score ?? 0) * (weights[at] ?? 1)),
        0,
      ),
    }))
    .sort((a, b) => byCodePoint(a.id, b.id));
  const divisor = first.scores.reduce<number>(
    (sum, score, at) => (at === place || score === null ? sum : sum + (weights[at] ?? 1)),
    0,
  );
  return (weight: number): string => {
    const total = divisor + weight;
    let best = -1;
    let found = first.offer.row.id;
    for (const { id, score, others } of rows) {
      const fit = total === 0 ? 0 : div(others + weight * score, total);
      // In the order of ids, so that of equal fits the first stays.
      if (fit > best) [best, found] = [fit, id];
    }
    return found;
  };
}

function nearestOf(principles: readonly PrincipleSensitivity[]): Sensitivity['nearest'] {
  let nearest: Sensitivity['nearest'] = null;
  for (const { id, weight: present, below, above } of principles) {
    for (const turn of [below, above]) {
      if (!turn) continue;
      const move = Math.abs(turn.weight - present);
      if (nearest && Math.abs(nearest.weight - nearest.present) <= move) continue;
      nearest = { ...turn, id, present };
    }
  }
  return nearest;
}
