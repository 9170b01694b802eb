import { describe, expect, it } from 'vitest';
import { engineReference } from '#db/reference/engine-reference';
import { prepare } from '~/matching/prepare';
import type { Board } from '~/matching/board';
import small from '../../../tests/examples/small.json';
import {
  isNear,
  isPossible,
  nearestFirst,
  pageNumber,
  pageOf,
  principleState,
  sealedByCategory,
  strictest,
  tellableBlockers,
} from './rules';

const board = prepare(small as unknown as Board, engineReference);
const pair = (needId: string, offerId: string) => {
  const [need, offer] = [board.needById.get(needId), board.offerById.get(offerId)];
  if (!need || !offer) throw new Error('not on the small board');
  return [need, offer, board] as const;
};

describe('what a list of pairs tells', () => {
  it('does not tell of a decline', () => {
    // need-2 has declined offer-c, which is otherwise possible for it.
    expect(tellableBlockers(...pair('need-2', 'offer-c'), 'details')).toEqual([]);
    expect(isPossible(...pair('need-2', 'offer-c'), 'details')).toBe(true);
  });

  it('does not tell readers of the summary what a need refuses', () => {
    // need-1 refuses the arrangement that offer-c uses.
    expect(isPossible(...pair('need-1', 'offer-c'), 'details')).toBe(false);
    expect(isPossible(...pair('need-1', 'offer-c'), 'summary')).toBe(true);
  });

  it('tells of every other gate', () => {
    expect(isPossible(...pair('need-6', 'offer-c'), 'summary')).toBe(false);
    expect(tellableBlockers(...pair('need-6', 'offer-c'), 'summary')).toEqual(['language']);
  });
});

describe('sealed needs', () => {
  const sealed = (states: readonly string[], category = 'detection') =>
    states.map((state) => ({ state, category }));

  it('are not told of below three States, however many they are', () => {
    expect(sealedByCategory(sealed(['SEN', 'GHA']))).toEqual([]);
    expect(sealedByCategory(sealed(['SEN', 'SEN', 'SEN', 'GHA', 'GHA']))).toEqual([]);
  });

  it.each([
    [3, 3],
    [4, 3],
    [5, 5],
    [9, 5],
    [10, 10],
    [19, 10],
    [20, 20],
    [400, 20],
  ])('of three States, %i are "at least %i"', (needs, atLeast) => {
    const states = Array.from({ length: needs }, (_, i) => ['SEN', 'GHA', 'VUT'][i % 3] ?? '');
    expect(sealedByCategory(sealed(states))).toEqual([{ category: 'detection', atLeast }]);
  });

  it('are counted category by category, so that no sum can be taken apart', () => {
    const two = sealed(['SEN', 'GHA'], 'legal');
    expect(sealedByCategory([...two, ...sealed(['SEN', 'GHA', 'VUT'])])).toEqual([
      { category: 'detection', atLeast: 3 },
    ]);
  });
});

describe('a principle', () => {
  const check = (value: number | null, stated: boolean) => ({
    check: 'handover' as const,
    applies: value !== null,
    value,
    stated,
  });
  it.each([
    [{ score: null, checks: [check(null, true)] }, 'does-not-apply'],
    [{ score: 0, checks: [check(0, false), check(null, true)] }, 'not-stated'],
    [{ score: 0, checks: [check(0, false), check(0, true)] }, 'scored'],
  ] as const)('%j is %s', (principle, state) => {
    expect(
      principleState({ id: 'P1', score: principle.score, checks: [...principle.checks] }),
    ).toBe(state);
  });
});

describe('near misses', () => {
  it('are one to three changes away, and none is who the parties are', () => {
    expect(isNear([])).toBe(false);
    expect(isNear(['language'])).toBe(true);
    expect(isNear(['language', 'mode', 'window'])).toBe(true);
    expect(isNear(['topic', 'language', 'mode', 'window'])).toBe(false);
    expect(isNear(['self'])).toBe(false);
    expect(isNear(['excluded', 'mode'])).toBe(false);
  });

  it('stand fewest changes first, then by fit, then by id', () => {
    const miss = (id: string, blocks: number, fitIfOpen: number) => ({
      need: { id },
      blocks: Array.from({ length: blocks }),
      fitIfOpen,
    });
    const sorted = [miss('d', 2, 9000), miss('c', 1, 10), miss('b', 1, 20), miss('a', 1, 10)]
      .sort(nearestFirst)
      .map(({ need }) => need.id);
    expect(sorted).toEqual(['b', 'a', 'c', 'd']);
  });
});

describe('pages', () => {
  it('are asked for by a whole number from 1', () => {
    expect(['2', null, '0', '-1', 'x', '1.5', '99999999'].map(pageNumber)).toEqual([
      2, 1, 1, 1, 1, 1, 1,
    ]);
  });

  it('hold fifty and say how many follow', () => {
    const all = Array.from({ length: 120 }, (_, i) => i);
    expect(pageOf(all, 1)).toMatchObject({ total: 120, start: 0, rest: 70 });
    expect(pageOf(all, 3)).toMatchObject({ start: 100, rest: 0 });
    expect(pageOf(all, 3).items).toHaveLength(20);
    expect(pageOf(all, 9)).toMatchObject({ items: [], rest: 0 });
  });
});

describe('the label of a page', () => {
  it('is the strictest of what is on it', () => {
    expect(strictest([])).toBe('CLEAR');
    expect(strictest(['GREEN', 'AMBER', 'CLEAR'])).toBe('AMBER');
  });
});
