/**
 * Numbers that look random and are the same for the same seed: mulberry32 (Tommy Ettinger, 2017, public domain), one
 * 32-bit word of state. Good enough to spread rows over a board; of no use for secrets.
 */
export class Random {
  constructor(private state: number) {}

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }

  /** The place of one of the weights, drawn in proportion to it. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const place = weights.findIndex((weight) => (rest -= weight) < 0);
    return place === -1 ? weights.length - 1 : place;
  }

  /** Distinct values, the early ones of the list oftener than the late ones (1, 1/2, 1/3, …). */
  zipf<T>(list: readonly T[], count: number): T[] {
    const [left, drawn] = [[...list], [] as T[]];
    const weights = zipfWeights(list.length);
    while (drawn.length < count && left.length > 0) {
      const place = this.weighted(weights);
      drawn.push(...left.splice(place, 1));
      weights.splice(place, 1);
    }
    return drawn;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}

/** 1, 1/2, 1/3, … (Zipf). */
export function zipfWeights(length: number): number[] {
  return Array.from({ length }, (_, place) => 1 / (place + 1));
}
