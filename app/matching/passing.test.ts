import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import { has, rowsOf } from './bit-set';
import type { Activity, Need, Offer } from './board';
import { type Prepared, prepare } from './prepare';

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';

/** How many offers stand before and after those that are looked at: they lie on both sides of a word's edge. */
const BEFORE = 30;

/**
 * Offers that everything is open for, the last of one word and the first of the next among them changed; the order of
 * their ids is the order in which they are given here.
 */
function boardWith(rows: Partial<Offer>[], need: Partial<Need> = {}, activities?: Activity[]) {
  const row = (overrides: Partial<Offer>, place: number) =>
    makeOffer({ id: idAt(place), ...overrides });
  const offers = [...new Array<Partial<Offer>>(BEFORE).fill({}), ...rows, {}].map(row);
  const board = makeBoard({ needs: [makeNeed(need)], offers, activities });
  return prepare(board, REFERENCE);
}

const idAt = (place: number) => `o-${String(place).padStart(3, '0')}`;

function needOf(board: Prepared) {
  const [need] = board.needs;
  if (!need) throw new RangeError('the board has no need');
  return need;
}

/** Which of the changed offers are eligible, by their place among the changed ones; all others must be. */
function eligibleOf(board: Prepared): number[] {
  const rows = Array.from(rowsOf(board.passing.eligible(needOf(board))));
  const unchanged = board.offers.map(({ index }) => index).filter((i) => i < BEFORE);
  expect(rows.filter((row) => row < BEFORE)).toEqual(unchanged);
  expect(rows.at(-1)).toBe(board.offers.length - 1);
  return rows.slice(BEFORE, -1).map((row) => row - BEFORE);
}

/** The gates that keep each of the changed offers out, in the order in which they are told. */
function closedFor(board: Prepared): string[][] {
  const gates = board.passing.byGate(needOf(board));
  return board.offers
    .slice(BEFORE, -1)
    .map(({ index }) => gates.filter(({ passes }) => !has(passes, index)).map(({ gate }) => gate));
}

const legal = (row: Partial<Offer> = {}): Partial<Offer> => ({
  categories: [{ category: 'legal' }, { category: 'incident-response' }],
  ...row,
});

describe('one gate at a time, for the offers on both sides of an edge', () => {
  test.each<[string, string, Partial<Need>, Partial<Offer>, Partial<Offer>]>([
    ['category', 'another category', {}, { categories: [{ category: 'legal' }] }, legal()],
    [
      'topic',
      'other topics of the category',
      { topics: [HANDLING] },
      { categories: [{ category: 'incident-response', topics: [CSIRT] }] },
      { categories: [{ category: 'incident-response', topics: [CSIRT, HANDLING] }] },
    ],
    [
      'support',
      'another form',
      {},
      { support: ['exercise'] },
      { support: ['exercise', 'training'] },
    ],
    ['scope', 'other States', {}, { covers: ['GHA', 'SIDS'] }, { covers: ['SIDS', 'SEN'] }],
    ['scope', 'other groups', {}, { covers: ['LLDC'] }, { covers: ['LLDC', 'ECOWAS'] }],
    ['excluded', 'the State excluded', {}, { excludes: ['GHA', 'SEN'] }, { excludes: ['GHA'] }],
    ['self', "the State's own", {}, { providerState: 'SEN' }, { providerState: 'GHA' }],
    ['language', 'another language', {}, { languages: ['mn'] }, { languages: ['mn', 'en'] }],
    ['mode', 'another mode', {}, { modes: ['abroad'] }, { modes: ['abroad', 'remote'] }],
    [
      'window',
      'one day too late',
      {},
      { window: { from: '2027-07-01', to: '2027-12-31' } },
      { window: { from: '2027-06-30', to: '2027-12-31' } },
    ],
    [
      'window',
      'one day too early',
      {},
      { window: { from: '2026-07-01', to: '2027-01-31' } },
      { window: { from: '2026-07-01', to: '2027-02-01' } },
    ],
    [
      'window',
      'ended before the day of the board',
      { window: { from: '2026-06-01', to: '2027-06-30' } },
      { window: { from: '2026-07-01', to: '2026-12-31' } },
      { window: { from: '2026-07-01', to: '2027-01-01' } },
    ],
    ['conditions', 'a condition', {}, { conditions: ['policy'] }, { conditions: [] }],
    [
      'sovereignty',
      'a refused arrangement',
      { refuses: ['data-abroad'] },
      { arrangements: ['publicity', 'data-abroad'] },
      { arrangements: ['publicity'] },
    ],
    ['places', 'no place', {}, { places: 0 }, { places: 2 }],
    ['declined', 'the need declined', {}, { declined: ['need-1'] }, { declined: ['need-2'] }],
  ])('%s: %s', (gate, _what, need, closed, open) => {
    const board = boardWith([closed, open, closed, open, open, closed], need);
    expect(eligibleOf(board)).toEqual([1, 3, 4]);
    expect(closedFor(board)).toEqual([[gate], [], [gate], [], [], [gate]]);
  });

  test('an offer that the need has declined, whether others have declined the need or not', () => {
    const need = { declined: [idAt(BEFORE + 1), 'an-offer-that-left'] };
    expect(eligibleOf(boardWith([{}, {}, {}], need))).toEqual([0, 2]);
    const board = boardWith([{}, {}, { declined: ['need-1'] }], need);
    expect(eligibleOf(board)).toEqual([0]);
    expect(closedFor(board)).toEqual([[], ['declined'], ['declined']]);
    // What the offers say is not changed by what the need says.
    expect(eligibleOf(board)).toEqual([0]);
  });

  test('what a changed row declines is forgotten when the row of the board is asked again', () => {
    const board = boardWith([{}, { declined: ['need-1'] }, {}]);
    const changed = board.readNeed(makeNeed({ declined: [idAt(BEFORE)] }));
    const rows = Array.from(rowsOf(board.passing.eligible(changed))).filter((row) => row >= BEFORE);
    expect(rows).toEqual([BEFORE + 2, BEFORE + 3]);
    expect(eligibleOf(board)).toEqual([0, 2]);
  });

  test("an offer's places for a State are taken up by activities there", () => {
    const activities = [
      makeActivity({ offer: idAt(BEFORE) }),
      makeActivity({ id: 'b', offer: idAt(BEFORE + 1) }),
      makeActivity({ id: 'c', offer: idAt(BEFORE + 2), state: 'GHA' }),
    ];
    const board = boardWith([{}, { perState: 2 }, {}], {}, activities);
    expect(eligibleOf(board)).toEqual([1, 2]);
    expect(closedFor(board)).toEqual([['places'], [], []]);
  });
});

describe('what a need asks beyond its category', () => {
  /** Every offer of the board says what is asked, but those that are looked at. */
  function asking(need: Partial<Need>, said: Partial<Offer>, rows: Partial<Offer>[]) {
    const { board } = boardWith([{}], need);
    const offers = [...rows, said].map((row, place) => makeOffer({ id: idAt(place), ...row }));
    return prepare({ ...board, offers }, REFERENCE);
  }

  test('a sensitive category asks for safeguards', () => {
    const rows = [legal(), legal({ humanRightsSafeguards: false })];
    const board = asking({ category: 'legal' }, legal({ humanRightsSafeguards: true }), rows);
    expect(Array.from(rowsOf(board.passing.eligible(needOf(board))))).toEqual([2]);
    const other = asking({}, legal({ humanRightsSafeguards: true }), rows);
    expect(Array.from(rowsOf(other.passing.eligible(needOf(other))))).toEqual([0, 1, 2]);
  });

  test.each(['AMBER', 'AMBER+STRICT'] as const)('%s asks for handling', (tlp) => {
    const board = asking({ tlp }, { handlingAccepted: true }, [{}, { handlingAccepted: false }]);
    const need = needOf(board);
    expect(Array.from(rowsOf(board.passing.eligible(need)))).toEqual([2]);
    const gate = board.passing.byGate(need).find((one) => one.gate === 'confidentiality');
    expect(gate && Array.from(rowsOf(gate.passes))).toEqual([2]);
  });
});

test('every gate is told, in the published order', () => {
  const gates = boardWith([{}]).passing.byGate(needOf(boardWith([{}])));
  expect(gates.map(({ gate }) => gate)).toEqual([
    'category',
    'topic',
    'support',
    'scope',
    'excluded',
    'self',
    'language',
    'mode',
    'window',
    'conditions',
    'sovereignty',
    'safeguards',
    'confidentiality',
    'places',
    'declined',
  ]);
});

test('several gates that are closed for one offer are all told', () => {
  const rows: Partial<Offer>[] = [
    { support: ['funding'], languages: ['mn'], places: 0, providerState: 'SEN' },
    { modes: ['abroad'], covers: ['GHA'], conditions: ['policy'] },
  ];
  expect(closedFor(boardWith(rows, { tlp: 'CLEAR' }))).toEqual([
    ['support', 'self', 'language', 'places'],
    ['scope', 'mode', 'conditions'],
  ]);
});

test('needs that differ in one thing alone are told apart', () => {
  const needs: Partial<Need>[] = [
    {},
    { category: 'legal' },
    { state: 'GHA' },
    { support: ['equipment'] },
    { languages: ['en'] },
    { modes: ['abroad'] },
    { topics: [HANDLING] },
    { topics: [CSIRT] },
    { refuses: ['data-abroad'] },
    { refuses: ['publicity'] },
    { tlp: 'AMBER' },
  ];
  const offers: Partial<Offer>[] = [
    {},
    { categories: [{ category: 'legal' }], humanRightsSafeguards: true },
    { covers: ['GHA'] },
    { support: ['equipment'] },
    { languages: ['en'] },
    { modes: ['abroad'] },
    { categories: [{ category: 'incident-response', topics: [HANDLING] }] },
    { categories: [{ category: 'incident-response', topics: [CSIRT] }] },
    { arrangements: ['publicity'] },
    { arrangements: ['data-abroad'] },
    { handlingAccepted: true },
  ];
  const board = prepare(
    makeBoard({
      needs: needs.map((need, i) =>
        makeNeed({
          id: idAt(i),
          languages: ['fr'],
          modes: ['on-site'],
          nationalPriority: i + 1,
          ...need,
        }),
      ),
      offers: offers.map((offer, i) => makeOffer({ id: idAt(i), ...offer })),
    }),
    REFERENCE,
  );
  const rows = board.needs.map((need) => Array.from(rowsOf(board.passing.eligible(need))));
  expect(rows).toEqual([
    [0, 6, 7, 8, 9, 10],
    [1],
    [0, 2, 6, 7, 8, 9, 10],
    [3],
    [4],
    [5],
    [0, 6, 8, 9, 10],
    [0, 7, 8, 9, 10],
    [0, 6, 7, 8, 10],
    [0, 6, 7, 9, 10],
    [10],
  ]);
  // Asked again, in another order, they are still told apart.
  const again = board.needs
    .toReversed()
    .map((need) => Array.from(rowsOf(board.passing.eligible(need))));
  expect(again).toEqual(rows.toReversed());
});

test('the gates of a need in a category that nobody offers: the category is closed for all', () => {
  const board = boardWith([{}, {}], { category: 'skills', topics: ['skills/curricula'] });
  const need = needOf(board);
  expect(Array.from(rowsOf(board.passing.eligible(need)))).toEqual([]);
  const closed = board.passing.byGate(need).filter(({ passes }) => !has(passes, BEFORE));
  expect(closed.map(({ gate }) => gate)).toEqual(['category']);
});

test('languages whose codes run together are told apart', () => {
  const board = prepare(
    makeBoard({
      needs: [
        makeNeed({ id: 'a', languages: ['am', 'mmn'] }),
        makeNeed({ id: 'b', languages: ['mn', 'amm'], nationalPriority: 2 }),
      ],
      offers: ['am', 'amm', 'mmn', 'mn'].map((code) => makeOffer({ id: code, languages: [code] })),
    }),
    REFERENCE,
  );
  const rows = board.needs.map((need) => Array.from(rowsOf(board.passing.eligible(need))));
  expect(rows).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

test('places that are taken up for one State are free for another', () => {
  const board = prepare(
    makeBoard({
      needs: [makeNeed({ id: 'a' }), makeNeed({ id: 'b', state: 'GHA' })],
      offers: [makeOffer({ id: 'p' }), makeOffer({ id: 'q' })],
      activities: [makeActivity({ offer: 'p' })],
    }),
    REFERENCE,
  );
  const rows = board.needs.map((need) => Array.from(rowsOf(board.passing.eligible(need))));
  expect(rows).toEqual([[1], [0, 1]]);
});

test('an offer that one State is kept out of, or makes itself, is open to another', () => {
  const board = prepare(
    makeBoard({
      needs: [
        makeNeed({ id: 'a', state: 'SEN' }),
        makeNeed({ id: 'b', state: 'GHA' }),
        makeNeed({ id: 'c', state: 'MNG' }),
      ],
      offers: [
        makeOffer({ id: 'p', excludes: ['SEN'] }),
        makeOffer({ id: 'q', providerState: 'SEN' }),
        makeOffer({ id: 'r', excludes: ['GHA'] }),
        makeOffer({ id: 's', providerState: 'GHA' }),
      ],
    }),
    REFERENCE,
  );
  const rows = board.needs.map((need) => Array.from(rowsOf(board.passing.eligible(need))));
  expect(rows).toEqual([
    [2, 3],
    [0, 1],
    [0, 1, 2, 3],
  ]);
});

describe('on 1 January 2027, an offer that runs from July 2026 to December 2027', () => {
  const runs: Partial<Offer> = { window: { from: '2026-07-01', to: '2027-12-31' } };

  test.each([
    ['2026-12-31', [['window']]],
    ['2027-01-01', [[]]],
  ])('for a need that ends on %s', (to, closed) => {
    const board = boardWith([runs], { window: { from: '2026-06-01', to } });
    expect(closedFor(board)).toEqual(closed);
    const eligible = Array.from(rowsOf(board.passing.eligible(needOf(board))));
    expect(eligible.includes(BEFORE)).toBe(closed[0]?.length === 0);
  });
});
