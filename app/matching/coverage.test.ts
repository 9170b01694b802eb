import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import { has, rowsOf } from './bit-set';
import type { Board, Need, Offer } from './board';
import { capacityOf, maximumCoverage } from './coverage';
import { EligiblePairs } from './eligible';
import { placesForState } from './gates';
import { prepare } from './prepare';

/** A need by its State and the languages it could be served in; an offer is given in the language of its own id. */
type Asked = [state: string, languages: string];
type Given = Partial<Offer>;

const id = (place: number) => String(place).padStart(3, '0');

function boardOf(asked: Asked[], given: Given[], rest: Partial<Board> = {}) {
  const needs = asked.map(([state, languages], i): Need =>
    makeNeed({ id: id(i), state, languages: languages.split(' '), nationalPriority: i + 1 }),
  );
  const offers = given.map((row, i) => makeOffer({ id: id(i), languages: [letter(i)], ...row }));
  return prepare(makeBoard({ needs, offers, ...rest }), REFERENCE);
}

const letter = (i: number) => (i < 26 ? String.fromCharCode(97 + i) : `z${i}`);

/** The maximum with both halves of its proof held against the board; the offer of each need. */
function coverageOf(
  asked: Asked[],
  given: Given[],
  { start, entering, ...rest }: Partial<Board> & { start?: number[]; entering?: number[] } = {},
) {
  const board = boardOf(asked, given, rest);
  const eligible = new EligiblePairs(board);
  const enters = (need: number) => entering === undefined || entering.includes(need);
  const from = start && Int32Array.from(start);
  const { maximum, served, reached } = maximumCoverage(board, eligible, enters, from);
  if (from) expect(Array.from(from)).toEqual(start);
  expect(capacityOf(reached, board, eligible, enters)).toBe(maximum);
  const got = Array.from(served);
  expect(got.filter((offer) => offer !== -1)).toHaveLength(maximum);
  got.forEach((offer, need) => {
    if (offer !== -1) expect(has(eligible.of(need), offer) && enters(need)).toBe(true);
  });
  for (const offer of board.offers) {
    const holders = board.needs.filter(({ index }) => got[index] === offer.index);
    expect(holders.length).toBeLessThanOrEqual(offer.row.places);
    for (const { row } of holders) {
      const sameState = holders.filter((other) => other.row.state === row.state);
      expect(sameState.length).toBeLessThanOrEqual(placesForState(row.state, offer));
    }
  }
  return { maximum, got, reached, board };
}

describe('from nothing', () => {
  test.each<[string, number, Asked[], Given[]]>([
    ['no needs', 0, [], [{}]],
    ['no offers', 0, [['SEN', 'a']], []],
    ['one of each', 1, [['SEN', 'a']], [{}]],
    ['nothing eligible', 0, [['SEN', 'b']], [{}]],
    [
      'two needs for one place',
      1,
      [
        ['SEN', 'a'],
        ['GHA', 'a'],
      ],
      [{}],
    ],
    [
      'two needs for two places',
      2,
      [
        ['SEN', 'a'],
        ['GHA', 'a'],
      ],
      [{ places: 2 }],
    ],
    [
      'two of one State, one place for a State',
      1,
      [
        ['SEN', 'a'],
        ['SEN', 'a'],
      ],
      [{ places: 2 }],
    ],
    [
      'two of one State, two places for it',
      2,
      [
        ['SEN', 'a'],
        ['SEN', 'a'],
      ],
      [{ places: 2, perState: 2 }],
    ],
    [
      'more places for a State than places',
      1,
      [
        ['SEN', 'a'],
        ['SEN', 'a'],
      ],
      [{ perState: 2 }],
    ],
    [
      'each has another',
      2,
      [
        ['SEN', 'a b'],
        ['SEN', 'a'],
      ],
      [{}, {}],
    ],
    [
      'a chain of three',
      3,
      [
        ['SEN', 'a b'],
        ['GHA', 'b c'],
        ['NPL', 'a'],
      ],
      [{}, {}, {}],
    ],
    [
      'a chain of five in the least lucky order',
      5,
      [
        ['SEN', 'a b'],
        ['GHA', 'b c'],
        ['NPL', 'c d'],
        ['MNG', 'd e'],
        ['VUT', 'a'],
      ],
      [{}, {}, {}, {}, {}],
    ],
    [
      'one way through a State, one through another',
      4,
      [
        ['SEN', 'a b'],
        ['SEN', 'a'],
        ['GHA', 'a c'],
        ['GHA', 'a'],
      ],
      [{ places: 2 }, {}, {}],
    ],
    [
      'a place for the State, but none in all',
      3,
      [
        ['SEN', 'a'],
        ['GHA', 'a'],
        ['NPL', 'a b'],
        ['MNG', 'a'],
      ],
      [{ places: 2 }, {}],
    ],
  ])('%s: %i', (_what, most, asked, given) => {
    expect(coverageOf(asked, given).maximum).toBe(most);
  });
});

describe('from an allocation that is there', () => {
  test('the needs on the way are moved on', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['GHA', 'b c'],
      ['NPL', 'a'],
    ];
    const found = coverageOf(asked, [{}, {}, {}], { start: [0, 1, -1] });
    expect(found.got).toEqual([1, 2, 0]);
  });

  test('what is the most already stays as it is', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['GHA', 'a b'],
      ['NPL', 'a'],
    ];
    expect(coverageOf(asked, [{}, {}], { start: [1, 0, -1] }).got).toEqual([1, 0, -1]);
  });

  test('only a need of the same State can make room where the State is full', () => {
    const asked: Asked[] = [
      ['GHA', 'a b'],
      ['SEN', 'a c'],
      ['SEN', 'a'],
    ];
    const found = coverageOf(asked, [{ places: 3 }, {}, {}], { start: [0, 0, -1] });
    expect(found.got).toEqual([0, 2, 0]);
  });

  test('where the State has room and the offer has none, anybody can', () => {
    const asked: Asked[] = [
      ['GHA', 'a b'],
      ['SEN', 'a'],
      ['NPL', 'a'],
    ];
    const found = coverageOf(asked, [{ places: 2 }, {}], { start: [0, 0, -1] });
    expect(found.got).toEqual([1, 0, 0]);
  });

  test('several needs are moved at once', () => {
    const asked: Asked[] = [
      ['SEN', 'a c'],
      ['GHA', 'b d'],
      ['NPL', 'a'],
      ['MNG', 'b'],
    ];
    const found = coverageOf(asked, [{}, {}, {}, {}], { start: [0, 1, -1, -1] });
    expect(found.got).toEqual([2, 3, 0, 1]);
  });

  test('two that need the same way out: one gets through', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['NPL', 'a'],
      ['MNG', 'a'],
    ];
    const found = coverageOf(asked, [{}, {}], { start: [0, -1, -1] });
    expect(found.maximum).toBe(2);
    expect(found.got[0]).toBe(1);
  });

  test('a way that leads nowhere does not close another', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['GHA', 'b'],
      ['NPL', 'a c'],
      ['MNG', 'c d'],
    ];
    const found = coverageOf(asked, [{}, {}, {}, {}], { start: [0, 1, -1, 2] });
    expect(found.maximum).toBe(4);
    expect(found.got).toEqual([0, 1, 2, 3]);
  });
});

describe('ways that are easily missed', () => {
  test('a need of another State on the way makes no room where the State is full', () => {
    const asked: Asked[] = [
      ['GHA', 'a b'],
      ['SEN', 'a'],
      ['SEN', 'a'],
      ['NPL', 'a'],
    ];
    const found = coverageOf(asked, [{ places: 2 }, {}], { start: [0, 0, -1, -1] });
    expect(found.got).toEqual([1, 0, -1, 0]);
  });

  test('room that a need of the same State has left is room for others', () => {
    const asked: Asked[] = [
      ['SEN', 'b c'],
      ['SEN', 'b'],
      ['NPL', 'd'],
      ['GHA', 'd e'],
      ['MNG', 'e b'],
    ];
    const given: Given[] = [{ places: 0 }, { places: 2 }, {}, {}, {}];
    expect(coverageOf(asked, given, { start: [1, -1, -1, 3, 4] }).got).toEqual([2, 1, 3, 4, 1]);
  });

  test('a need that is met again further on is still asked where it was met first', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['VUT', 'a'],
      ['GHA', 'c a'],
      ['SEN', 'a'],
      ['NPL', 'c'],
    ];
    const found = coverageOf(asked, [{ places: 2 }, {}, {}], { start: [0, 0, 2, -1, -1] });
    expect(found.maximum).toBe(4);
  });

  test('an offer that led nowhere further on may still lead on where it is met by its State', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['VUT', 'a'],
      ['GHA', 'c a'],
      ['NPL', 'c'],
      ['SEN', 'a'],
    ];
    const found = coverageOf(asked, [{ places: 2 }, {}, {}], { start: [0, 0, 2, -1, -1] });
    expect(found.maximum).toBe(4);
  });

  test('and so with an offer of one place', () => {
    const asked: Asked[] = [
      ['SEN', 'a b'],
      ['GHA', 'c a'],
      ['NPL', 'c'],
      ['SEN', 'a'],
    ];
    expect(coverageOf(asked, [{}, {}, {}], { start: [0, 2, -1, -1] }).maximum).toBe(3);
  });

  test.each([
    [5, 9],
    [5, 33],
    [30, 64],
    [0, 63],
  ])('offer %i leads nowhere, offer %i does', (closed, open) => {
    const asked: Asked[] = [
      ['SEN', letter(closed)],
      ['GHA', `${letter(closed)} ${letter(open)}`],
    ];
    const found = coverageOf(asked, new Array<Given>(70).fill({}), { start: [closed, -1] });
    expect(found.got).toEqual([closed, open]);
  });
});

test('offers and needs across the edges of words', () => {
  const count = 70;
  const asked = Array.from({ length: count }, (_, i): Asked => {
    const languages = i === count - 1 ? letter(0) : `${letter(i)} ${letter(i + 1)}`;
    return [['SEN', 'GHA', 'NPL', 'MNG', 'VUT'][i % 5] ?? '', languages];
  });
  const given = new Array<Given>(count).fill({});
  const start = Array.from({ length: count }, (_, i) => (i === count - 1 ? -1 : i));
  const found = coverageOf(asked, given, { start });
  expect(found.got).toEqual([...Array.from({ length: count - 1 }, (_, i) => i + 1), 0]);
  expect(coverageOf(asked, given.slice(0, 40)).maximum).toBe(40);
});

test('a need that does not enter is not served, nor counted', () => {
  const asked: Asked[] = [
    ['SEN', 'a'],
    ['GHA', 'a b'],
    ['NPL', 'b'],
  ];
  const found = coverageOf(asked, [{}, {}, {}], { entering: [1, 2] });
  expect(found.got).toEqual([-1, 0, 1]);
});

test('current activities take up places for their State alone', () => {
  const activities = [makeActivity({ offer: id(0), state: 'SEN' })];
  const asked: Asked[] = [
    ['SEN', 'a'],
    ['SEN', 'a'],
    ['GHA', 'a'],
    ['GHA', 'a'],
    ['GHA', 'a'],
  ];
  const found = coverageOf(asked, [{ places: 9, perState: 2 }], { activities });
  expect(found.got).toEqual([0, -1, 0, 0, -1]);
});

describe('what is reached from a need that nothing can serve', () => {
  test('a full offer, and whoever holds it', () => {
    const asked: Asked[] = [
      ['SEN', 'a'],
      ['GHA', 'a'],
      ['NPL', 'b'],
      ['MNG', 'c'],
    ];
    const { reached } = coverageOf(asked, [{}, {}, {}], { start: [0, -1, 1, -1] });
    expect(Array.from(rowsOf(reached.needs))).toEqual([0, 1]);
    expect(Array.from(rowsOf(reached.offers))).toEqual([0]);
    expect([...reached.statePlaces.values()].flatMap((set) => Array.from(rowsOf(set)))).toEqual([]);
  });

  test('the places of the State alone, where the offer itself has room', () => {
    const asked: Asked[] = [
      ['SEN', 'a'],
      ['SEN', 'a'],
      ['GHA', 'a'],
    ];
    const { reached } = coverageOf(asked, [{ places: 5 }], { start: [0, -1, 0] });
    expect(Array.from(rowsOf(reached.needs))).toEqual([0, 1]);
    expect(Array.from(rowsOf(reached.offers))).toEqual([]);
    const places = [...reached.statePlaces].map(([state, set]) => [state, Array.from(rowsOf(set))]);
    expect(places).toEqual([['SEN', [0]]]);
  });

  test('the places of a State in every offer that its needs reach', () => {
    const asked: Asked[] = [
      ['SEN', 'a'],
      ['SEN', 'b'],
      ['SEN', 'a'],
      ['SEN', 'b'],
    ];
    const given = [{ places: 2 }, { places: 2 }];
    const { reached } = coverageOf(asked, given, { start: [0, 1, -1, -1] });
    const places = [...reached.statePlaces].map(([state, set]) => [state, Array.from(rowsOf(set))]);
    expect(places).toEqual([['SEN', [0, 1]]]);
  });

  test('nobody, when all that enter are served', () => {
    const { reached } = coverageOf([['SEN', 'a']], [{}, {}]);
    expect(Array.from(rowsOf(reached.needs))).toEqual([]);
  });
});
