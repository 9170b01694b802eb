import { expect, test } from 'vitest';
import { HALF_UP, ONE, bits, byCodePoint, div, mask, share } from './arithmetic';

test.each([
  [0, 7, 0],
  [1, 3, 0],
  [1, 2, 1],
  [2, 3, 1],
  [3, 2, 2],
  [5, 2, 3],
  [7, 3, 2],
  [8, 3, 3],
])('%i divided by %i, rounded half up, is %i', (a, b, result) => {
  expect(div(a, b)).toBe(result);
});

test('a share is in basis points, and never more than the whole', () => {
  expect(ONE).toBe(10_000);
  expect([share(0, 4), share(1, 4), share(1, 3), share(2, 3)]).toEqual([0, 2500, 3333, 6667]);
  expect([share(4, 4), share(5, 4)]).toEqual([10_000, 10_000]);
});

test('a product with the reciprocal rounds as the division does', () => {
  const wrong = [];
  for (let b = 1; b <= 300; b += 1) {
    for (let a = 0; a <= 10 * b; a += 1) {
      if (Math.floor(a * (1 / b) + HALF_UP) !== div(a, b)) wrong.push([a, b]);
    }
  }
  expect(wrong).toEqual([]);
});

test.each<[('x' | 'y' | 'z')[] | undefined, number]>([
  [undefined, 0],
  [[], 0],
  [['x'], 1],
  [['z'], 4],
  [['z', 'x'], 5],
  [['y', 'y'], 2],
  [['x', 'y', 'z'], 7],
])('%j of x, y and z are the bits %i', (chosen, set) => {
  expect(mask(['x', 'y', 'z'], chosen)).toBe(set);
});

test('bits are counted, up to the last of a word', () => {
  expect([0, 1, 2, 3, 10, 0x3fff, -1].map(bits)).toEqual([0, 1, 1, 2, 2, 14, 32]);
});

test('ids are compared by code point: digits, capitals, small letters', () => {
  expect(['b', 'a', 'B', '10', '9', 'a'].sort(byCodePoint)).toEqual([
    '10',
    '9',
    'B',
    'a',
    'a',
    'b',
  ]);
  expect([byCodePoint('a', 'b'), byCodePoint('b', 'a'), byCodePoint('a', 'a')]).toEqual([-1, 1, 0]);
});
