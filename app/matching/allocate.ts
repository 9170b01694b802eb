import type { EligiblePairs } from './eligible';
import { offerAt, standing } from './evaluate';
import { placesForState } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

export type UnmatchedReason = 'no-offer' | 'absorption' | 'contention';

/** By the need's index: why it did not enter, or why it got nothing. */
export type Reasons = readonly (UnmatchedReason | null)[];

export interface Allocation {
  /** By the need's index: the row of the offer it got, or -1. */
  readonly got: Int32Array;
  readonly reasons: Reasons;
}

/**
 * Which needs enter: those with an eligible offer and, where the State has said how many new activities it can
 * take on, its so many of lowest national priority. The others' reason stands in the list.
 */
export function entrants(board: Prepared, eligible: EligiblePairs): (UnmatchedReason | null)[] {
  const reasons = board.needs.map(({ index }): UnmatchedReason | null =>
    eligible.count(index) > 0 ? null : 'no-offer',
  );
  const absorption = board.board.settings?.absorption ?? {};
  const limited = new Map<string, PreparedNeed[]>(Object.keys(absorption).map((s) => [s, []]));
  for (const need of board.needs) {
    if (reasons[need.index] === null) limited.get(need.row.state)?.push(need);
  }
  for (const [state, needs] of limited) {
    needs
      .sort((a, b) => a.row.nationalPriority - b.row.nationalPriority)
      .slice(absorption[state])
      .forEach((need) => (reasons[need.index] = 'absorption'));
  }
  return reasons;
}

/**
 * Recipient-proposing deferred acceptance (Gale and Shapley 1962; many-to-one: Gusfield and Irving 1989).
 * 1. Every need that enters proposes to the first offer of its order.
 * 2. An offer holds the best of its proposals that its places and its places for each State allow. The caps are
 *    laminar, so they form a matroid, and one new proposal drives out at most one that is held.
 * 3. Whoever is driven out proposes to the next of its order, until nobody is left to propose.
 * Among all stable allocations the result is the best for every need at once. Time: proposals that are not refused
 * out of hand, times the places of an offer.
 */
export function allocate(board: Prepared, proposals: Proposals, entering: Reasons): Allocation {
  const reasons = [...entering];
  const got = new Int32Array(board.needs.length).fill(-1);
  const held: Held[][] = board.offers.map(() => []);
  /** By the offer's index: the standing of the last need it holds, once it is full. It only ever gets lower. */
  const worst = new Float64Array(board.offers.length).fill(Infinity);
  const waiting = board.needs.filter(({ index }) => reasons[index] === null).reverse();

  for (let need = waiting.pop(); need; need = waiting.pop()) {
    const row = proposals.next(need, worst);
    got[need.index] = row;
    if (row === -1) {
      reasons[need.index] = 'contention';
      continue;
    }
    const offer = offerAt(board, row);
    const holds = held[row] ?? [];
    const rejected = propose(need, offer, holds, board);
    if (rejected) waiting.push(rejected);
    if (holds.length >= offer.row.places) worst[row] = holds.at(-1)?.standing ?? Infinity;
  }
  return { got, reasons };
}

/** Where a need proposes next. */
export interface Proposals {
  /**
   * The first offer down a need's order that it has not proposed to and that may take it; -1 when none is left.
   * @param worst by the offer's index, the standing that a need must be ahead of: an offer that is full with needs
   *   ahead of this one would only refuse it, now and ever after, and may be left out
   */
  next(need: PreparedNeed, worst: Float64Array): number;
}

interface Held {
  need: PreparedNeed;
  standing: number;
}

/** Adds a proposal to what an offer holds, in its order; gives the need that has to go, if one has. */
function propose(
  need: PreparedNeed,
  offer: PreparedOffer,
  held: Held[],
  board: Prepared,
): PreparedNeed | null {
  const proposal = { need, standing: standing(need, offer, board) };
  const at = held.findIndex((other) => other.standing > proposal.standing);
  held.splice(at === -1 ? held.length : at, 0, proposal);

  const { state } = need.row;
  const sameState = held.filter((other) => other.need.row.state === state);
  const last =
    sameState.length > placesForState(state, offer)
      ? sameState.at(-1)
      : held.length > offer.row.places
        ? held.at(-1)
        : undefined;
  if (!last) return null;
  held.splice(held.indexOf(last), 1);
  return last.need;
}

/** Whether an offer would take a need if it chose again among those it holds and this one. */
export function wouldTake(
  need: PreparedNeed,
  offer: PreparedOffer,
  held: readonly PreparedNeed[],
  board: Prepared,
): boolean {
  return holdersAgainst(need, offer, held, board).length === 0;
}

/**
 * The needs that keep another out of an offer: those of its own State when the offer is full for that State, all
 * that are held when it is full. Empty when one of them would have to make way.
 */
export function holdersAgainst(
  need: PreparedNeed,
  offer: PreparedOffer,
  held: readonly PreparedNeed[],
  board: Prepared,
): readonly PreparedNeed[] {
  const sameState = held.filter(({ row }) => row.state === need.row.state);
  const rivals =
    sameState.length >= placesForState(need.row.state, offer)
      ? sameState
      : held.length >= offer.row.places
        ? held
        : [];
  const own = standing(need, offer, board);
  return rivals.every((rival) => standing(rival, offer, board) < own) ? rivals : [];
}
