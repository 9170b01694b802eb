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

  /**
   * @param size how many offers there are
   * @param offers those whose answers may differ
   * @param answer what of an offer the check reads: offers with the same answer must get the same value
   * @param other answers as all offers do that are not among them
   */
  constructor(
    size: number,
    offers: readonly PreparedOffer[],
    answer: (offer: PreparedOffer) => string,
    other?: PreparedOffer,
  ) {
    this.of = new Int32Array(size);
    const known = new Map<string, number>();
    const classOf = (offer: PreparedOffer) => {
      const key = answer(offer);
      const found = known.get(key) ?? this.examples.push(offer) - 1;
      known.set(key, found);
      return found;
    };
    if (other) this.of.fill(classOf(other));
    for (const offer of offers) this.of[offer.index] = classOf(offer);
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
