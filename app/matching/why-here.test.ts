import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Need, Offer } from './board';
import { prepare } from './prepare';
import { placingsOf, whyHere } from './why-here';

const board = (need: Partial<Need>, offers: Partial<Offer>[]) =>
  prepare(makeBoard({ needs: [makeNeed(need)], offers: offers.map(makeOffer) }), REFERENCE);

describe('why an offer stands where it does', () => {
  test('by fit: the principles that make the difference, weighted, the largest first', () => {
    const need = { weights: { P1: 1, P2: 0, P3: 0, P4: 0, P6: 0, P7: 0, P8: 3, P9: 0, P10: 0 } };
    const offers = [
      { id: 'a', planConfidentiality: true },
      { id: 'b', handover: true, evaluation: true },
    ];
    const told = whyHere(board(need, offers), 'need-1', 'a');
    // (1 * 0 + 3 * 10000) / 4, and (1 * 5000 + 3 * 0) / 4: handover is one of two checks of P1.
    expect(told).toMatchObject({ rank: 1, of: 2, by: 'fit', preference: null, fit: 7500 });
    expect(told?.above).toBeNull();
    expect(told?.below).toEqual({
      offer: 'b',
      by: 'fit',
      fit: 6250,
      principles: [
        { id: 'P8', weight: 3, own: 10000, other: 0, weighted: 30000, points: 7500 },
        { id: 'P1', weight: 1, own: 0, other: 5000, weighted: -5000, points: -1250 },
      ],
    });
    expect(told?.principles[7]).toEqual({ id: 'P8', score: 10000, weight: 3 });
    // P2 differs and has no weight.
    expect(told?.principles[1]).toEqual({ id: 'P2', score: 3333, weight: 0 });
  });

  test('by the State’s own order, whatever the fit', () => {
    const offers = [{ id: 'a', handover: true }, { id: 'b' }];
    const [first, second] = placingsOf(board({ preferences: ['b'] }, offers), 'need-1');
    expect(first).toMatchObject({ offer: 'b', by: 'preference', preference: 1 });
    expect(first?.below).toMatchObject({ offer: 'a', by: 'preference' });
    expect(first?.below?.fit).toBeLessThan(0);
    expect(second).toMatchObject({ offer: 'a', by: 'fit', preference: null });
    expect(second?.above).toMatchObject({ offer: 'b', by: 'preference' });
  });

  test('by id, where fits are equal', () => {
    const told = whyHere(board({}, [{ id: 'b' }, { id: 'a' }]), 'need-1', 'b');
    expect(told?.above).toEqual({ offer: 'a', by: 'id', fit: 0, principles: [] });
    expect(told?.below).toBeNull();
  });

  test('a pair that is not eligible has no place, and an unknown id is refused by name', () => {
    const closed = board({}, [{ places: 0 }]);
    expect(whyHere(closed, 'need-1', 'offer-1')).toBeNull();
    expect(() => whyHere(closed, 'need-9', 'offer-1')).toThrow('need-9');
    expect(() => whyHere(closed, 'need-1', 'offer-9')).toThrow('offer-9');
  });
});
