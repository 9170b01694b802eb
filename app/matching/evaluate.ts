import { readRows } from './bit-set';
import { principleScores } from './checks';
import type { EligiblePairs, Watch } from './eligible';
import type { Fitted, Order } from './fits';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import type { Question } from './question';

/** One eligible offer in a need's order. */
export interface Ranked {
  readonly offer: PreparedOffer;
  /** Basis points. */
  readonly fit: number;
  /** P1 first; null does not apply. */
  readonly scores: readonly (number | null)[];
}

/** A need's whole order: its preferences first, in their order; the rest by fit, highest first, then by offer id. */
export function orderOf(need: PreparedNeed, board: Prepared): Ranked[] {
  const fitted = board.fits.of(need, board.passing.eligible(need));
  const { offers, fits } = board.fits.best(need, fitted, fitted.rows.length);
  return Array.from(offers, (row, place) => {
    const offer = offerAt(board, row);
    return { offer, fit: fits[place] ?? 0, scores: principleScores(need, offer, board) };
  });
}

/** Every need's order over its eligible offers, by the need's index: the fit of every pair, and the first places. */
export class Orders {
  private readonly questions: Question[] = [];
  private readonly fits: Uint16Array[] = [];
  private readonly orders: Order[] = [];
  private readonly scratch: Int32Array;

  /** @param most how many places of each order are made; 0 for all */
  constructor(
    private readonly board: Prepared,
    private readonly eligible: EligiblePairs,
    most: number,
    watch?: Watch,
  ) {
    const { needs, offers } = board;
    this.scratch = new Int32Array(offers.length);
    const all = new Uint16Array(eligible.total());
    let from = 0;
    for (const need of needs) {
      const { index } = need;
      if (index % 64 === 0) watch?.(index, needs.length);
      const question = board.fits.ask(need);
      const fits = all.subarray(from, from + eligible.count(index));
      from += fits.length;
      const fitted = board.fits.of(need, eligible.of(index), question, fits);
      this.questions.push(question);
      this.fits.push(fits);
      this.orders.push(board.fits.best(need, fitted, most === 0 ? fitted.rows.length : most));
    }
  }

  first(need: number): Order {
    const order = this.orders[need];
    if (!order) throw new RangeError(`there is no need ${need}`);
    return order;
  }

  /** The need's side of the checks. */
  question(need: number): Question {
    const question = this.questions[need];
    if (!question) throw new RangeError(`there is no need ${need}`);
    return question;
  }

  /** The eligible offers of a need with their fits. The list of rows is lent: the next call writes over it. */
  fitted(need: number): Fitted {
    const fits = this.fits[need];
    if (!fits) throw new RangeError(`there is no need ${need}`);
    const count = readRows(this.eligible.of(need), this.scratch);
    return { rows: this.scratch.subarray(0, count), fits };
  }

  /** Where an eligible offer stands in a need's order, from 0, however far down. */
  placeOf(need: PreparedNeed, offer: number): number {
    const place = this.first(need.index).offers.indexOf(offer);
    return place === -1 ? this.board.fits.better(need, offer, this.fitted(need.index)) : place;
  }
}

/** Throws RangeError for an index that the board does not have. */
export function offerAt(board: Prepared, index: number): PreparedOffer {
  const offer = board.offers[index];
  if (!offer) throw new RangeError(`there is no offer ${index}`);
  return offer;
}

/**
 * Where a need stands in an offer's order, lower is sooner: the offer's own ranking first, then the published
 * order of needs.
 */
export function standing(need: PreparedNeed, offer: PreparedOffer, board: Prepared): number {
  return offer.ranking.get(need.row.id) ?? offer.ranking.size + (board.publicRank[need.index] ?? 0);
}
