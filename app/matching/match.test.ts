import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { engineReference } from '../../db/reference/engine-reference';
import { type Board, parseBoardText } from './board';
import { makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { byPrinciple, formsOf, match } from './match';
import { prepare } from './prepare';
import { verify } from './verify';

const example = (name: string) =>
  readFileSync(new URL(`../../tests/examples/${name}`, import.meta.url), 'utf8');

function boardFrom(name: string): Board {
  const parsed = parseBoardText(example(name), engineReference);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.board;
}

const small = boardFrom('small.json');
const expected: unknown = JSON.parse(example('small.expected.json'));

test('the board that was worked out by hand has the result that was worked out by hand', () => {
  expect(match(prepare(small, engineReference))).toEqual(expected);
});

test('rows in any order give the same text', () => {
  const turned: Board = {
    ...small,
    needs: small.needs.toReversed(),
    offers: [...small.offers.slice(3), ...small.offers.slice(0, 3)],
    activities: small.activities?.toReversed(),
  };
  expect(JSON.stringify(match(prepare(turned, engineReference)))).toBe(
    JSON.stringify(match(prepare(small, engineReference))),
  );
});

test('a prepared board is not changed by being matched', () => {
  const prepared = prepare(small, engineReference);
  const before = JSON.stringify(prepared.board);
  expect(match(prepared)).toEqual(match(prepared));
  expect(JSON.stringify(prepared.board)).toBe(before);
});

test('top keeps the best, 0 keeps all, and neither changes anything else', () => {
  const prepared = prepare(small, engineReference);
  const { rankings, ...rest } = match(prepared, { top: 1 });
  const whole = match(prepared, { top: 0 });
  expect(rankings.map(({ offers }) => offers.length)).toEqual([1, 1, 0, 1, 1, 0, 1]);
  expect(whole.rankings.map(({ offers }) => offers.length)).toEqual([2, 1, 0, 2, 1, 0, 1]);
  expect(rest).toEqual({ ...whole, rankings: undefined });
});

describe('of sixty offers for one need', () => {
  const offers = Array.from({ length: 60 }, (_, i) =>
    makeOffer({ id: `o-${String(i).padStart(2, '0')}` }),
  );
  const prepared = prepare(makeBoard({ offers }), engineReference);

  test.each([
    [undefined, 50],
    [0, 60],
    [20, 20],
    [3, 3],
    [90, 60],
  ])('asked for %j, a ranking keeps %i', (top, kept) => {
    const [ranking] = match(prepared, { top }).rankings;
    expect(ranking?.offers.map(({ offer }) => offer)).toEqual(
      offers.slice(0, kept).map(({ id }) => id),
    );
  });
});

test('whoever watches is told how many needs are done, the last time all of them', () => {
  const needs = Array.from({ length: 70 }, (_, i) =>
    makeNeed({ id: `n-${i}`, nationalPriority: i + 1 }),
  );
  const seen: [number, number][] = [];
  match(prepare(makeBoard({ needs }), engineReference), {
    watch: (done, total) => seen.push([done, total]),
  });
  expect(seen).toEqual([
    [0, 70],
    [64, 70],
    [70, 70],
  ]);
});

test('forms of support that are covered and that remain stand in alphabetical order', () => {
  expect(formsOf(['training', 'funding', 'exercise', 'advice'], ['training', 'exercise'])).toEqual({
    covers: ['exercise', 'training'],
    remaining: ['advice', 'funding'],
  });
});

test('scores stand by the ids of the principles; what does not apply, or is not told, is null', () => {
  expect(byPrinciple([1, 2, 0, 4, null, 6, 7, 8, 9])).toEqual({
    ...{ P1: 1, P2: 2, P3: 0, P4: 4, P5: null, P6: 6, P7: 7, P8: 8, P9: 9, P10: null },
  });
});

test('an empty board has an empty result', () => {
  const board: Board = { version: 1, asOf: '2027-01-01', needs: [], offers: [] };
  expect(match(prepare(board, engineReference))).toEqual({
    version: 1,
    asOf: '2027-01-01',
    pairs: { total: 0, eligible: 0 },
    rankings: [],
    allocation: [],
    unmatched: [],
    coverage: { allocated: 0, maximum: 0 },
    unlocks: [],
    gaps: [],
    overlaps: [],
    idle: [],
  });
});

test('the board from real documents is accepted, and its result holds', () => {
  const prepared = prepare(boardFrom('register-2021.json'), engineReference);
  const result = match(prepared);
  expect(result.pairs.total).toBe(30 * 20);
  expect(verify(prepared, result)).toEqual([]);
});

test('a membership that ended counts until the day it ended', () => {
  const favoured = (asOf: string) => {
    const board = prepare({ ...small, asOf, memberships: undefined }, engineReference);
    return board.needById.get('need-6')?.memberships.has('LDC');
  };
  // Vanuatu left the list of least developed countries on 4 December 2020.
  expect([favoured('2020-12-03'), favoured('2020-12-04')]).toEqual([true, false]);
});
