import { type BitSet, emptySet, has, isEmpty, unite } from '~/matching/bit-set';
import type { Prepared } from '~/matching/prepare';
import type { Reading } from './rules';

/**
 * For each reading the possible pairs: the set of its offers for each need, by the indexes of the board, one set
 * after the other. Three thousand of each are a megabyte, and go from thread to thread without being copied.
 */
export type PossibleTable = Record<Reading, Int32Array<ArrayBuffer>>;

/** @param board the board as the reading may tell of it (`tellableBoard`) */
export function possibleOffers(
  board: Prepared,
  watch: (done: number, total: number) => void,
): Int32Array<ArrayBuffer> {
  const { needs, offers, passing } = board;
  const words = emptySet(offers.length).length;
  const all = new Int32Array(needs.length * words);
  for (const need of needs) {
    watch(need.index, needs.length);
    all.set(passing.eligible(need), need.index * words);
  }
  return all;
}

/** The possible pairs of a board, by id. */
export interface PossiblePairs {
  /** Whether any offer is possible for the need, by all that the reading may tell. */
  isServable(needId: string, reading: Reading): boolean;
  /** The offers that are possible for one of the needs or more. */
  offersFor(needs: readonly { id: string; reading: Reading }[]): Set<string>;
}

/** @param board the one that the table was made from */
export function possiblePairs(board: Prepared, table: PossibleTable): PossiblePairs {
  const none = emptySet(board.offers.length);
  const offersOf = (needId: string, reading: Reading): BitSet => {
    const need = board.needById.get(needId);
    if (!need) return none;
    return table[reading].subarray(need.index * none.length, (need.index + 1) * none.length);
  };
  return {
    isServable: (needId, reading) => !isEmpty(offersOf(needId, reading)),
    offersFor: (needs) => {
      const wanted = none.slice();
      for (const { id, reading } of needs) unite(wanted, offersOf(id, reading));
      const offers = board.offers.filter(({ index }) => has(wanted, index));
      return new Set(offers.map(({ row }) => row.id));
    },
  };
}
