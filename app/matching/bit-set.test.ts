import { describe, expect, test } from 'vitest';
import {
  type BitSet,
  add,
  bitsIn,
  emptySet,
  fullSet,
  has,
  isEmpty,
  keepOnly,
  lowest,
  readRows,
  rowsOf,
  sizeOf,
  takeOut,
  unite,
  wordOf,
} from './bit-set';

/** Rows on both sides of the edges of words, and the last bit of a word, which is its sign. */
const EDGES = [0, 1, 31, 32, 63, 64, 95];

function setOf(...rows: number[]): BitSet {
  const set = emptySet(100);
  for (const row of rows) add(set, row);
  return set;
}

const listed = (set: BitSet) => Array.from(rowsOf(set));

test.each([
  [0, 0],
  [1, 1],
  [32, 1],
  [33, 2],
  [64, 2],
  [65, 3],
])('a set of %i rows takes %i words, none of them filled', (size, words) => {
  expect(Array.from(emptySet(size))).toEqual(new Array(words).fill(0));
});

test.each([0, 1, 31, 32, 33, 64, 70])('a full set of %i rows has those and no other', (size) => {
  const rows = Array.from({ length: size }, (_, row) => row);
  expect(listed(fullSet(size))).toEqual(rows);
  expect(sizeOf(fullSet(size))).toBe(size);
});

test('rows that are added are in, all others are not', () => {
  const set = setOf(...EDGES);
  const within = Array.from({ length: 100 }, (_, row) => row).filter((row) => has(set, row));
  expect(within).toEqual(EDGES);
  expect(listed(set)).toEqual(EDGES);
});

test('a row added twice is in once', () => {
  expect(listed(setOf(37, 37))).toEqual([37]);
});

describe('two sets', () => {
  const other = [1, 32, 33, 95];
  test.each<[string, (a: BitSet, b: BitSet) => void, number[]]>([
    ['keeping only what is in both', keepOnly, [1, 32, 95]],
    ['taking out what is in the other', takeOut, [0, 31, 63, 64]],
    ['putting in what is in the other', unite, [0, 1, 31, 32, 33, 63, 64, 95]],
  ])('%s', (_what, change, rows) => {
    const [set, second] = [setOf(...EDGES), setOf(...other)];
    change(set, second);
    expect(listed(set)).toEqual(rows);
    expect(listed(second)).toEqual(other);
  });
});

test('a set is empty when no word of it has a bit', () => {
  expect(isEmpty(emptySet(0))).toBe(true);
  expect(isEmpty(emptySet(100))).toBe(true);
  for (const row of EDGES) expect(isEmpty(setOf(row))).toBe(false);
});

test('the size of a set counts every word', () => {
  expect(sizeOf(emptySet(100))).toBe(0);
  expect(sizeOf(setOf(...EDGES))).toBe(EDGES.length);
});

test('rows are written into a list that may be longer, and counted', () => {
  const list = new Int32Array(9).fill(-1);
  expect(readRows(setOf(31, 64, 2), list)).toBe(3);
  expect(Array.from(list)).toEqual([2, 31, 64, -1, -1, -1, -1, -1, -1]);
  expect(readRows(emptySet(100), list)).toBe(0);
});

test.each([0, 1, 5, 30, 31])(
  'the lowest bit is found in place %i, with others above it',
  (place) => {
    expect(lowest(1 << place)).toBe(place);
    expect(lowest((-1 << place) | 0)).toBe(place);
    expect(lowest((1 << place) | (1 << 31))).toBe(place);
  },
);

test('a word past the end of a set is empty', () => {
  expect(wordOf(fullSet(64), 1)).toBe(-1);
  expect(wordOf(fullSet(64), 2)).toBe(0);
  expect(has(fullSet(64), 64)).toBe(false);
});

test.each([
  [0, 0],
  [1, 1],
  [-1, 32],
  [0x80000000 | 0, 1],
  [0x55555555, 16],
  [0xaaaaaaaa | 0, 16],
  [0x33333333, 16],
  [0x0f0f0f0f, 16],
  [0x00ff00ff, 16],
  [0x12345678, 13],
  [0xfedcba98 | 0, 20],
])('the word %i has %i bits', (word, bits) => {
  expect(bitsIn(word)).toBe(bits);
});

test('every single bit, and every word but one bit, is counted', () => {
  for (let place = 0; place < 32; place += 1) {
    expect(bitsIn(1 << place)).toBe(1);
    expect(bitsIn(~(1 << place))).toBe(31);
  }
});
