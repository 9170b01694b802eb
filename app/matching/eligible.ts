import { columnOf } from './column';
import { type BitSet, filledWords, sizeOf } from './bit-set';
import type { Prepared } from './prepare';

/** Called now and then while a board is worked on, with how much is done; a caller stops the work by throwing. */
export type Watch = (done: number, total: number) => void;

/** All eligible pairs of a board: a set of offers for each need, a bit a pair. */
export class EligiblePairs {
  private readonly sets: BitSet[];
  private readonly counts: Int32Array;
  private readonly filled: Int32Array[];

  constructor({ needs, passing }: Prepared) {
    this.sets = needs.map((need) => passing.eligible(need));
    this.counts = columnOf(this.sets, sizeOf);
    this.filled = this.sets.map(filledWords);
  }

  /** Which words of a need's set are not empty: where few pairs are eligible, few are. */
  words(need: number): Int32Array {
    const words = this.filled[need];
    if (!words) throw new RangeError(`there is no need ${need}`);
    return words;
  }

  /** The offers that are eligible for a need. */
  of(need: number): BitSet {
    const set = this.sets[need];
    if (!set) throw new RangeError(`there is no need ${need}`);
    return set;
  }

  /** How many they are. */
  count(need: number): number {
    return this.counts[need] ?? 0;
  }

  total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
}
