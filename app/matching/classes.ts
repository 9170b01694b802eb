import { columnOf } from './column';
import type { PreparedOffer } from './prepare';

/**
 * Offers that answer alike what one check asks: they share a class, and a need is held against one example of each
 * class instead of against every offer.
 */
export class Classes {
  /** The class of each offer. */
  readonly of: Int32Array;
  private readonly examples: PreparedOffer[] = [];
  private readonly kept = new Map<string, Int32Array>();

  /** @param answer what of an offer the check reads: offers with the same answer must get the same value */
  constructor(offers: readonly PreparedOffer[], answer: (offer: PreparedOffer) => string) {
    const known = new Map<string, number>();
    this.of = columnOf(offers, (offer) => {
      const key = answer(offer);
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, known.size);
      this.examples.push(offer);
      return known.size - 1;
    });
  }

  /**
   * The value of each class for one question; asked again, the question is known by its words.
   * @param question what of a need the check reads
   */
  values(question: string, value: (example: PreparedOffer) => number): Int32Array {
    let values = this.kept.get(question);
    if (!values) this.kept.set(question, (values = columnOf(this.examples, value)));
    return values;
  }
}
