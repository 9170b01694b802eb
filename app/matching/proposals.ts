import type { Proposals } from './allocate';
import { columnOf } from './column';
import type { Orders } from './evaluate';
import type { Order } from './fits';
import type { Prepared, PreparedNeed } from './prepare';

/** So many offers are put in order at a time for a need that has been refused by all it asked. */
const AT_A_TIME = 64;

interface Progress {
  order: Order;
  /** The place in `order` that is next. */
  next: number;
}

/**
 * Proposals down each need's order, without ever putting the whole of it in order: the first places are there already,
 * and a need that is past them looks only among the offers that could still take it.
 */
export class LazyProposals implements Proposals {
  private readonly progress: Progress[];
  /** By the offer's index: how many needs it ranks itself. */
  private readonly ranked: Int32Array;
  /** By the need's index: its place in the ranking of each offer that ranks it. */
  private readonly places = new Map<number, Map<number, number>>();
  /** Room for the offers that are left to a need. */
  private readonly rows: Int32Array;
  private readonly fits: Uint16Array;

  constructor(
    private readonly board: Prepared,
    private readonly orders: Orders,
  ) {
    this.progress = board.needs.map(({ index }) => ({
      order: orders.first(index),
      next: 0,
    }));
    this.rows = new Int32Array(board.offers.length);
    this.fits = new Uint16Array(board.offers.length);
    this.ranked = columnOf(board.offers, ({ ranking }) => ranking.size);
    for (const { index, ranking } of board.offers) {
      for (const [id, place] of ranking) {
        const need = board.needById.get(id)?.index ?? -1;
        const places = this.places.get(need) ?? new Map<number, number>();
        this.places.set(need, places.set(index, place));
      }
    }
  }

  next(need: PreparedNeed, worst: Float64Array): number {
    const progress = this.progress[need.index];
    if (!progress) throw new RangeError(`there is no need ${need.index}`);
    const places = this.places.get(need.index);
    do {
      const { offers } = progress.order;
      while (progress.next < offers.length) {
        const offer = offers[progress.next] ?? 0;
        progress.next += 1;
        if (this.standingOf(need.index, offer, places) < (worst[offer] ?? Infinity)) return offer;
      }
    } while (this.goOn(need, progress, worst));
    return -1;
  }

  /** Puts the next places in order; false when no offer is left. */
  private goOn(need: PreparedNeed, progress: Progress, worst: Float64Array): boolean {
    const { rows, fits } = this.orders.fitted(need.index);
    const places = this.places.get(need.index);
    let left = 0;
    const rank = this.board.publicRank[need.index] ?? 0;
    const { ranked } = this;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] ?? 0;
      const limit = worst[row] ?? Infinity;
      // `standingOf`, written out: this is done for every eligible pair of a need, again and again.
      const standing = places?.get(row) ?? (ranked[row] ?? 0) + rank;
      if (standing >= limit) continue;
      this.rows[left] = row;
      this.fits[left] = fits[i] ?? 0;
      left += 1;
    }
    const open = { rows: this.rows.subarray(0, left), fits: this.fits.subarray(0, left) };
    // Whatever was asked already has a higher key than the last of them.
    progress.order = this.board.fits.best(need, open, AT_A_TIME, progress.order.lastKey);
    progress.next = 0;
    return progress.order.offers.length > 0;
  }

  /** `standing`, without a look at the rows: an offer's own ranking names few needs. */
  private standingOf(need: number, row: number, places: ReadonlyMap<number, number> | undefined) {
    const place = places?.get(row);
    return place ?? (this.ranked[row] ?? 0) + (this.board.publicRank[need] ?? 0);
  }
}
