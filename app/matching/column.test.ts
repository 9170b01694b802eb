import { expect, test } from 'vitest';
import { columnOf } from './column';

test('one number of each row, in the order of the rows', () => {
  const rows = [{ days: 3 }, { days: 0 }, { days: -7 }];
  expect(columnOf(rows, ({ days }) => days)).toEqual(Int32Array.of(3, 0, -7));
  expect(columnOf([], () => 1)).toEqual(new Int32Array(0));
});
