import type { Answers } from './answers';
import { Best } from './best';
import { type BitSet, readRows } from './bit-set';
import { placeIn } from './column';
import type { PreparedNeed, PreparedOffer } from './prepare';
import { Question } from './question';

/** Offers in a need's order, with their fit in basis points. The two lists run side by side. */
export interface Order {
  readonly offers: readonly number[];
  readonly fits: readonly number[];
  /** The key of the last of them; 0 where there is none. */
  readonly lastKey: number;
}

/** Some offers by row, lowest first, with the fit of each for one need. */
export interface Fitted {
  readonly rows: Int32Array;
  readonly fits: Uint16Array;
}

/** The highest fit is 10000; a preferred offer stands before any fit. */
const ABOVE_ANY_FIT = 10001;

/**
 * The fit of one need with many offers at once. The definition is `principleScores` and `fitOf` in checks.ts; a
 * property test holds the two equal (tests/properties/fast.test.ts).
 */
export class Fits {
  // Lent out and written over, so that a pass over all needs allocates little.
  private readonly rows: Int32Array;
  private readonly keysOf: Float64Array;
  private readonly highest = new Best();

  /** @param rowOf an offer's row by its id */
  constructor(
    private readonly offers: readonly PreparedOffer[],
    private readonly rowOf: (offerId: string) => number | undefined,
    private readonly answers: Answers,
  ) {
    this.rows = new Int32Array(offers.length);
    this.keysOf = new Float64Array(offers.length);
  }

  /** One need's side of the checks, to be held against any offer. */
  ask(need: PreparedNeed): Question {
    return new Question(need, this.answers);
  }

  /**
   * The fit of each of some offers. The list of rows is lent: the next call writes over it.
   * @param into where the fits are written, if they are not to have a list of their own
   */
  of(need: PreparedNeed, among: BitSet, question = this.ask(need), into?: Uint16Array): Fitted {
    const count = readRows(among, this.rows);
    const rows = this.rows.subarray(0, count);
    return { rows, fits: question.fits(rows, into ?? new Uint16Array(count)) };
  }

  /**
   * What some offers are ordered by in a need's order, the highest first: its preferences, then by fit, then by id. One
   * number for each offer, no two alike. The list is lent: the next call writes over it.
   */
  keys({ preferences }: Pick<PreparedNeed, 'preferences'>, { rows, fits }: Fitted): Float64Array {
    const size = this.offers.length;
    const keys = this.keysOf.subarray(0, rows.length);
    for (let i = 0; i < keys.length; i += 1) {
      keys[i] = (fits[i] ?? 0) * size + (size - 1 - (rows[i] ?? 0));
    }
    for (const [id, place] of preferences) {
      const row = this.rowOf(id) ?? -1;
      const i = placeIn(rows, row);
      if (rows[i] !== row) continue;
      keys[i] = (ABOVE_ANY_FIT + preferences.size - 1 - place) * size + (size - 1 - row);
    }
    return keys;
  }

  /**
   * The first `most` of some offers in a need's order. A heap holds the best so far with the worst of them on top, so
   * that an offer which does not come in costs one comparison.
   * @param below only offers with a key below this come in
   */
  best(
    need: Pick<PreparedNeed, 'preferences'>,
    fitted: Fitted,
    most: number,
    below = Infinity,
  ): Order {
    const size = this.offers.length;
    const keys = this.keys(need, fitted);
    const best = this.highest;
    best.start(most);
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] ?? 0;
      if (key < below) best.offer(key);
    }
    const sorted = best.descending();
    const offers = new Array<number>(sorted.length);
    const fits = new Array<number>(sorted.length);
    for (let place = 0; place < sorted.length; place += 1) {
      const row = size - 1 - ((sorted[place] ?? 0) % size);
      offers[place] = row;
      fits[place] = fitted.fits[placeIn(fitted.rows, row)] ?? 0;
    }
    return { offers, fits, lastKey: sorted.at(-1) ?? 0 };
  }

  /** How many of some offers a need would rather have than this one of them. */
  better(need: PreparedNeed, than: number, fitted: Fitted): number {
    const keys = this.keys(need, fitted);
    const own = keys[placeIn(fitted.rows, than)] ?? 0;
    let better = 0;
    for (let i = 0; i < keys.length; i += 1) if ((keys[i] ?? 0) > own) better += 1;
    return better;
  }
}
