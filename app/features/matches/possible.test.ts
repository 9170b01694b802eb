import { describe, expect, it } from 'vitest';
import { engineReference } from '#db/reference/engine-reference';
import { prepare } from '~/matching/prepare';
import { generateBoard } from '../../../tests/bench/generate';
import { possibleOffers, possiblePairs } from './possible';
import { isPossible, tellableBoard } from './rules';

const board = generateBoard({ needs: 150, offers: 150, eligible: 'dense', seed: 3 });
const prepared = prepare(board, engineReference);
const offersOn = (reading: 'details' | 'summary') =>
  possibleOffers(prepare(tellableBoard(board, reading), engineReference), () => {});
const pairs = possiblePairs(prepared, {
  details: offersOn('details'),
  summary: offersOn('summary'),
});

describe.each(['details', 'summary'] as const)('the possible pairs by the %s', (reading) => {
  it('are those that are possible one by one', () => {
    for (const need of prepared.needs) {
      const { id } = need.row;
      const offers = prepared.offers
        .filter((offer) => isPossible(need, offer, prepared, reading))
        .map(({ row }) => row.id);
      expect([...pairs.offersFor([{ id, reading }])], id).toEqual(offers);
      expect(pairs.isServable(id, reading), id).toBe(offers.length > 0);
    }
  });
});

it('of several needs are put together', () => {
  const asked = prepared.needs.map(({ row: { id } }) => ({ id, reading: 'details' as const }));
  const one = pairs.offersFor(asked.slice(0, 1));
  const all = pairs.offersFor(asked);
  expect(all.size).toBeGreaterThan(one.size);
  expect([...one].every((id) => all.has(id))).toBe(true);
});

it('of a need that is not on the board are none', () => {
  expect(pairs.isServable('no-such-need', 'summary')).toBe(false);
  expect(pairs.offersFor([{ id: 'no-such-need', reading: 'summary' }])).toEqual(new Set());
});
