import { describe, expect, test } from 'vitest';
import { type BitSet, add, emptySet, rowsOf } from './bit-set';
import { failing, isBetweenTheParties } from './failing';
import type { GateSet } from './passing';
import { GATES, type GateId } from './vocabulary';

const SIZE = 70;

/** A gate that all offers pass but these. */
function gate(id: GateId, ...failed: number[]): GateSet {
  const passes = emptySet(SIZE);
  for (let row = 0; row < SIZE; row += 1) if (!failed.includes(row)) add(passes, row);
  return { gate: id, passes };
}

const listed = (levels: BitSet[]) => levels.map((set) => Array.from(rowsOf(set)));

describe('how many gates an offer fails', () => {
  const gates = [
    gate('category'),
    gate('support', 1, 2, 3, 4, 40, 69),
    gate('language', 2, 3, 4, 40),
    gate('mode', 3, 4),
    gate('window', 4),
  ];

  test('each offer stands with those that fail as many, in every word', () => {
    expect(listed(failing(gates, 3))).toEqual([[1, 69], [2, 40], [3]]);
    expect(listed(failing(gates, 4))).toEqual([[1, 69], [2, 40], [3], [4]]);
    expect(listed(failing(gates, 1))).toEqual([[1, 69]]);
  });

  test('gates that all pass leave nobody near', () => {
    expect(listed(failing([gate('category'), gate('support'), gate('mode')], 2))).toEqual([[], []]);
  });

  test('an offer that fails what lies between the parties is not near, whatever else it fails', () => {
    expect(listed(failing([...gates, gate('excluded', 1, 2), gate('declined', 69)], 2))).toEqual([
      [],
      [40],
    ]);
  });

  test('a whole word of offers that are barred leaves the others as they are', () => {
    const first = Array.from({ length: 32 }, (_, row) => row);
    expect(listed(failing([...gates, gate('self', ...first)], 2))).toEqual([[69], [40]]);
  });

  test('no gates, no offers', () => {
    expect(listed(failing([], 2))).toEqual([[], []]);
  });
});

test('category, exclusion, own offer and decline lie between the parties, and nothing else', () => {
  const between = GATES.map(({ id }) => id).filter(isBetweenTheParties);
  expect([...between].sort()).toEqual(['category', 'declined', 'excluded', 'self']);
});
