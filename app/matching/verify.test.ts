import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { type Result, match } from './match';
import { prepare } from './prepare';
import { verify } from './verify';

// a and b of two States want p; b stands first. c can only have q's one place, which a takes next.
const board = prepare(
  makeBoard({
    needs: [
      makeNeed({ id: 'a', state: 'GHA' }),
      makeNeed({ id: 'b', state: 'SEN', support: ['training', 'equipment'] }),
      makeNeed({ id: 'c', state: 'SEN', nationalPriority: 2, languages: ['mn'] }),
      makeNeed({ id: 'd', state: 'MNG', category: 'skills' }),
      makeNeed({ id: 'e', state: 'NPL' }),
    ],
    offers: [makeOffer({ id: 'p' }), makeOffer({ id: 'q', languages: ['en', 'mn'] })],
    settings: { absorption: { NPL: 0 } },
  }),
  REFERENCE,
);
const result = match(board);

/** A copy of the true result with something changed. */
function tampered(change: (copy: Result) => void): string[] {
  const copy = structuredClone(result);
  change(copy);
  return verify(board, copy);
}

const row = (copy: Result, need: string) => {
  const found = copy.allocation.find((other) => other.need === need);
  if (!found) throw new RangeError(`${need} has nothing`);
  return found;
};

test('the true result has no fault', () => {
  expect(result.allocation.map(({ need, offer }) => [need, offer])).toEqual([
    ['b', 'p'],
    ['c', 'q'],
  ]);
  expect(verify(board, result)).toEqual([]);
});

describe('a result that was changed is found out', () => {
  test.each<[string, (copy: Result) => void, RegExp]>([
    ['an allocation without eligibility', (r) => (row(r, 'c').offer = 'p'), /not eligible/],
    ['an offer that is not on the board', (r) => (row(r, 'c').offer = 'x'), /not eligible/],
    ['a need that is not on the board', (r) => (row(r, 'c').need = 'x'), /not eligible/],
    ['one need twice', (r) => r.allocation.push({ ...row(r, 'c') }), /twice/],
    ['a need that did not enter', (r) => (row(r, 'b').need = 'e'), /did not enter/],
    [
      'more needs than places',
      (r) => r.allocation.push({ ...row(r, 'b'), need: 'a' }),
      /holds 2 needs but has 1/,
    ],
    ['a pair that blocks', (r) => (row(r, 'b').need = 'a'), /b and p block/],
    ['an allocation left out', (r) => r.allocation.shift(), /block/],
    ['a rank', (r) => (row(r, 'b').rank = 2), /rank 2, not 1/],
    ['a fit', (r) => (row(r, 'b').fit += 1), /has fit/],
    ['the forms of support', (r) => (row(r, 'b').covers = ['equipment']), /forms of support/],
    ['a maximum too high', (r) => (r.coverage.maximum += 1), /maximum/],
    ['a maximum too low', (r) => (r.coverage.maximum -= 1), /maximum/],
    ['the number allocated', (r) => (r.coverage.allocated += 1), /coverage counts/],
    ['an outcome left out', (r) => r.unmatched.pop(), /outcomes for 5 needs/],
    [
      'a reason',
      (r) => r.unmatched.forEach((other) => (other.reason = 'contention')),
      /d is unmatched by contention, not no-offer/,
    ],
    ['a ranking', (r) => r.rankings[0]?.offers.reverse(), /against its order/],
  ])('%s', (_what, change, fault) => {
    expect(tampered(change).join('\n')).toMatch(fault);
  });

  test('more of a State than its places in the offer', () => {
    const needs = [makeNeed(), makeNeed({ id: 'need-2', nationalPriority: 2 })];
    const wide = prepare(makeBoard({ needs, offers: [makeOffer({ places: 2 })] }), REFERENCE);
    const copy = match(wide);
    const [first] = copy.allocation;
    if (first) copy.allocation.push({ ...first, need: 'need-2' });
    copy.unmatched = [];
    expect(verify(wide, copy).join('\n')).toMatch('holds 2 needs of SEN but may take 1');
  });
});
