import { expect, test } from 'vitest';
import { part } from './watch';

test('a part of a task tells its progress as a share of the whole', () => {
  const shares: number[] = [];
  const watch = (done: number, total: number) => shares.push(done / total);
  for (const index of [0, 1]) {
    const partly = part(watch, index, 2);
    for (const done of [0, 2, 4]) partly?.(done, 4);
  }
  expect(shares).toEqual([0, 0.25, 0.5, 0.5, 0.75, 1]);
});

test('a part in which there is nothing to do has not begun', () => {
  const shares: number[] = [];
  part((done, total) => shares.push(done / total), 1, 2)?.(0, 0);
  expect(shares).toEqual([0.5]);
});

test('where nobody watches, nobody is told', () => {
  expect(part(undefined, 0, 2)).toBeUndefined();
});
