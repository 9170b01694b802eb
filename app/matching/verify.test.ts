import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { emptySet } from './bit-set';
import type { Coverage } from './coverage';
import { type Result, match, solve } from './match';
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

describe('every fault is told, and nothing else', () => {
  const ranking = (copy: Result, need: string) => {
    const found = copy.rankings.find((other) => other.need === need);
    if (!found) throw new RangeError(`${need} has no ranking`);
    return found;
  };
  /** m is of another category: nobody may have it. */
  const wide = prepare(
    makeBoard({
      needs: [
        makeNeed({ id: 'a', state: 'GHA' }),
        makeNeed({ id: 'b', state: 'SEN' }),
        makeNeed({ id: 'c', state: 'NPL', languages: ['mn'] }),
      ],
      offers: [
        makeOffer({ id: 'm', categories: [{ category: 'skills' }] }),
        makeOffer({ id: 'p', handover: true }),
        makeOffer({ id: 'q', languages: ['en', 'mn'], places: 2 }),
      ],
    }),
    REFERENCE,
  );
  const whole = match(wide);
  const fitIn = (need: string, place: number) => {
    const entry = ranking(whole, need).offers[place];
    if (!entry) throw new RangeError(`${need} ranks no offer in place ${place}`);
    return entry.fit;
  };
  const faults = (change: (copy: Result) => void) => {
    const copy = structuredClone(whole);
    change(copy);
    return verify(wide, copy);
  };

  test('the true result: b has p, a and c have q', () => {
    expect(whole.allocation.map(({ need, offer, rank }) => [need, offer, rank])).toEqual([
      ['a', 'q', 2],
      ['b', 'p', 1],
      ['c', 'q', 1],
    ]);
    expect(verify(wide, whole)).toEqual([]);
    expect(verify(wide, match(wide, { top: 1 }))).toEqual([]);
  });

  const against = (need: string, offer: string, place: number) =>
    `${need} ranks ${offer} with fit ${fitIn(need, place)}, against its order`;

  test.each<[string, (copy: Result) => void, string[]]>([
    [
      'a ranking without its first',
      (r) => ranking(r, 'a').offers.shift(),
      ['a ranks 1 offers where 2 come first'],
    ],
    [
      'an empty ranking',
      (r) => (ranking(r, 'a').offers = []),
      ['a ranks no offers where 2 are eligible'],
    ],
    ['no ranking', (r) => r.rankings.shift(), ['a ranks no offers where 2 are eligible']],
    [
      'a ranking by the name of another',
      (r) => (ranking(r, 'c').need = 'x'),
      ['x has a ranking but is not on the board', 'c ranks no offers where 1 are eligible'],
    ],
    [
      'two rankings of one need',
      (r) => r.rankings.push(structuredClone(ranking(r, 'c'))),
      ['c has two rankings'],
    ],
    [
      'an offer twice',
      (r) => ranking(r, 'c').offers.push(...structuredClone(ranking(r, 'c').offers)),
      [against('c', 'q', 0), 'c ranks 2 offers where 1 come first'],
    ],
    [
      'an offer that is not on the board',
      (r) => ranking(r, 'a').offers.forEach((row, i) => i === 1 && (row.offer = 'x')),
      [against('a', 'x', 1), 'a ranks 2 offers where 0 come first'],
    ],
    [
      'an offer that is not eligible',
      (r) => ranking(r, 'a').offers.forEach((row, i) => i === 0 && (row.offer = 'm')),
      [against('a', 'm', 0)],
    ],
    [
      'a fit in a ranking',
      (r) => ranking(r, 'c').offers.forEach((row) => (row.fit = 1)),
      ['c ranks q with fit 1, against its order'],
    ],
    ['a rank, of a second place', (r) => (row(r, 'a').rank = 1), ['a has rank 1, not 2']],
    [
      'a fit, of a second place',
      (r) => (row(r, 'a').fit = 0),
      [`a has fit 0, not ${fitIn('a', 1)}`],
    ],
    [
      'a need that could have its second choice',
      (r) => {
        r.allocation = r.allocation.filter(({ need }) => need !== 'a');
        r.unmatched = [{ need: 'a', reason: 'contention' }];
        r.coverage.allocated = 2;
      },
      ['a and q block: each would rather have the other'],
    ],
    [
      'an outcome of a need that is not on the board',
      (r) => {
        r.allocation = r.allocation.filter(({ need }) => need !== 'c');
        r.coverage.allocated = 2;
        r.unmatched = [{ need: 'x', reason: 'contention' }];
      },
      [
        'c and q block: each would rather have the other',
        'x is unmatched by contention, not on the board',
      ],
    ],
    [
      'one need with two outcomes',
      (r) => r.unmatched.push({ need: 'a', reason: 'contention' }),
      ['4 outcomes for 3 needs'],
    ],
    [
      'one need with two outcomes and another with none',
      (r) => {
        r.allocation = r.allocation.filter(({ need }) => need !== 'c');
        r.coverage.allocated = 2;
        r.unmatched.push({ need: 'a', reason: 'contention' });
      },
      ['c and q block: each would rather have the other', '3 outcomes for 3 needs'],
    ],
  ])('%s', (_what, change, told) => {
    expect(faults(change)).toEqual(told);
  });

  test('a need whose fit with everything is 0 may block all the same', () => {
    const P = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const;
    const weights = Object.fromEntries(P.map((id) => [id, 0]));
    const plain = prepare(makeBoard({ needs: [makeNeed({ weights })] }), REFERENCE);
    const copy = match(plain);
    expect(copy.allocation[0]?.fit).toBe(0);
    copy.allocation = [];
    copy.unmatched = [{ need: 'need-1', reason: 'contention' }];
    copy.coverage.allocated = 0;
    expect(verify(plain, copy)).toEqual([
      'need-1 and offer-1 block: each would rather have the other',
    ]);
  });

  test('needs that did not enter are no part of the maximum', () => {
    const closed = prepare(makeBoard({ settings: { absorption: { SEN: 0 } } }), REFERENCE);
    expect(verify(closed, match(closed))).toEqual([]);
  });

  describe('the proof of the maximum', () => {
    const proven = (change: (proof: Coverage) => Partial<Coverage>) => {
      const { result: found, proof } = solve(wide);
      return verify(wide, found, { ...proof, ...change(proof) });
    };
    const served = (proof: Coverage, need: number, offer: number) => {
      const copy = proof.served.slice();
      copy[need] = offer;
      return { served: copy };
    };

    test('holds', () => {
      expect(proven(() => ({}))).toEqual([]);
    });

    test('serves a need with what it may not have', () => {
      expect(proven((proof) => served(proof, 0, 0))).toEqual([
        'the proof of the maximum serves a with what it may not have',
      ]);
    });

    test('serves too few', () => {
      expect(proven((proof) => served(proof, 0, -1))).toEqual([
        'the maximum is given as 3; 2 are served and the cut allows 3',
      ]);
    });

    test('serves more than an offer has places for', () => {
      expect(proven((proof) => served(proof, 0, 1))).toEqual(['p holds 2 needs but has 1 places']);
    });

    test('has a cut that lets more through', () => {
      const everything = emptySet(3).fill(-1);
      const reached = { needs: everything, offers: everything, statePlaces: new Map() };
      expect(proven(() => ({ reached }))).toEqual([
        'the maximum is given as 3; 3 are served and the cut allows 4',
      ]);
    });

    test('serves a need that did not enter', () => {
      const closed = prepare(makeBoard({ settings: { absorption: { SEN: 0 } } }), REFERENCE);
      const { result: found, proof } = solve(closed);
      expect(verify(closed, found, { ...proof, ...served(proof, 0, 0) })).toEqual([
        'the proof of the maximum serves need-1 with what it may not have',
        'the maximum is given as 0; 1 are served and the cut allows 0',
      ]);
    });
  });
});
