import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from './bit-set';
import { columnOf } from './column';
import { UpTo } from './up-to';

const rowsUpTo = (numbers: number[], most: number) =>
  Array.from(rowsOf(new UpTo(Int32Array.from(numbers)).upTo(most)));

describe('the rows whose number is at most so much', () => {
  test.each([
    [4, []],
    [5, [1]],
    [6, [1]],
    [7, [0, 1, 3]],
    [9, [0, 1, 2, 3]],
    [Infinity, [0, 1, 2, 3]],
  ])('up to %d', (most, rows) => {
    expect(rowsUpTo([7, 5, 9, 7], most)).toEqual(rows);
  });

  test('numbers below nought, as of days before 1970', () => {
    expect(rowsUpTo([0, -3, 2, -1], -1)).toEqual([1, 3]);
  });

  test('no rows', () => {
    expect(rowsUpTo([], 3)).toEqual([]);
  });

  test('one question leaves no trace in the next', () => {
    const days = new UpTo(Int32Array.from([3, 1, 2]));
    expect(Array.from(rowsOf(days.upTo(3)))).toEqual([0, 1, 2]);
    expect(Array.from(rowsOf(days.upTo(1)))).toEqual([1]);
  });

  test('as many rows as you like, between the marks and on them', () => {
    const rows = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 120, maxLength: 600 });
    fc.assert(
      fc.property(rows, fc.integer({ min: -401, max: 401 }), (numbers, most) => {
        const plain = numbers.flatMap((number, row) => (number <= most ? [row] : []));
        expect(rowsUpTo(numbers, most)).toEqual(plain);
      }),
    );
    const ascending = columnOf(Array.from({ length: 300 }), () => 0).map((_, row) => row);
    for (const most of [126, 127, 128, 255, 256, 299]) {
      expect(rowsUpTo([...ascending], most)).toHaveLength(most + 1);
    }
  });
});
