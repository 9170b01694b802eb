import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { add, emptySet } from './bit-set';
import { capacityOf } from './coverage';
import { EligiblePairs } from './eligible';
import { prepare } from './prepare';

describe('the capacity of a cut', () => {
  const needs = [
    makeNeed({ id: '0', state: 'SEN', languages: ['fr', 'en'] }),
    makeNeed({ id: '1', state: 'GHA', languages: ['fr'] }),
    makeNeed({ id: '2', state: 'NPL', languages: ['en', 'mn'] }),
  ];
  const offers = [
    makeOffer({ id: '0', languages: ['fr'], places: 4, perState: 2 }),
    makeOffer({ id: '1', languages: ['en'], places: 3 }),
    makeOffer({ id: '2', languages: ['mn'], places: 2 }),
  ];
  const board = prepare(makeBoard({ needs, offers }), REFERENCE);
  const eligible = new EligiblePairs(board);
  const setOf = (rows: number[]) => {
    const set = emptySet(3);
    for (const row of rows) add(set, row);
    return set;
  };

  test.each<[string, number, number[], number[], [string, number[]][]]>([
    ['nothing is near: a unit for each need', 3, [], [], []],
    ['the needs are near: a unit for each pair', 5, [0, 1, 2], [], []],
    ['one need is near', 4, [0], [], []],
    ['an offer is near: its places', 3 + 4, [0, 1, 2], [0], []],
    ['its places for one State are near', 4 + 2, [0, 1, 2], [], [['SEN', [0]]]],
    ['both are near: the places of the offer alone', 3 + 4, [0, 1, 2], [0], [['SEN', [0]]]],
    ['the places of a State that has no need', 5 + 1, [0, 1, 2], [], [['VUT', [2]]]],
  ])('%s: %i', (_what, capacity, near, reachedOffers, places) => {
    const statePlaces = new Map(places.map(([state, rows]) => [state, setOf(rows)]));
    const reached = { needs: setOf(near), offers: setOf(reachedOffers), statePlaces };
    expect(capacityOf(reached, board, eligible, () => true)).toBe(capacity);
  });

  test('a need that does not enter adds nothing', () => {
    const reached = { needs: setOf([0]), offers: setOf([]), statePlaces: new Map() };
    expect(capacityOf(reached, board, eligible, (need) => need !== 0)).toBe(2);
    expect(capacityOf(reached, board, eligible, (need) => need === 0)).toBe(2);
  });
});
