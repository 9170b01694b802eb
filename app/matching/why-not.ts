import { type Change, changesFor } from './changes';
import { blockersOf } from './gates';
import { getNeed, getOffer } from './get-row';
import type { Prepared } from './prepare';
import type { GateId } from './vocabulary';

/**
 * `open`: the pair is eligible · `one-change`: the one change in `changes` would make it so · `several-changes`: no
 * single one would, all of them together would · `closed`: something lies between the two sides or in the past,
 * and no change that can be named opens the pair.
 */
export type Opening = 'open' | 'one-change' | 'several-changes' | 'closed';

/** Why a pair is not possible, and what would make it so. */
export interface WhyNot {
  need: string;
  offer: string;
  opening: Opening;
  /** In the published order of the gates. */
  blockers: GateId[];
  /** One for each blocker, in the same order. */
  changes: Change[];
}

/** Throws RangeError for an id that is not on the board. */
export function whyNot(board: Prepared, needId: string, offerId: string): WhyNot {
  const need = getNeed(board, needId);
  const offer = getOffer(board, offerId);
  const blockers = blockersOf(need, offer, board);
  const changes = changesFor(need, offer, blockers, board.asOf);
  return { need: needId, offer: offerId, opening: openingOf(changes), blockers, changes };
}

function openingOf(changes: readonly Change[]): Opening {
  if (changes.some(({ kind }) => kind === 'parties')) return 'closed';
  if (changes.length === 0) return 'open';
  return changes.length === 1 ? 'one-change' : 'several-changes';
}
