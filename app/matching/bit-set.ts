/**
 * A set of row numbers, one bit each, 32 to a word: row 37 is bit 5 of word 1. Two conditions on all rows at once are
 * one `&` for every 32 of them, which is what makes a whole board quick.
 */
export type BitSet = Int32Array;

export function emptySet(size: number): BitSet {
  return new Int32Array((size + 31) >>> 5);
}

export function fullSet(size: number): BitSet {
  const set = emptySet(size).fill(-1);
  const over = size & 31;
  if (over !== 0) set[set.length - 1] = (1 << over) - 1;
  return set;
}

export function add(set: BitSet, row: number): void {
  set[row >>> 5] = wordOf(set, row >>> 5) | (1 << (row & 31));
}

export function has(set: BitSet, row: number): boolean {
  return ((wordOf(set, row >>> 5) >>> (row & 31)) & 1) === 1;
}

/** Leaves in `set` only what is in `other` too. */
export function keepOnly(set: BitSet, other: BitSet): void {
  for (let w = 0; w < set.length; w += 1) set[w] = wordOf(set, w) & wordOf(other, w);
}

/** Takes out of `set` what is in `other`. */
export function takeOut(set: BitSet, other: BitSet): void {
  for (let w = 0; w < set.length; w += 1) set[w] = wordOf(set, w) & ~wordOf(other, w);
}

/** Puts into `set` what is in `other`. */
export function unite(set: BitSet, other: BitSet): void {
  for (let w = 0; w < set.length; w += 1) set[w] = wordOf(set, w) | wordOf(other, w);
}

export function isEmpty(set: BitSet): boolean {
  for (let w = 0; w < set.length; w += 1) if (wordOf(set, w) !== 0) return false;
  return true;
}

export function sizeOf(set: BitSet): number {
  let size = 0;
  for (let w = 0; w < set.length; w += 1) size += bitsIn(wordOf(set, w));
  return size;
}

/** The rows in a set, lowest first. */
export function rowsOf(set: BitSet): Int32Array {
  const rows = new Int32Array(sizeOf(set));
  readRows(set, rows);
  return rows;
}

/** Writes the rows in a set into a list that is long enough, lowest first; gives how many they are. */
export function readRows(set: BitSet, into: Int32Array): number {
  let count = 0;
  for (let w = 0; w < set.length; w += 1) {
    for (let word = wordOf(set, w); word !== 0; word &= word - 1) {
      into[count] = (w << 5) + lowest(word);
      count += 1;
    }
  }
  return count;
}

/** The place of the lowest bit of a word that is not 0. */
export function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** A word of a set; a place past its end reads as empty. */
export function wordOf(set: BitSet, place: number): number {
  return set[place] ?? 0;
}

/** How many bits of a word are set (H. S. Warren, "Hacker's Delight", 5-1). */
export function bitsIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
