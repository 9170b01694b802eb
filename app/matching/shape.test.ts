import { describe, expect, test } from 'vitest';
import { makeActivity, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Activity, Board, Need, Offer } from './shape';
import { boardSchema } from './shape';

/** Each place that is refused, with what is allowed there. */
function linesOf(board: unknown): string[] {
  const { error } = boardSchema.safeParse(board);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const day = 'a calendar day, YYYY-MM-DD';
const id = 'an id: 1 to 64 of A-Z a-z 0-9 . _ : -';
const integer = (least: number, most = 1_000_000) => `an integer from ${least} to ${most}`;
const percent = integer(0, 100);

const NEED: Required<Need> = {
  id: 'a'.repeat(64),
  state: 'SEN',
  category: 'legal',
  topics: ['legal/data-protection'],
  support: ['drafting'],
  stage: 'starting',
  nationalPriority: 1,
  languages: ['fr', 'fil'],
  modes: ['hybrid'],
  window: { from: '2028-02-29', to: '2028-02-29' },
  technologies: ['pki'],
  refuses: ['publicity'],
  womenTarget: 100,
  accessible: false,
  tlp: 'AMBER+STRICT',
  postedOn: '2026-12-01',
  preferences: ['A-Z.a_z:0-9'],
  declined: [],
  weights: { P1: 0, P2: 1, P3: 2, P4: 3, P5: 4, P6: 5, P7: 6, P8: 7, P9: 8, P10: 100 },
};

const OFFER: Required<Offer> = {
  id: '0',
  provider: ' x ',
  providerState: 'GHA',
  funder: '',
  implementer: '',
  categories: [{ category: 'legal' }, { category: 'skills', topics: ['skills/curricula'] }],
  support: ['funding'],
  stages: ['developing'],
  covers: ['ECOWAS', 'SEN'],
  excludes: [],
  places: 0,
  perState: 1,
  languages: ['en'],
  modes: ['abroad'],
  window: { from: '2027-01-01', to: '2027-12-31' },
  durationWeeks: 1,
  technologies: ['soc'],
  arrangements: ['data-abroad'],
  conditions: ['policy'],
  tied: 'partially-tied',
  handover: true,
  followUpMonths: 0,
  outcomeIndicators: true,
  evaluation: true,
  earlierResults: true,
  respondsToNeeds: true,
  coDesign: true,
  jointMonitoring: true,
  planConfidentiality: true,
  humanRightsSafeguards: true,
  genderMarker: 0,
  womenSeats: 0,
  accessible: true,
  handlingAccepted: false,
  confirmedOn: '2026-12-01',
  ranking: ['x'],
  declined: ['y'],
};

const ACTIVITY: Required<Activity> = {
  ...makeActivity(),
  offer: 'gone',
  topics: ['incident-response/handling'],
  status: 'planned',
};

const FULL: Board = {
  version: 1,
  asOf: '2027-01-01',
  needs: [NEED],
  offers: [OFFER, makeOffer({ conditions: null, genderMarker: 1 }), makeOffer({ genderMarker: 2 })],
  activities: [ACTIVITY, makeActivity({ status: 'completed' })],
  memberships: { SEN: ['LDC'] },
  settings: { absorption: { SEN: 0 }, weights: { P5: 100 }, staleAfterDays: 0 },
};

describe('a board', () => {
  test('states whatever there is to state, and is handed on as it is', () => {
    expect(linesOf(FULL)).toEqual([]);
    expect(boardSchema.parse(FULL)).toBe(FULL);
  });

  test('may leave out what need not be stated', () => {
    expect(linesOf(makeBoard())).toEqual([]);
    const {
      activities: _activities,
      memberships: _memberships,
      settings: _settings,
      ...rest
    } = FULL;
    expect(linesOf(rest)).toEqual([]);
    expect(linesOf({ ...rest, settings: {} })).toEqual([]);
  });

  test('must state the rest', () => {
    expect(linesOf({})).toEqual(['version: 1', `asOf: ${day}`, 'needs: a list', 'offers: a list']);
    const lines = linesOf({ ...makeBoard(), needs: [{}], offers: [{}], activities: [{}] });
    const missing = (kind: string) =>
      lines.filter((line) => line.startsWith(kind)).map((line) => /\d\.(\w+)/.exec(line)?.[1]);
    expect(missing('needs')).toEqual(Object.keys(makeNeed()));
    expect(missing('offers').sort()).toEqual(Object.keys(makeOffer()).sort());
    expect(missing('activities')).toEqual(Object.keys(makeActivity()));
  });
});

test.each<[string, unknown, string]>([
  ['id', 5, id],
  ['id', 'a b', id],
  ['id', ' a', id],
  ['id', 'a\n', id],
  ['id', 'a'.repeat(65), id],
  ['state', 5, 'a code'],
  ['topics', [5], 'a code'],
  ['support', [], 'a list of 1 to 2000000'],
  ['languages', [], 'a list of 1 to 2000000'],
  ['modes', [], 'a list of 1 to 2000000'],
  ['support', ['gift'], 'one of assessment advisory drafting training'],
  ['stage', 'done', 'one of starting developing strengthening'],
  ['nationalPriority', '1', integer(1)],
  ['nationalPriority', 0, integer(1)],
  ['nationalPriority', 1.5, integer(1)],
  ['nationalPriority', 1_000_001, integer(1)],
  ['languages', [5], 'a language code'],
  ['languages', ['xx'], 'a code of ISO 639-1, or of ISO 639-3 where there is no two-letter one'],
  ['window', 5, 'an object'],
  ['window', { from: 5, to: '2027-01-01' }, day],
  ['window', { from: '2027-02-30', to: '2027-01-01' }, day],
  ['womenTarget', -1, percent],
  ['womenTarget', 101, percent],
  ['accessible', 'yes', 'true or false'],
  ['tlp', 'RED', 'one of CLEAR GREEN AMBER AMBER+STRICT'],
  ['postedOn', 'today', day],
  ['preferences', ['a/b'], id],
  ['weights', { P10: 101 }, percent],
  ['weights', { P1: 0.5 }, percent],
])('of a need, %s = %j is refused', (field, value, allowed) => {
  const lines = linesOf(makeBoard({ needs: [{ ...makeNeed(), [field]: value }] }));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^needs\.0\./);
  expect(lines[0]).toContain(allowed);
});

test.each<[string, unknown, string]>([
  ['provider', 5, 'text that is more than white space'],
  ['provider', ' \t', 'text that is more than white space'],
  ['funder', 5, 'text'],
  ['categories', [], 'a list of 1 to 2000000'],
  ['categories', [5], 'an object'],
  ['support', [], 'a list of 1 to 2000000'],
  ['languages', [], 'a list of 1 to 2000000'],
  ['modes', [], 'a list of 1 to 2000000'],
  ['places', -1, integer(0)],
  ['perState', 0, integer(1)],
  ['durationWeeks', 0, integer(1)],
  ['followUpMonths', -1, integer(0)],
  ['womenSeats', -1, percent],
  ['womenSeats', 101, percent],
  ['conditions', 'none', 'null, or a list of conditions'],
  ['conditions', ['none'], 'one of policy'],
  ['tied', 'loose', 'one of untied partially-tied tied'],
  ['genderMarker', 3, '0, 1 or 2'],
  ['confirmedOn', '2027-1-1', day],
])('of an offer, %s = %j is refused', (field, value, allowed) => {
  const lines = linesOf(makeBoard({ offers: [{ ...makeOffer(), [field]: value }] }));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^offers\.0\./);
  expect(lines[0]).toMatch(new RegExp(`: ${allowed}`));
});

test.each<[string, unknown, string]>([
  ['version', 2, 'version: 1'],
  ['memberships', [], 'memberships: an object: codes by State'],
  ['memberships', { SEN: ['a b'] }, `memberships.SEN.0: ${id}`],
  [
    'memberships',
    { SEN: Array.from({ length: 10_001 }, (_, i) => `code-${i}`) },
    'memberships.SEN: a list of 0 to 10000',
  ],
  ['settings', { absorption: 5 }, 'settings.absorption: an object: a number by State'],
  ['settings', { absorption: { SEN: -1 } }, `settings.absorption.SEN: ${integer(0)}`],
  ['settings', { staleAfterDays: -1 }, `settings.staleAfterDays: ${integer(0)}`],
  ['settings', { weights: { P0: 1 } }, 'settings.weights.P0: a key of the board format'],
])('of a board, %s is refused: %#', (field, value, line) => {
  expect(linesOf({ ...makeBoard(), [field]: value })).toEqual([line]);
});
