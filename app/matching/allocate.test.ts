import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import type { Board } from './board';
import { holdersAgainst, wouldTake } from './allocate';
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

test('of three needs of one State for two places the last in the order has to go', () => {
  const needs = ['a', 'b', 'c'].map((id, i) => makeNeed({ id, nationalPriority: 3 - i }));
  const offers = [makeOffer({ id: 'o', places: 3, perState: 2 })];
  expect(outcomes({ needs, offers })).toMatchObject({ a: 'contention', b: 'o', c: 'o' });
  const turned = needs.map((need, i) => ({ ...need, nationalPriority: i + 1 }));
  expect(outcomes({ needs: turned, offers })).toMatchObject({ a: 'o', b: 'o', c: 'contention' });
});

test('whoever comes to a full offer takes the place of the last that it holds, not of another', () => {
  // Nepal is least developed and landlocked, Senegal and Mongolia are one of them, Ghana is neither.
  const needs = [
    makeNeed({ id: 'a', state: 'NPL' }),
    makeNeed({ id: 'b', state: 'SEN' }),
    makeNeed({ id: 'c', state: 'GHA' }),
    makeNeed({ id: 'd', state: 'MNG', nationalPriority: 2 }),
  ];
  const offers = [makeOffer({ id: 'o', places: 3 })];
  expect(outcomes({ needs, offers })).toMatchObject({ a: 'o', b: 'o', c: 'contention', d: 'o' });
});

describe('who keeps a need out of an offer', () => {
  /** Needs that stand in the order of their names with an offer of three places, two of them for one State. */
  const board = prepare(
    makeBoard({
      needs: [
        makeNeed({ id: 'a', state: 'NPL' }),
        makeNeed({ id: 'b', state: 'SEN' }),
        makeNeed({ id: 'c', state: 'SEN', nationalPriority: 2 }),
        makeNeed({ id: 'd', state: 'SEN', nationalPriority: 3 }),
        makeNeed({ id: 'e', state: 'GHA', nationalPriority: 4 }),
      ],
      offers: [makeOffer({ id: 'o', places: 3, perState: 2 })],
    }),
    REFERENCE,
  );
  const need = (id: string) => {
    const row = board.needById.get(id);
    if (!row) throw new RangeError(`the board has no ${id}`);
    return row;
  };

  test.each<[string, string[], string[]]>([
    ['d', [], []],
    ['d', ['b'], []],
    ['d', ['b', 'c'], ['b', 'c']],
    ['c', ['b', 'd'], []],
    ['b', ['c', 'd'], []],
    ['d', ['a', 'b', 'c'], ['b', 'c']],
    ['e', ['a', 'b'], []],
    ['e', ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['a', ['b', 'c', 'e'], []],
    ['c', ['a', 'b', 'e'], []],
  ])('%s against %j: %j', (asking, held, holders) => {
    const offer = board.offerById.get('o');
    if (!offer) throw new RangeError('the board has no o');
    const found = holdersAgainst(need(asking), offer, held.map(need), board);
    expect(found.map(({ row }) => row.id)).toEqual(holders);
    expect(wouldTake(need(asking), offer, held.map(need), board)).toBe(holders.length === 0);
  });
});
