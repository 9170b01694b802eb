import { describe, expect, test } from 'vitest';
import { preparePair, rowsOf } from '../../tests/properties/factory';
import { div, share } from './arithmetic';
import type { Need, Offer } from './board';
import { checkValue, fitOf, isStated, offerPart, principleScores } from './checks';
import { CHECKS, type CheckId } from './vocabulary';

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';
const offering = (...topics: string[]): Partial<Offer> => ({
  categories: [{ category: 'incident-response', topics }],
});

const values: [CheckId, Partial<Need>, Partial<Offer>, number | null][] = [
  ['handover', {}, { handover: true }, 10000],
  ['handover', {}, { handover: false }, 0],
  ['follow-up', {}, {}, 0],
  ['follow-up', {}, { followUpMonths: 1 }, 1667],
  ['follow-up', {}, { followUpMonths: 5 }, 8333],
  ['follow-up', {}, { followUpMonths: 1_000_000 }, 10000],
  ['lasting', {}, { durationWeeks: 9 }, null],
  ['lasting', { stage: 'developing' }, { durationWeeks: 9 }, null],
  ['lasting', { stage: 'starting' }, { durationWeeks: 4 }, 10000],
  ['lasting', { stage: 'starting' }, { durationWeeks: 3 }, 0],
  ['lasting', { stage: 'starting' }, {}, 0],
  ['topics', {}, offering(HANDLING), null],
  ['topics', { topics: [] }, offering(HANDLING), null],
  ['topics', { topics: [HANDLING, CSIRT] }, offering(HANDLING), 5000],
  ['topics', { topics: [HANDLING] }, offering(HANDLING, CSIRT), 10000],
  ['topics', { topics: [HANDLING] }, offering(), 5000],
  ['support', { support: ['training', 'funding', 'exercise'] }, {}, 3333],
  ['outcomes', {}, { outcomeIndicators: true }, 10000],
  ['evaluation', {}, { evaluation: true }, 10000],
  ['evidence', {}, { earlierResults: true }, 10000],
  ['unconditional', {}, { conditions: [] }, 10000],
  ['unconditional', {}, { conditions: null }, 0],
  ['untied', {}, { tied: 'untied' }, 10000],
  ['untied', {}, { tied: 'partially-tied' }, 5000],
  ['untied', {}, { tied: 'tied' }, 0],
  ['untied', {}, {}, 0],
  ['transparent', {}, { funder: 'F', implementer: 'I' }, 10000],
  ['transparent', {}, { funder: 'F', implementer: ' \u3000' }, 0],
  ['transparent', {}, { funder: 'F' }, 0],
  // 183 days before 1 January 2027 is 2 July 2026.
  ['accountable', {}, { confirmedOn: '2026-07-02' }, 10000],
  ['accountable', {}, { confirmedOn: '2026-07-01' }, 0],
  ['accountable', {}, { confirmedOn: '2027-02-01' }, 10000],
  ['neutral', {}, { excludes: [] }, 10000],
  ['neutral', {}, { excludes: ['GHA'] }, 0],
  ['neutral', {}, {}, 0],
  ['arrangements', {}, { arrangements: [] }, 10000],
  ['arrangements', {}, { arrangements: ['publicity'] }, 5000],
  ['arrangements', {}, {}, 5000],
  ['technology', {}, { technologies: ['soc'] }, null],
  [
    'technology',
    { technologies: ['soc', 'pki', 'backup'] },
    { technologies: ['pki', 'soc'] },
    6667,
  ],
  ['technology', { technologies: ['soc'] }, {}, 0],
  ['demand-driven', {}, { respondsToNeeds: true }, 10000],
  ['stage', { stage: 'starting' }, {}, null],
  ['stage', { stage: 'starting' }, { stages: [] }, null],
  ['stage', {}, { stages: ['starting'] }, null],
  ['stage', { stage: 'starting' }, { stages: ['developing'] }, 0],
  ['stage', { stage: 'starting' }, { stages: ['developing', 'starting'] }, 10000],
  ['co-design', {}, { coDesign: true }, 10000],
  ['joint-monitoring', {}, { jointMonitoring: true }, 10000],
  ['language', {}, { languages: ['en', 'fr'] }, 10000],
  ['language', {}, { languages: ['en'] }, 5000],
  ['mode', {}, { modes: ['remote', 'on-site'] }, 10000],
  ['mode', {}, { modes: ['remote'] }, 5000],
  ['timing', {}, {}, null],
  // 1 to 28 February: 28 days of 8 weeks.
  ['timing', {}, { durationWeeks: 8, window: { from: '2027-01-01', to: '2027-02-28' } }, 5000],
  ['timing', {}, { durationWeeks: 1 }, 10000],
  ['plans', {}, { planConfidentiality: true }, 10000],
  ['safeguards', {}, { humanRightsSafeguards: true }, 10000],
  ['gender', {}, {}, 0],
  ['gender', {}, { genderMarker: 1 }, 5000],
  ['gender', {}, { genderMarker: 2 }, 10000],
  ['women', {}, { womenSeats: 50 }, null],
  ['women', { womenTarget: 0 }, {}, 10000],
  ['women', { womenTarget: 30 }, { womenSeats: 20 }, 6667],
  ['women', { womenTarget: 30 }, {}, 0],
  ['accessible', {}, { accessible: true }, null],
  ['accessible', { accessible: false }, { accessible: true }, null],
  ['accessible', { accessible: true }, { accessible: true }, 10000],
  ['accessible', { accessible: true }, {}, 0],
  ['handling', {}, { handlingAccepted: true }, 10000],
];

test.each(values)('%s of %j by %j is %s', (check, needRow, offerRow, value) => {
  const board = preparePair(needRow, offerRow);
  const { need, offer } = rowsOf(board);
  expect(checkValue(check, need, offer, board)).toBe(value);
});

test('every check has been worked out by hand', () => {
  expect(new Set(values.map(([check]) => check))).toEqual(new Set(CHECKS.map(({ id }) => id)));
});

describe('arithmetic', () => {
  test('division rounds half up', () => {
    expect([div(1, 2), div(1, 3), div(2, 3), div(0, 7), div(5, 2)]).toEqual([1, 0, 1, 0, 3]);
  });

  test('more than all is all', () => {
    expect([share(7, 6), share(6, 6), share(1, 3)]).toEqual([10000, 10000, 3333]);
  });

  test('large numbers stay exact', () => {
    expect(share(999_999, 1_000_000)).toBe(10000);
    expect(share(1, 7_000_000)).toBe(0);
    expect(share(350, 7_000_000)).toBe(1);
    expect(share(349, 7_000_000)).toBe(0);
  });
});

describe('fit', () => {
  test('weighs the principles that apply', () => {
    expect(fitOf([10000, null, 0], [1, 50, 2])).toBe(3333);
  });

  test('is 0 when their weights sum to 0', () => {
    expect(fitOf([10000, null], [0, 5])).toBe(0);
  });

  test('takes a weight from the need, else from the board, else 1', () => {
    const board = preparePair(
      { weights: { P2: 3 } },
      {},
      { settings: { weights: { P2: 7, P3: 5 } } },
    );
    expect(rowsOf(board).need.weights).toEqual([1, 3, 5, 1, 1, 1, 1, 1, 1, 1]);
  });

  test('a principle without applicable checks has no score', () => {
    const board = preparePair();
    const { need, offer } = rowsOf(board);
    expect(principleScores(need, offer, board)[4]).toBeNull();
  });
});

describe('what is stated', () => {
  test.each<[CheckId, Partial<Offer>, boolean]>([
    ['handover', {}, false],
    ['handover', { handover: false }, true],
    ['unconditional', { conditions: null }, false],
    ['unconditional', { conditions: [] }, true],
    ['transparent', { funder: 'F' }, false],
    ['transparent', { funder: 'F', implementer: ' ' }, false],
    ['transparent', { funder: 'F', implementer: 'I' }, true],
    ['topics', {}, false],
    ['topics', { categories: [{ category: 'legal', topics: ['legal/data-protection'] }] }, false],
    ['topics', offering(CSIRT), true],
    ['accountable', {}, true],
    ['language', {}, true],
    ['follow-up', { followUpMonths: 0 }, true],
    ['lasting', { durationWeeks: 1 }, true],
    ['outcomes', { outcomeIndicators: false }, true],
    ['evaluation', { evaluation: false }, true],
    ['evidence', { earlierResults: false }, true],
    ['untied', { tied: 'tied' }, true],
    ['neutral', { excludes: [] }, true],
    ['arrangements', { arrangements: [] }, true],
    ['technology', { technologies: [] }, true],
    ['demand-driven', { respondsToNeeds: false }, true],
    ['co-design', { coDesign: false }, true],
    ['joint-monitoring', { jointMonitoring: false }, true],
    ['plans', { planConfidentiality: false }, true],
    ['safeguards', { humanRightsSafeguards: false }, true],
    ['gender', { genderMarker: 0 }, true],
    ['women', { womenSeats: 0 }, true],
    ['accessible', { accessible: false }, true],
    ['handling', { handlingAccepted: false }, true],
  ])('%s of %j: %s', (check, offerRow, isSaid) => {
    const { need, offer } = rowsOf(preparePair({}, offerRow));
    expect(isStated(check, need, offer)).toBe(isSaid);
  });

  test('an offer that says nothing but what it must leaves these checks without an answer', () => {
    const { need, offer } = rowsOf(preparePair());
    const asked = CHECKS.map(({ id }) => id).filter((id) => !isStated(id, need, offer));
    expect(asked.toSorted()).toEqual([
      'accessible',
      'arrangements',
      'co-design',
      'demand-driven',
      'evaluation',
      'evidence',
      'follow-up',
      'gender',
      'handling',
      'handover',
      'joint-monitoring',
      'lasting',
      'neutral',
      'outcomes',
      'plans',
      'safeguards',
      'technology',
      'topics',
      'transparent',
      'unconditional',
      'untied',
      'women',
    ]);
  });
});

test("an offer's own checks are summed and counted for each principle", () => {
  const { offer } = rowsOf(preparePair({}, { handover: true, followUpMonths: 3, tied: 'untied' }));
  const own = offerPart(offer.row, 0, 0);
  // P1: handover, half of the follow-up. P3: untied, and confirmed no earlier than day 0.
  expect(own.sums.slice(0, 3)).toEqual([15_000, 0, 20_000]);
  expect(own.counts.length).toBe(10);
  expect(own.counts[4]).toBe(0);
});
