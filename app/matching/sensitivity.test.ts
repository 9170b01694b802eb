import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Need, Offer } from './board';
import { prepare } from './prepare';
import { sensitivityOf } from './sensitivity';

const NONE = { P1: 0, P2: 0, P3: 0, P4: 0, P5: 0, P6: 0, P7: 0, P8: 0, P9: 0, P10: 0 };

function told(need: Partial<Need>, offers: Partial<Offer>[]) {
  const rows = { needs: [makeNeed(need)], offers: offers.map(makeOffer) };
  return sensitivityOf(prepare(makeBoard(rows), REFERENCE), 'need-1');
}

describe('how firm a first choice is', () => {
  // P8: 10000 against 0. P1: 0 against 5000. So b comes first once P1 counts more than twice as much as P8.
  const offers = [
    { id: 'a', planConfidentiality: true },
    { id: 'b', handover: true },
  ];

  test('the nearest weights at which another offer comes first, worked out by hand', () => {
    const { first, decidedBy, principles, nearest } = told(
      { weights: { ...NONE, P1: 3, P8: 2 } },
      offers,
    );
    expect({ first, decidedBy }).toEqual({ first: 'a', decidedBy: 'weights' });
    const of = (id: string) => principles.find((row) => row.id === id);
    // At 4, the two are equal and the id decides for a.
    expect(of('P1')).toMatchObject({ weight: 3, below: null, above: { weight: 5, offer: 'b' } });
    expect(of('P8')).toMatchObject({ weight: 2, below: { weight: 1, offer: 'b' }, above: null });
    expect(of('P5')).toMatchObject({ applies: false, below: null, above: null });
    expect(nearest).toEqual({ id: 'P8', present: 2, weight: 1, offer: 'b' });
  });

  test('where the State’s own order decides, no weight does', () => {
    const { first, decidedBy, nearest } = told({ preferences: ['b'] }, offers);
    expect({ first, decidedBy, nearest }).toEqual({
      first: 'b',
      decidedBy: 'preference',
      nearest: null,
    });
  });

  test('one offer, and none', () => {
    expect(told({}, [{}])).toMatchObject({ first: 'offer-1', decidedBy: 'only', nearest: null });
    expect(told({}, [{ places: 0 }])).toMatchObject({ first: null, decidedBy: 'nothing' });
  });

  test('weights that all are nought leave it to the ids', () => {
    const { first, principles } = told({ weights: NONE }, offers);
    expect(first).toBe('a');
    expect(principles[0]?.above).toEqual({ weight: 1, offer: 'b' });
  });

  // P8: 10000 against 0. P1: 0 against 10000.
  const opposed = [
    { id: 'a', planConfidentiality: true },
    { id: 'b', handover: true, followUpMonths: 6 },
  ];

  test('weights go from 0 to 100, both tried', () => {
    const far = told({ weights: { ...NONE, P1: 100, P8: 1 } }, opposed);
    expect(far.first).toBe('b');
    expect(far.principles[7]).toMatchObject({ below: null, above: { weight: 100, offer: 'a' } });
    const alone = (id: string) => [{ id: 'a' }, { id: 'b' }, { id, planConfidentiality: true }];
    const single = { weights: { ...NONE, P8: 1 } };
    // With no weight at all every fit is 0 and the ids decide, here as before.
    expect(told(single, alone('A')).principles[7]).toMatchObject({ below: null });
    expect(told(single, alone('c')).principles[7]).toMatchObject({
      below: { weight: 0, offer: 'a' },
    });
  });

  test('of equal moves, the first principle’s is told', () => {
    const { nearest } = told({ weights: { ...NONE, P1: 1, P8: 1 } }, opposed);
    expect(nearest).toEqual({ id: 'P1', present: 1, weight: 2, offer: 'b' });
  });

  test('two offers a hair apart: the very weight at which rounding makes them equal', () => {
    // 100 and 101 days of 140, one of five checks of P7: 14 basis points, over all the weights that apply.
    const close = [
      { id: 'a', durationWeeks: 20, window: { from: '2027-02-01', to: '2027-05-11' } },
      { id: 'b', durationWeeks: 20, window: { from: '2027-02-01', to: '2027-05-12' } },
    ];
    const weighing = (P8: number) => ({ weights: { P4: 4, P8 } });
    const turn = told(weighing(1), close).principles[7]?.above;
    const firsts = Array.from({ length: 101 }, (_, P8) => told(weighing(P8), close).first);
    expect(firsts[1]).toBe('b');
    const found = firsts.indexOf('a', 1);
    expect(found).toBeGreaterThan(2);
    expect(turn).toEqual({ weight: found, offer: 'a' });
  });

  test('an id that is not on the board is refused by name', () => {
    const board = prepare(makeBoard(), REFERENCE);
    expect(() => sensitivityOf(board, 'nobody')).toThrow('nobody');
  });
});
