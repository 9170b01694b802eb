import type { Orders } from './evaluate';
import { standing } from './evaluate';
import { placesForState } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

export type UnmatchedReason = 'no-offer' | 'absorption' | 'contention';

export interface Allocation {
  /** By the need's index: the place in its order that it got (from 0), or -1. */
  readonly got: readonly number[];
  /** By the need's index: why it got nothing. */
  readonly reasons: readonly (UnmatchedReason | null)[];
  /** By the offer's index: the needs it holds, in its own order. */
  readonly held: readonly (readonly PreparedNeed[])[];
}

/**
 * Which needs enter: those with an eligible offer and, where the State has said how many new activities it can
 * take on, its so many of lowest national priority. The others' reason stands in the list.
 */
export function entrants(board: Prepared, orders: Orders): (UnmatchedReason | null)[] {
  const reasons: (UnmatchedReason | null)[] = board.needs.map((need) =>
    orders[need.index]?.length ? null : 'no-offer',
  );
  for (const [state, limit] of Object.entries(board.board.settings?.absorption ?? {})) {
    board.needs
      .filter((need) => need.row.state === state && reasons[need.index] === null)
      .sort((a, b) => a.row.nationalPriority - b.row.nationalPriority)
      .slice(limit)
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
 * Among all stable allocations the result is the best for every need at once. Time: proposals times the places
 * of an offer.
 */
export function allocate(board: Prepared, orders: Orders): Allocation {
  const reasons = entrants(board, orders);
  const got = board.needs.map(() => -1);
  const held: Held[][] = board.offers.map(() => []);
  const waiting = board.needs.filter((need) => reasons[need.index] === null).reverse();

  for (let need = waiting.pop(); need; need = waiting.pop()) {
    const place = (got[need.index] ?? -1) + 1;
    got[need.index] = place;
    const ranked = orders[need.index]?.[place];
    if (!ranked) {
      got[need.index] = -1;
      reasons[need.index] = 'contention';
      continue;
    }
    const rejected = propose(need, ranked.offer, held[ranked.offer.index] ?? [], board);
    if (rejected) waiting.push(rejected);
  }
  return { got, reasons, held: held.map((list) => list.map(({ need }) => need)) };
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

  const sameState = held.filter((other) => other.need.row.state === need.row.state);
  const last =
    sameState.length > placesForState(need.row.state, offer, board)
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
    sameState.length >= placesForState(need.row.state, offer, board)
      ? sameState
      : held.length >= offer.row.places
        ? held
        : [];
  const own = standing(need, offer, board);
  return rivals.every((rival) => standing(rival, offer, board) < own) ? rivals : [];
}
