import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
  preparePair,
  rowsOf,
} from '../../tests/properties/factory';
import type { Activity, Need } from './board';
import { prepare } from './prepare';

test('rows stand in the order of their ids, in whatever order they come', () => {
  const board = prepare(
    makeBoard({
      needs: ['b', 'c', 'a'].map((id, i) => makeNeed({ id, nationalPriority: i + 1 })),
      offers: ['q', 'p'].map((id) => makeOffer({ id })),
    }),
    REFERENCE,
  );
  expect(board.needs.map(({ index, row }) => [index, row.id])).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
  ]);
  expect(board.offers.map(({ index, row }) => [index, row.id])).toEqual([
    [0, 'p'],
    [1, 'q'],
  ]);
  expect(board.readNeed(makeNeed({ id: 'b', stage: 'starting' })).index).toBe(1);
  expect(board.readNeed(makeNeed({ id: 'new' })).index).toBe(-1);
  expect(board.readOffer(makeOffer({ id: 'q', places: 9 })).index).toBe(1);
  expect(board.readOffer(makeOffer({ id: 'new' })).index).toBe(-1);
});

test.each<[string, Partial<Need>, object | undefined, number[]]>([
  ['nobody says', {}, undefined, [1, 1, 1]],
  ['the board says', {}, { P2: 3 }, [1, 3, 1]],
  ['the need says', { weights: { P1: 0 } }, undefined, [0, 1, 1]],
  ['both say', { weights: { P1: 0, P2: 2 } }, { P2: 3, P3: 4 }, [0, 2, 4]],
])('the weights of a need where %s', (_what, need, weights, expected) => {
  const board = preparePair(need, {}, { settings: { weights } });
  expect(rowsOf(board).need.weights.slice(0, 3)).toEqual(expected);
});

test('what is confirmed counts for 183 days where the board does not say for how long', () => {
  expect(preparePair().staleAfterDays).toBe(183);
  expect(preparePair({}, {}, { settings: { staleAfterDays: 30 } }).staleAfterDays).toBe(30);
});

describe('current activities', () => {
  const [SEN, GHA] = ['SEN', 'GHA'];
  const board = (...rows: Partial<Activity>[]) =>
    preparePair(
      {},
      {},
      { activities: rows.map((row, i) => makeActivity({ id: `a-${i}`, ...row })) },
    );

  test('are counted by State and category', () => {
    const counted = board({}, {}, { state: GHA }, { category: 'legal' });
    expect(counted.activitiesIn(SEN, 'incident-response')).toBe(2);
    expect(counted.activitiesIn(GHA, 'incident-response')).toBe(1);
    expect(counted.activitiesIn(SEN, 'legal')).toBe(1);
    expect(counted.activitiesIn(GHA, 'legal')).toBe(0);
  });

  test('are planned or active, and end on the day of the board or later', () => {
    const counted = board(
      { status: 'planned' },
      { status: 'completed' },
      { to: '2027-01-01' },
      { to: '2026-12-31' },
    );
    expect(counted.activitiesIn(SEN, 'incident-response')).toBe(2);
  });

  test('are counted for the offer that they name, by State', () => {
    const offer = 'offer-1';
    const counted = board({ offer }, { offer, category: 'legal' }, { offer, state: GHA }, {});
    expect([...rowsOf(counted).offer.activities]).toEqual([
      [SEN, 2],
      [GHA, 1],
    ]);
    expect([...rowsOf(board({})).offer.activities]).toEqual([]);
  });
});

test('offers stand by each category that they list', () => {
  const offers = [
    makeOffer({ id: 'p' }),
    makeOffer({ id: 'q', categories: [{ category: 'legal' }, { category: 'incident-response' }] }),
  ];
  const { offersByCategory } = prepare(makeBoard({ offers }), REFERENCE);
  const listed = (category: string) => offersByCategory.get(category)?.map(({ row }) => row.id);
  expect(listed('incident-response')).toEqual(['p', 'q']);
  expect(listed('legal')).toEqual(['q']);
  expect(listed('skills')).toBeUndefined();
});

test.each<[string, Partial<Need>[], number[]]>([
  ['fewer activities of the State', [{ state: 'VUT' }, { state: 'GHA' }], [1, 0]],
  ['more of LDC, LLDC and SIDS', [{ state: 'GHA' }, { state: 'SEN' }, { state: 'NPL' }], [2, 1, 0]],
  ['the lower priority', [{ nationalPriority: 3 }, {}, { nationalPriority: 2 }], [2, 0, 1]],
  ['the earlier day', [{}, { postedOn: '2026-11-30' }], [1, 0]],
  ['the lower id', [{}, {}, {}], [0, 1, 2]],
])('in the published order comes first who has %s', (_what, rows, ranks) => {
  const needs = rows.map((row, i) => makeNeed({ id: `n-${i}`, ...row }));
  const activities = [makeActivity({ state: 'VUT' })];
  const board = prepare(makeBoard({ needs, activities }), REFERENCE);
  expect(Array.from(board.publicRank)).toEqual(ranks);
});

test('the memberships that a board lists stand in place of those that are known', () => {
  const memberships = (listed?: Record<string, string[]>) => [
    ...rowsOf(preparePair({}, {}, { memberships: listed })).need.memberships,
  ];
  expect(memberships()).toContain('ECOWAS');
  expect(memberships({ GHA: [] })).toContain('ECOWAS');
  expect(memberships({ SEN: ['SIDS', 'LLDC'] })).toEqual(['SIDS', 'LLDC']);
});

test.each<[string, Partial<Need>, object]>([
  ['CLEAR', { tlp: 'CLEAR' }, { sealed: false, sensitive: false }],
  ['GREEN', { tlp: 'GREEN' }, { sealed: false }],
  ['AMBER', { tlp: 'AMBER' }, { sealed: true }],
  ['AMBER+STRICT', { tlp: 'AMBER+STRICT' }, { sealed: true }],
  ['a need about laws', { category: 'legal' }, { sensitive: true }],
  ['one of the three groups', { state: 'SEN' }, { favoured: 1 }],
  ['two of them', { state: 'NPL' }, { favoured: 2 }],
  ['none of them', { state: 'GHA' }, { favoured: 0 }],
])('what follows from what a need is: %s', (_what, need, expected) => {
  expect(rowsOf(preparePair(need)).need).toMatchObject(expected);
});

test('lists that are not stated or empty are read as empty', () => {
  for (const list of [undefined, []]) {
    const { need, offer } = rowsOf(
      preparePair({ declined: list, preferences: list }, { declined: list, ranking: list }),
    );
    for (const read of [need.declined, need.preferences, offer.declined, offer.ranking]) {
      expect([...read]).toEqual([]);
    }
  }
  const { need, offer } = rowsOf(
    preparePair(
      { declined: ['x'], preferences: ['y', 'z'] },
      { declined: ['n'], ranking: ['m'], perState: 3 },
    ),
  );
  expect([...need.declined, ...offer.declined]).toEqual(['x', 'n']);
  expect([...need.preferences, ...offer.ranking]).toEqual([
    ['y', 0],
    ['z', 1],
    ['m', 0],
  ]);
  expect([offer.perState, rowsOf(preparePair()).offer.perState]).toEqual([3, 1]);
});
