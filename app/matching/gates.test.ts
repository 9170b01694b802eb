import { describe, expect, test } from 'vitest';
import { makeActivity, preparePair, rowsOf } from '../../tests/properties/factory';
import type { Activity, Need, Offer } from './board';
import { blockersOf, failedGates, isEligible, onlyBlocker, sharedDays } from './gates';
import { GATES } from './vocabulary';

interface Case {
  need?: Partial<Need>;
  offer?: Partial<Offer>;
  activities?: Activity[];
}

function blockers({ need, offer, activities }: Case) {
  const board = preparePair(need, offer, activities && { activities });
  const rows = rowsOf(board);
  const found = blockersOf(rows.need, rows.offer, board);
  expect(isEligible(rows.need, rows.offer, board)).toBe(found.length === 0);
  expect(onlyBlocker(rows.need, rows.offer, board)).toBe(found.length === 1 ? found[0] : null);
  return found;
}

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';
const taken = (overrides: Partial<Activity> = {}) =>
  makeActivity({ offer: 'offer-1', ...overrides });

describe('each gate closes by itself', () => {
  const closed: [string, Case][] = [
    ['category', { offer: { categories: [{ category: 'legal' }] } }],
    [
      'topic',
      {
        need: { topics: [HANDLING] },
        offer: { categories: [{ category: 'incident-response', topics: [CSIRT] }] },
      },
    ],
    ['support', { offer: { support: ['exercise'] } }],
    ['scope', { offer: { covers: ['GHA', 'SIDS'] } }],
    ['excluded', { offer: { excludes: ['SEN'] } }],
    ['self', { offer: { providerState: 'SEN' } }],
    ['language', { offer: { languages: ['mn'] } }],
    ['mode', { offer: { modes: ['abroad'] } }],
    ['window', { offer: { window: { from: '2027-07-01', to: '2027-12-31' } } }],
    ['conditions', { offer: { conditions: ['policy'] } }],
    [
      'sovereignty',
      { need: { refuses: ['data-abroad'] }, offer: { arrangements: ['data-abroad', 'publicity'] } },
    ],
    ['safeguards', { need: { category: 'legal' }, offer: { categories: [{ category: 'legal' }] } }],
    ['confidentiality', { need: { tlp: 'AMBER' } }],
    ['places', { offer: { places: 0 } }],
    ['places', { activities: [taken()] }],
    ['declined', { need: { declined: ['offer-1'] } }],
    ['declined', { offer: { declined: ['need-1'], ranking: ['need-1'] } }],
  ];

  test.each(closed)('%s', (gate, pair) => {
    expect(blockers(pair)).toEqual([gate]);
  });

  test('and every gate has a case', () => {
    expect(new Set(closed.map(([gate]) => gate))).toEqual(new Set(GATES.map(({ id }) => id)));
  });
});

describe('each gate is open at its edge', () => {
  test.each<[string, Case]>([
    ['nothing stated', {}],
    [
      'the need names no topics',
      { offer: { categories: [{ category: 'incident-response', topics: [CSIRT] }] } },
    ],
    ['the offer names no topics', { need: { topics: [CSIRT] } }],
    ['the State is covered by code', { offer: { covers: ['SEN'] } }],
    ['a group of the State is covered', { offer: { covers: ['ECOWAS'] } }],
    ['an empty list of exclusions', { offer: { excludes: [] } }],
    ['another State provides', { offer: { providerState: 'GHA' } }],
    ['a later language is shared', { offer: { languages: ['en'] } }],
    ['one day is shared', { offer: { window: { from: '2027-06-30', to: '2027-06-30' } } }],
    ['no condition is declared', { offer: { conditions: [] } }],
    [
      'another arrangement is used',
      { need: { refuses: ['data-abroad'] }, offer: { arrangements: ['publicity'] } },
    ],
    [
      'safeguards are declared',
      {
        need: { category: 'legal' },
        offer: { categories: [{ category: 'legal' }], humanRightsSafeguards: true },
      },
    ],
    ['green is not sealed', { need: { tlp: 'GREEN' } }],
    ['handling is accepted', { need: { tlp: 'AMBER+STRICT' }, offer: { handlingAccepted: true } }],
    ['the activity names another State', { activities: [taken({ state: 'GHA' })] }],
    ['the activity is completed', { activities: [taken({ status: 'completed' })] }],
    ['the activity ended the day before', { activities: [taken({ to: '2026-12-31' })] }],
    ['the activity names no offer', { activities: [makeActivity()] }],
    ['perState leaves one', { offer: { perState: 2 }, activities: [taken()] }],
  ])('%s', (_name, pair) => {
    expect(blockers(pair)).toEqual([]);
  });
});

test('an activity that ends on the day of the board is current, whatever its category', () => {
  expect(blockers({ activities: [taken({ to: '2027-01-01', category: 'legal' })] })).toEqual([
    'places',
  ]);
});

test('blockers stand in the published order', () => {
  const pair = {
    need: { tlp: 'AMBER' },
    offer: { places: 0, support: ['funding'], languages: ['mn'] },
  } as const;
  expect(
    blockers({
      need: pair.need,
      offer: { ...pair.offer, support: ['funding'], languages: ['mn'] },
    }),
  ).toEqual(['support', 'language', 'confidentiality', 'places']);
});

test('gates that fail are counted up to a number, unless one of them may not fail', () => {
  const board = preparePair({}, { places: 0, languages: ['mn'], modes: ['abroad'] });
  const { need, offer } = rowsOf(board);
  const failed = (most: number, mayNot: string[] = []) =>
    failedGates(need, offer, board, most, (gate) => mayNot.includes(gate));
  expect([4, 3, 2, 1, 0].map((most) => failed(most))).toEqual([3, 3, null, null, null]);
  expect([failed(9, ['language']), failed(9, ['support'])]).toEqual([null, 3]);
  const open = preparePair();
  const rows = rowsOf(open);
  expect(failedGates(rows.need, rows.offer, open, 0, () => true)).toBe(0);
});

test('shared days count both ends of a window, and only from the day of the board', () => {
  const board = preparePair(
    { window: { from: '2026-12-25', to: '2027-01-10' } },
    { window: { from: '2026-12-01', to: '2027-01-03' } },
  );
  const { need, offer } = rowsOf(board);
  expect(sharedDays(need, offer, board.asOf)).toBe(3);
});
