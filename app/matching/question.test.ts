import { describe, expect, test } from 'vitest';
import { preparePair, rowsOf } from '../../tests/properties/factory';
import type { Board, Need, Offer } from './board';
import { PRINCIPLES, type PrincipleId } from './vocabulary';

function asked(needRow: Partial<Need> = {}, offerRow: Partial<Offer> = {}, board?: Partial<Board>) {
  const prepared = preparePair(needRow, offerRow, board);
  return prepared.fits.ask(rowsOf(prepared).need);
}

// An offer that says nothing but what it must. Principle 2: the form of support, of three checks. 3: confirmed lately,
// of six. 4: not stated, one half. 7: first language and first mode, of four. 1, 6, 8, 9 and 10: nothing.
const BARE: Record<PrincipleId, number | null> = {
  ...{ P1: 0, P2: 3333, P3: 1667, P4: 5000, P5: null, P6: 0, P7: 5000, P8: 0, P9: 0, P10: 0 },
};

test('the scores and the fit of an offer that says nothing but what it must', () => {
  expect(asked().scores(0)).toEqual(BARE);
  // 15000 of 9 principles.
  expect(asked().fit(0)).toBe(1667);
});

describe('one principle at a time', () => {
  test.each<[PrincipleId, number | null, Partial<Need>, Partial<Offer>]>([
    ['P1', 5000, {}, { handover: true }],
    ['P1', 6667, { stage: 'starting' }, { handover: true, durationWeeks: 8 }],
    ['P1', 3333, { stage: 'starting' }, { handover: true, durationWeeks: 3 }],
    ['P2', 1667, { support: ['training', 'funding'] }, {}],
    ['P2', 6667, {}, { evaluation: true }],
    ['P2', 3750, { topics: ['incident-response/handling'] }, {}],
    ['P3', 3333, {}, { conditions: [] }],
    ['P4', 10_000, {}, { arrangements: [] }],
    ['P5', 5000, { technologies: ['soc', 'pki'] }, { technologies: ['soc', 'backup'] }],
    ['P5', 0, { technologies: ['soc'] }, {}],
    ['P6', 5000, { stage: 'starting' }, { stages: ['starting'] }],
    ['P6', 0, { stage: 'starting' }, { stages: ['developing'] }],
    ['P7', 3750, {}, { languages: ['en'] }],
    ['P7', 3750, {}, { modes: ['remote'] }],
    ['P7', 7500, {}, { coDesign: true }],
    ['P8', 10_000, {}, { planConfidentiality: true }],
    ['P9', 5000, {}, { genderMarker: 2 }],
    ['P9', 2222, { womenTarget: 30 }, { womenSeats: 20 }],
    ['P9', 6667, { womenTarget: 0 }, { genderMarker: 2 }],
    ['P9', 3333, { accessible: true }, { accessible: true }],
    ['P9', 5000, { accessible: true, womenTarget: 20 }, { accessible: true, womenSeats: 20 }],
    ['P9', 0, { accessible: false, womenTarget: 20 }, { accessible: true }],
    ['P10', 10_000, {}, { handlingAccepted: true }],
  ])('%s is %i for %j by %j', (principle, score, need, offer) => {
    expect(asked(need, offer).scores(0)[principle]).toBe(score);
  });
});

describe('timing, of eight weeks', () => {
  const until = (to: string, from = '2027-01-01') => ({ durationWeeks: 8, window: { from, to } });

  test.each<[string, Partial<Need>, Partial<Offer>, number]>([
    // 5 of 56 days are 893 basis points: (20000 + 893) / 5.
    ['five days', {}, until('2027-02-05'), 4179],
    ['28 days', {}, until('2027-02-28'), 5000],
    ['all of them', {}, until('2027-12-31'), 6000],
    ['the day before the need begins', {}, until('2027-01-31'), 4000],
    ['long before the need begins', {}, until('2027-01-15'), 4000],
    ['one day', {}, until('2027-12-31', '2027-06-30'), 4036],
    [
      'days before the day of the board do not count',
      { window: { from: '2026-11-01', to: '2027-06-30' } },
      until('2027-01-05', '2026-11-01'),
      4179,
    ],
  ])('%s', (_what, need, offer, score) => {
    expect(asked(need, offer).scores(0).P7).toBe(score);
  });
});

describe('the fit weighs', () => {
  test.each<[string, Partial<Need>, Partial<Board>, number]>([
    ["by the need's own weights", { weights: { P2: 3 } }, {}, 1970],
    ['by a weight of 0', { weights: { P4: 0 } }, {}, 1250],
    ["by the board's weights", {}, { settings: { weights: { P2: 3 } } }, 1970],
    [
      "by the need's own before the board's",
      { weights: { P4: 0 } },
      { settings: { weights: { P4: 9 } } },
      1250,
    ],
    ['a principle that does not apply as nothing', { weights: { P5: 50 } }, {}, 1667],
    ['a principle that applies', { technologies: ['soc'], weights: { P5: 6 } }, {}, 1000],
    ['by one alone', { weights: weightsBut('P7', 2) }, {}, 5000],
    ['by nothing at all', { weights: weightsBut('P7', 0) }, {}, 0],
    [
      'by nothing at all, for the whole board',
      {},
      { settings: { weights: weightsBut('P7', 0) } },
      0,
    ],
  ])('%s', (_what, need, board, fit) => {
    expect(asked(need, {}, board).fit(0)).toBe(fit);
  });
});

function weightsBut(one: PrincipleId, weight: number) {
  return Object.fromEntries(PRINCIPLES.map((id) => [id, id === one ? weight : 0]));
}

test('the highest fit is the whole', () => {
  const everything: Partial<Offer> = {
    ...{ handover: true, followUpMonths: 6, outcomeIndicators: true, evaluation: true },
    ...{ earlierResults: true, conditions: [], tied: 'untied', funder: 'F', implementer: 'I' },
    ...{ excludes: [], arrangements: [], respondsToNeeds: true, coDesign: true },
    ...{ jointMonitoring: true, planConfidentiality: true, humanRightsSafeguards: true },
    ...{ genderMarker: 2, handlingAccepted: true },
  };
  expect(asked({}, everything).fit(0)).toBe(10_000);
});

test("each principle counts by the need's own weight", () => {
  const weights = { P1: 2, P6: 3, P8: 5, P10: 4 };
  const offer: Partial<Offer> = {
    ...{ handover: true, respondsToNeeds: true, planConfidentiality: true, handlingAccepted: true },
  };
  // 2 x 5000 + 3333 + 1667 + 5000 + 3 x 10000 + 5000 + 5 x 10000 + 0 + 4 x 10000, of 19.
  expect(asked({ weights }, offer).fit(0)).toBe(7632);
  expect(asked({}, offer, { settings: { weights } }).fit(0)).toBe(7632);
});

test('fits of some rows, in their order', () => {
  expect(Array.from(asked().fits(Int32Array.of(0, 0, 0), new Uint16Array(2)))).toEqual([
    1667, 1667,
  ]);
});
