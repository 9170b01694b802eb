import { describe, expect, test } from 'vitest';
import { engineReference } from '../../db/reference/engine-reference';
import { STATES } from '../../db/reference/states';
import { parseBoard } from '../../app/matching/board';
import { EligiblePairs } from '../../app/matching/eligible';
import { prepare } from '../../app/matching/prepare';
import { DENSITIES } from './densities';
import { generateBoard } from './generate';
import { Random } from './random';

const SMALL = { needs: 120, offers: 80, eligible: 'middle', seed: 7 } as const;
const NAMES = ['sparse', 'middle', 'dense'] as const;

test('the same arguments give the same board, another seed another', () => {
  expect(generateBoard(SMALL)).toEqual(generateBoard(SMALL));
  expect(generateBoard({ ...SMALL, seed: 8 })).not.toEqual(generateBoard(SMALL));
});

test('mulberry32 gives its published numbers', () => {
  // Worked out from the published C with 32-bit unsigned arithmetic.
  const random = new Random(0);
  expect([random.next(), random.next(), random.next()].map((x) => x * 4_294_967_296)).toEqual([
    1_144_304_738, 1_416_247, 958_946_056,
  ]);
});

describe.each(NAMES)('a %s board', (eligible) => {
  const board = generateBoard({ needs: 1000, offers: 1000, eligible, seed: 1 });
  const parsed = parseBoard(board, engineReference);

  test('is one that may be put in, as it stands', () => {
    expect(parsed).toEqual({ ok: true, board });
  });

  test('has about the share of eligible pairs that it aims at', () => {
    const pairs = new EligiblePairs(prepare(board, engineReference)).total();
    const share = pairs / 1_000_000 / DENSITIES[eligible].aim;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(1.25);
  });

  test('holds something of everything that a board may say', () => {
    const said = JSON.stringify(board);
    for (const key of ['preferences', 'declined', 'ranking', 'weights', 'refuses', 'womenTarget']) {
      expect(said).toContain(`"${key}"`);
    }
    expect(new Set(board.needs.map(({ state }) => state)).size).toBe(STATES.length);
    expect(new Set(board.needs.map(({ category }) => category)).size).toBe(11);
    expect(board.offers.some(({ places }) => places === 0)).toBe(true);
    expect(board.offers.some(({ places }) => places > 5)).toBe(true);
    expect(board.offers.some(({ excludes }) => excludes?.length === 1)).toBe(true);
    expect(board.offers.some(({ covers }) => covers === undefined)).toBe(true);
    expect(board.activities?.some(({ offer }) => offer !== undefined)).toBe(true);
  });
});

test('a board without offers or without needs is a board', () => {
  for (const size of [
    { needs: 3, offers: 0 },
    { needs: 0, offers: 3 },
  ]) {
    const board = generateBoard({ ...SMALL, ...size });
    expect(parseBoard(board, engineReference)).toEqual({ ok: true, board });
  }
});
