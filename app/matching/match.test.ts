import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineReference } from '../../db/reference/engine-reference';
import { type Board, parseBoardText } from './board';
import { match } from './match';
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
