import { type BitSet, add, emptySet } from './bit-set';
import { placeIn } from './column';

/** So many rows lie between two marks: what is added to a mark, at most. */
const BETWEEN_MARKS = 128;

/**
 * Rows in the order of a number that each has, for the question "which of them have at most so much?". Numbers such as
 * days are too many for a set each, so that only every 128th of the sets is kept, and the rows up to the limit are added
 * to the last one before it.
 */
export class UpTo {
  private readonly rows: Int32Array;
  private readonly numbers: Int32Array;
  private readonly marks: BitSet[];
  private readonly lent: BitSet;

  /** @param column the number of each row */
  constructor(column: Int32Array) {
    const size = column.length;
    // Number and row as one number each: those are sorted without a call for every comparison.
    const keys = new Float64Array(size);
    for (let row = 0; row < size; row += 1) keys[row] = (column[row] ?? 0) * size + row;
    keys.sort();
    this.rows = new Int32Array(size);
    this.numbers = new Int32Array(size);
    const set = emptySet(size);
    this.marks = [set.slice()];
    for (let place = 0; place < size; place += 1) {
      const number = Math.floor((keys[place] ?? 0) / size);
      const row = (keys[place] ?? 0) - number * size;
      this.numbers[place] = number;
      this.rows[place] = row;
      add(set, row);
      if ((place + 1) % BETWEEN_MARKS === 0) this.marks.push(set.slice());
    }
    this.lent = set;
  }

  /** The rows whose number is at most this. The set is lent: the next call writes over it. */
  upTo(most: number): BitSet {
    const count = placeIn(this.numbers, most + 1);
    const mark = Math.floor(count / BETWEEN_MARKS);
    this.lent.set(this.marks[mark] ?? this.lent);
    for (let place = mark * BETWEEN_MARKS; place < count; place += 1) {
      add(this.lent, this.rows[place] ?? 0);
    }
    return this.lent;
  }
}
