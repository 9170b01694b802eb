import { expect, test } from 'vitest';
import { Best } from './best';

function highest(keys: readonly number[], most: number, best = new Best()): number[] {
  best.start(most);
  for (const key of keys) best.offer(key);
  return Array.from(best.descending());
}

const KEYS = [8, 3, 11, 0, 7, 14, 2, 9, 13, 5, 1, 12, 4, 10, 6];
const DESCENDING = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

test.each(Array.from({ length: 17 }, (_, most) => most))(
  'of fifteen numbers the highest %i are kept, highest first, in whatever order they come',
  (most) => {
    const expected = DESCENDING.slice(0, most);
    expect(highest(KEYS, most)).toEqual(expected);
    expect(highest(KEYS.toReversed(), most)).toEqual(expected);
    expect(highest(DESCENDING, most)).toEqual(expected);
    expect(highest(DESCENDING.toReversed(), most)).toEqual(expected);
  },
);

test('the zeroth of no numbers at all is none', () => {
  expect(highest([], 5)).toEqual([]);
  expect(highest([1, 2], 0)).toEqual([]);
});

test('0 is a number that can come in', () => {
  expect(highest([0], 1)).toEqual([0]);
});

test('more numbers than the room it begins with are kept all the same', () => {
  const many = Array.from({ length: 300 }, (_, i) => (i * 7919) % 10_007);
  const expected = [...many].sort((a, b) => b - a);
  expect(highest(many, 300)).toEqual(expected);
  expect(highest(many, 64)).toEqual(expected.slice(0, 64));
  expect(highest(many, 65)).toEqual(expected.slice(0, 65));
  expect(highest(many, 200)).toEqual(expected.slice(0, 200));
});

test('a start forgets what came in before', () => {
  const best = new Best();
  highest(KEYS, 5, best);
  expect(highest([1, 2, 3], 2, best)).toEqual([3, 2]);
  expect(highest([], 2, best)).toEqual([]);
  expect(highest([4], 3, best)).toEqual([4]);
});
