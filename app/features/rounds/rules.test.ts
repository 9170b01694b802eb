import { describe, expect, it } from 'vitest';
import { ROUND_STATUSES } from '#db/schema/enums';
import type { RoundSettings } from '#db/schema/types';
import type { Board, Need, Offer } from '~/matching/board';
import { canonicalText, hashOfText } from './canonical.server';
import {
  ROUND_ACTIONS,
  differingFields,
  firstDifference,
  hiddenTold,
  mayRound,
  roundBoard,
} from './rules';

const settings: RoundSettings = {
  categories: [],
  of: [],
  offerIds: [],
  absorption: {},
  weights: { P1: 1 },
  staleAfterDays: 183,
};
const need = (id: string, state: string, more: Partial<Need> = {}) =>
  ({ id, state, category: 'legal', tlp: 'CLEAR', ...more }) as Need;
const sealed = (id: string, state: string, more: Partial<Need> = {}) =>
  need(id, state, { tlp: 'AMBER+STRICT', ...more });
const board = (needs: Need[], offers: Partial<Offer>[] = [{ id: 'o1' }, { id: 'o2' }]): Board => ({
  version: 1,
  asOf: '2027-01-15',
  needs,
  offers: offers as Offer[],
  activities: [],
});
const statesOf = (group: string) => (group === 'PAIR' ? ['SEN', 'GHA'] : []);
const ids = (made: Board) => made.needs.map(({ id }) => id);

describe('what may be done with a round', () => {
  it.each([
    ['draft', ['edit', 'delete', 'run']],
    ['running', ['cancel']],
    ['done', ['publish', 'compare']],
    ['failed', ['edit', 'delete', 'run']],
    ['cancelled', ['edit', 'delete', 'run']],
    ['published', ['compare']],
  ] as const)('while it is %s: %j', (status, expected) => {
    expect(ROUND_ACTIONS.filter((action) => mayRound(action, status))).toEqual(expected);
  });

  it('is said of every status', () => {
    for (const status of ROUND_STATUSES) {
      expect(ROUND_ACTIONS.some((action) => mayRound(action, status))).toBe(true);
    }
  });
});

describe('the board of a round', () => {
  const base = board([
    need('a', 'SEN', { preferences: ['o2', 'o1'] }),
    need('b', 'GHA', { category: 'strategy' }),
    need('c', 'VUT'),
  ]);

  it('holds all where nothing is chosen, and the rules', () => {
    const made = roundBoard(base, { ...settings, absorption: { SEN: 2 } }, statesOf);
    expect(ids(made)).toEqual(['a', 'b', 'c']);
    expect(made.settings).toEqual({
      absorption: { SEN: 2 },
      weights: { P1: 1 },
      staleAfterDays: 183,
    });
  });

  it('holds the categories, States and groups that are chosen', () => {
    expect(ids(roundBoard(base, { ...settings, categories: ['legal'] }, statesOf))).toEqual([
      'a',
      'c',
    ]);
    expect(ids(roundBoard(base, { ...settings, of: ['VUT'] }, statesOf))).toEqual(['c']);
    expect(ids(roundBoard(base, { ...settings, of: ['PAIR', 'VUT'] }, statesOf))).toHaveLength(3);
  });

  it('holds no stance on what is not on it', () => {
    const offers = [{ id: 'o1', ranking: ['c', 'a'] }, { id: 'o2' }];
    const made = roundBoard(
      board(base.needs, offers),
      { ...settings, offerIds: ['o1'], of: ['SEN'] },
      statesOf,
    );
    expect(made.needs).toMatchObject([{ preferences: ['o1'] }]);
    expect(made.offers).toEqual([{ id: 'o1', ranking: ['a'] }]);
  });

  it.each([
    ['of three States', {}, ['SEN', 'GHA', 'VUT'], true],
    ['of two States', {}, ['SEN', 'GHA', 'GHA'], false],
    ['where States are chosen', { of: ['SEN', 'GHA', 'VUT'] }, ['SEN', 'GHA', 'VUT'], false],
    ['where a State has a limit', { absorption: { FJI: 1 } }, ['SEN', 'GHA', 'VUT'], false],
  ])('lets sealed needs in %s or not', (_when, chosen, states, expected) => {
    const rows = states.map((state, index) => sealed(`s${index}`, state));
    const made = roundBoard(
      board([need('a', 'SEN'), ...rows]),
      { ...settings, ...chosen },
      statesOf,
    );
    expect(ids(made)).toEqual(expected ? ['a', 's0', 's1', 's2'] : ['a']);
  });

  it('counts the States of sealed needs in each category', () => {
    const rows = ['SEN', 'GHA', 'VUT'].map((state, index) =>
      sealed(`s${index}`, state, { category: index === 0 ? 'strategy' : 'legal' }),
    );
    expect(ids(roundBoard(board(rows), settings, statesOf))).toEqual([]);
  });
});

describe('what is told of needs that may not be read', () => {
  const rows = (states: string[], isAllocated: boolean) =>
    states.map((state) => ({ state, isAllocated }));
  const three = ['SEN', 'GHA', 'VUT'];

  it.each([
    [[], { needs: null, mayTellWhole: true }],
    [rows(['SEN', 'GHA'], true), { needs: null, mayTellWhole: false }],
    // All of them got something: a figure of the whole board would say so of each.
    [rows(three, true), { needs: 3, mayTellWhole: false }],
    [[...rows(three, true), ...rows(['FJI', 'SEN'], false)], { needs: 5, mayTellWhole: false }],
    [[...rows(three, true), ...rows(three, false)], { needs: 6, mayTellWhole: true }],
  ])('case %#', (hidden, expected) => {
    expect(hiddenTold(hidden)).toEqual(expected);
  });
});

describe('the fields in which two rounds differ', () => {
  const said = { name: 'A', asOf: '2027-01-15', settings };

  it('are named; the order of a list and a weight of 1 that is not said are no difference', () => {
    expect(differingFields(said, said)).toEqual([]);
    const other = { ...settings, of: ['SEN', 'GHA'], weights: { P1: 1, P2: 1 } };
    const turned = { ...settings, of: ['GHA', 'SEN'] };
    expect(differingFields({ ...said, settings: other }, { ...said, settings: turned })).toEqual(
      [],
    );
    expect(
      differingFields(said, {
        name: 'B',
        asOf: said.asOf,
        settings: { ...settings, absorption: { SEN: 0 }, weights: { P3: 0 } },
      }),
    ).toEqual(['name', 'absorption', 'weights']);
  });
});

describe('canonical text', () => {
  /** A small generator with a seed, so that a failure can be repeated. */
  function random(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
  }

  function anyValue(next: (below: number) => number, depth: number): unknown {
    const kind = next(depth === 0 ? 4 : 6);
    if (kind === 0) return next(1000) - 500;
    if (kind === 1) return ['', 'é', '"', '\u2028', '10', '__proto__'][next(6)];
    if (kind === 2) return next(2) === 0;
    if (kind === 3) return null;
    const length = next(5);
    const inner = Array.from({ length }, () => anyValue(next, depth - 1));
    if (kind === 4) return inner;
    return Object.fromEntries(
      inner.map((value, i) => [`${['k', '1', 'Z', 'ü'][i % 4]}${i}`, value]),
    );
  }

  function turned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  }

  it('is the same in whatever order keys were set, and says the same value', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const value = anyValue(random(seed), 4);
      const text = canonicalText(value);
      expect(canonicalText(turned(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(value);
      expect(canonicalText(JSON.parse(text))).toBe(text);
    }
  });

  it('tells lists apart by their order, and has no white space', () => {
    expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
    expect(canonicalText({ b: [1, { d: 1, c: undefined }], a: 'x y' })).toBe(
      '{"a":"x y","b":[1,{"d":1}]}',
    );
  });

  it('has the SHA-256 of its bytes', () => {
    expect(hashOfText('é')).toBe(
      '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    );
  });
});

describe('the first difference', () => {
  it.each([
    [{ a: [1, 2] }, { a: [1, 2] }, null],
    [{ a: [1, 2] }, { a: [1, 3] }, { path: 'a[1]', was: 2, is: 3 }],
    [{ a: { b: null } }, { a: {} }, { path: 'a.b', was: null, is: undefined }],
    [[{ b: 1 }], { 0: { b: 1 } }, { path: '', was: [{ b: 1 }], is: { 0: { b: 1 } } }],
  ])('of %j and %j', (a, b, expected) => {
    expect(firstDifference(a, b)).toEqual(expected);
  });
});
