/** The whole of 1, in basis points: every score is an integer from 0 to this. */
export const ONE = 10000;

/** Division that rounds half up: the only rounding there is, so that any reader can follow it by hand. */
export function div(a: number, b: number): number {
  return Math.floor((2 * a + b) / (2 * b));
}

/**
 * What is added to `a * (1 / b)` so that its whole part is `div(a, b)`: the half that rounds up, and a little for what a
 * double loses. Two different values of a / b + 1/2 lie 1 / b apart and the whole numbers are among them, so that for
 * a / b up to 10,000 and b up to 10,000,000 a billionth is more than the loss (4e-12) and less than the way to the next.
 */
export const HALF_UP = 0.5 + 1e-9;

/** A share of k in n, in basis points; more than all of it is all of it. */
export function share(k: number, n: number): number {
  return Math.min(ONE, div(ONE * k, n));
}

/** A closed list's chosen words as bits, the first word lowest. */
export function mask<T extends string>(
  words: readonly T[],
  chosen: readonly T[] | undefined,
): number {
  let set = 0;
  if (chosen) for (const word of chosen) set |= 1 << words.indexOf(word);
  return set;
}

/** How many bits are set. */
export function bits(set: number): number {
  let n = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) n += 1;
  return n;
}

/** Ids are ASCII, so comparing them as strings is comparing code points: the same everywhere. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
