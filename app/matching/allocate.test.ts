import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import type { Board } from './board';
import { match } from './match';
import { prepare } from './prepare';

function outcomes(board: Partial<Board>) {
  const { allocation, unmatched, coverage } = match(prepare(makeBoard(board), REFERENCE));
  const rows = [
    ...allocation.map(({ need, offer }) => [need, offer]),
    ...unmatched.map(({ need, reason }) => [need, reason]),
  ];
  return { ...(Object.fromEntries(rows) as Record<string, string>), coverage };
}

/** Two needs that want the same place: the order of an offer decides. */
const rivals = (a: object, b: object, board: Partial<Board> = {}) =>
  outcomes({
    needs: [
      makeNeed({ id: 'a', state: 'GHA', ...a }),
      makeNeed({ id: 'b', state: 'GHA', nationalPriority: 2, ...b }),
    ],
    offers: [makeOffer({ id: 'o', perState: 2 })],
    ...board,
  });

describe("an offer's order, rule by rule", () => {
  test('its ranking comes first', () => {
    const offers = [makeOffer({ id: 'o', perState: 2, ranking: ['b'] })];
    expect(rivals({}, {}, { offers })).toMatchObject({ a: 'contention', b: 'o' });
  });

  test('then fewer current activities of the State in the category', () => {
    const activities = [makeActivity({ state: 'GHA' })];
    expect(rivals({}, { state: 'MNG' }, { activities })).toMatchObject({ a: 'contention', b: 'o' });
  });

  test('an activity in another category counts for nothing', () => {
    const activities = [makeActivity({ state: 'MNG', category: 'legal' })];
    const board = { activities, memberships: { MNG: [] } };
    expect(rivals({}, { state: 'MNG' }, board)).toMatchObject({ a: 'o', b: 'contention' });
  });

  test('then more of LDC, LLDC and SIDS: two before one before none', () => {
    expect(rivals({}, { state: 'MNG' })).toMatchObject({ b: 'o' });
    expect(rivals({ state: 'MNG' }, { state: 'NPL' })).toMatchObject({ b: 'o' });
  });

  test('then the lower national priority', () => {
    expect(rivals({ nationalPriority: 3 }, {})).toMatchObject({ a: 'contention', b: 'o' });
  });

  test('then the earlier day of posting, then the id', () => {
    const second = { state: 'SEN', nationalPriority: 1 };
    const board = { memberships: { SEN: [], GHA: [] } };
    const earlier = rivals({}, { ...second, postedOn: '2026-11-30' }, board);
    expect(earlier).toMatchObject({ a: 'contention', b: 'o' });
    expect(rivals({}, second, board)).toMatchObject({ a: 'o', b: 'contention' });
  });
});

test('the places of one State are full though the offer is not', () => {
  const offers = [makeOffer({ id: 'o', places: 2 })];
  expect(rivals({}, {}, { offers })).toMatchObject({ a: 'o', b: 'contention' });
});

test('a current activity of the offer in the State takes up one of its places for that State', () => {
  const activities = [makeActivity({ offer: 'o', state: 'GHA' })];
  const offers = [makeOffer({ id: 'o', places: 5, perState: 2 })];
  expect(rivals({}, {}, { offers, activities })).toMatchObject({ a: 'o', b: 'contention' });
});

test('absorption counts only needs that have an eligible offer, lowest number first', () => {
  const result = outcomes({
    needs: [
      makeNeed({ id: 'a', nationalPriority: 1, category: 'skills' }),
      makeNeed({ id: 'b', nationalPriority: 3 }),
      makeNeed({ id: 'c', nationalPriority: 2 }),
    ],
    offers: [makeOffer({ id: 'o', places: 3, perState: 3 })],
    settings: { absorption: { SEN: 1 } },
  });
  expect(result).toMatchObject({ a: 'no-offer', b: 'absorption', c: 'o' });
  expect(result.coverage).toEqual({ allocated: 1, maximum: 1 });
});

test('a State that can take on nothing now takes on nothing', () => {
  expect(outcomes({ settings: { absorption: { SEN: 0 } } })).toMatchObject({
    'need-1': 'absorption',
  });
});

test('a need that is driven out goes on to the next of its order', () => {
  const result = outcomes({
    needs: [
      makeNeed({ id: 'a', state: 'GHA', preferences: ['p'] }),
      makeNeed({ id: 'b', state: 'SEN' }),
    ],
    offers: [makeOffer({ id: 'p' }), makeOffer({ id: 'q', languages: ['en'] })],
  });
  // Both want p; Senegal is a least developed country and stands first.
  expect(result).toMatchObject({ a: 'q', b: 'p' });
});

test('stability can cost a place, and the maximum says so', () => {
  const result = outcomes({
    needs: [
      makeNeed({ id: 'a', state: 'SEN' }),
      makeNeed({ id: 'b', state: 'GHA', languages: ['fr'] }),
    ],
    offers: [makeOffer({ id: 'p' }), makeOffer({ id: 'q', languages: ['en'] })],
  });
  expect(result).toMatchObject({ a: 'p', b: 'contention' });
  expect(result.coverage).toEqual({ allocated: 1, maximum: 2 });
});
