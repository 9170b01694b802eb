import { type BitSet, bitsIn, emptySet, wordOf } from './bit-set';
import type { Prepared } from './prepare';

/** Called now and then while a board is worked on, with how much is done; a caller stops the work by throwing. */
export type Watch = (done: number, total: number) => void;

/** All eligible pairs of a board: a set of offers for each need, a bit a pair, one after the other in one list. */
export class EligiblePairs {
  private readonly sets: BitSet[] = [];
  private readonly counts: Int32Array;
  private readonly filled: Uint32Array[] = [];

  constructor({ needs, offers, passing }: Prepared) {
    const width = emptySet(offers.length).length;
    const pairs = new Int32Array(needs.length * width);
    // A place has 16 bits: enough for two million offers, thirty times what a board may have.
    const places = new Uint32Array(needs.length * width);
    this.counts = new Int32Array(needs.length);
    for (const need of needs) {
      const from = need.index * width;
      const set = pairs.subarray(from, from + width);
      passing.eligible(need, set);
      let [filled, count] = [0, 0];
      for (let w = 0; w < width; w += 1) {
        const word = wordOf(set, w);
        if (word === 0) continue;
        places[from + filled] = w;
        filled += 1;
        count += bitsIn(word);
      }
      this.sets.push(set);
      this.filled.push(places.subarray(from, from + filled));
      this.counts[need.index] = count;
    }
  }

  /** Which words of a need's set are not empty: where few pairs are eligible, few are. */
  words(need: number): Uint32Array {
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
