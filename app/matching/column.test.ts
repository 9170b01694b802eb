import { expect, test } from 'vitest';
import { columnOf, placeIn } from './column';

test('one number of each row, in the order of the rows', () => {
  const rows = [{ days: 3 }, { days: 0 }, { days: -7 }];
  expect(columnOf(rows, ({ days }) => days)).toEqual(Int32Array.of(3, 0, -7));
  expect(columnOf([], () => 1)).toEqual(new Int32Array(0));
});

test.each([
  [1, 0],
  [2, 0],
  [3, 1],
  [5, 1],
  [6, 3],
  [9, 3],
  [10, 4],
])('%i stands at place %i of an ascending list, or would', (number, place) => {
  expect(placeIn(Int32Array.of(2, 5, 5, 9), number)).toBe(place);
  expect(placeIn(new Int32Array(0), number)).toBe(0);
});
