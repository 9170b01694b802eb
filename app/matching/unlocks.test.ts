import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Need, Offer } from './board';
import { prepare } from './prepare';
import { unlocksOf } from './unlocks';

/** Every need of the board, none of them with an eligible offer: gate, value, needs and offers of what would help. */
function unlocks(needs: Partial<Need>[], offers: Partial<Offer>[]) {
  const board = prepare(
    makeBoard({
      needs: needs.map((need, i) =>
        makeNeed({ id: `need-${i + 1}`, nationalPriority: i + 1, ...need }),
      ),
      offers: offers.map((offer, i) => makeOffer({ id: `offer-${i + 1}`, ...offer })),
    }),
    REFERENCE,
  );
  return unlocksOf(board, board.needs).map(({ gate, value, needs: named, states, offers: by }) => [
    gate,
    value,
    named.join(' '),
    states.join(' '),
    by.join(' '),
  ]);
}

test('each State that is not covered is told by its own code', () => {
  expect(unlocks([{}, { state: 'GHA' }], [{ covers: ['VUT'] }])).toEqual([
    ['scope', 'GHA', 'need-2', 'GHA', 'offer-1'],
    ['scope', 'SEN', 'need-1', 'SEN', 'offer-1'],
  ]);
});

test('offers with the same conditions stand together, those with others apart', () => {
  const found = unlocks(
    [{}, { state: 'GHA' }],
    [
      { conditions: ['policy', 'data-access'] },
      { conditions: ['policy'] },
      { conditions: ['data-access', 'policy'] },
    ],
  );
  expect(found).toEqual([
    ['conditions', 'data-access+policy', 'need-1 need-2', 'GHA SEN', 'offer-1 offer-3'],
    ['conditions', 'policy', 'need-1 need-2', 'GHA SEN', 'offer-2'],
  ]);
});

test('an arrangement is dropped only for the needs that refuse it', () => {
  const found = unlocks(
    [
      { refuses: ['publicity'] },
      { refuses: ['data-abroad'] },
      { refuses: ['data-abroad', 'publicity'] },
    ],
    [
      { arrangements: ['data-abroad', 'publicity'] },
      { arrangements: ['publicity', 'data-abroad'] },
    ],
  );
  expect(found).toEqual([
    ['sovereignty', 'data-abroad', 'need-2', 'SEN', 'offer-1 offer-2'],
    ['sovereignty', 'data-abroad+publicity', 'need-3', 'SEN', 'offer-1 offer-2'],
    ['sovereignty', 'publicity', 'need-1', 'SEN', 'offer-1 offer-2'],
  ]);
});

test('a window that ends on the day of the board may still be met, one that has ended may not', () => {
  const ending = (to: string): Partial<Need> => ({ window: { from: '2026-06-01', to } });
  const later: Partial<Offer> = { window: { from: '2027-02-01', to: '2027-12-31' } };
  expect(unlocks([ending('2027-01-01')], [later])).toEqual([
    ['window', null, 'need-1', 'SEN', 'offer-1'],
  ]);
  expect(unlocks([ending('2026-12-31')], [later])).toEqual([]);
});

test('most needs first, then category, gate and value', () => {
  const legal: Partial<Need> = { category: 'legal' };
  const found = unlocks(
    [{}, { topics: ['incident-response/handling'] }, legal, { ...legal, modes: ['remote'] }],
    [
      { languages: ['mn'] },
      { places: 0 },
      { categories: [{ category: 'legal' }], humanRightsSafeguards: true, support: ['funding'] },
      { categories: [{ category: 'legal' }], modes: ['remote'] },
      {
        categories: [
          { category: 'incident-response', topics: ['incident-response/national-csirt'] },
        ],
        conditions: [],
        modes: ['abroad'],
      },
    ],
  );
  expect(found).toEqual([
    ['language', 'en', 'need-1 need-2', 'SEN', 'offer-1'],
    ['language', 'fr', 'need-1 need-2', 'SEN', 'offer-1'],
    ['places', null, 'need-1 need-2', 'SEN', 'offer-2'],
    ['safeguards', null, 'need-3 need-4', 'SEN', 'offer-4'],
    ['mode', 'on-site', 'need-1', 'SEN', 'offer-5'],
    ['mode', 'remote', 'need-1', 'SEN', 'offer-5'],
    ['support', null, 'need-3', 'SEN', 'offer-3'],
  ]);
});
