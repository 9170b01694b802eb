/** The whole of 1, in basis points: every score is an integer from 0 to this. */
export const ONE = 10000;

/** Division that rounds half up: the only rounding there is, so that any reader can follow it by hand. */
export function div(a: number, b: number): number {
  return Math.floor((2 * a + b) / (2 * b));
}

/** A share of k in n, in basis points; more than all of it is all of it. */
export function share(k: number, n: number): number {
  return Math.min(ONE, div(ONE * k, n));
}

/** A closed list's chosen words as bits, the first word lowest. */
export function mask<T extends string>(
  words: readonly T[],
  chosen: readonly T[] | undefined,
): number {
  return (chosen ?? []).reduce((set, word) => set | (1 << words.indexOf(word)), 0);
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
