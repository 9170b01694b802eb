import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Need, Offer } from './board';
import { type Candidates, candidatesOf, demandFor } from './candidates';
import { prepare } from './prepare';

const told = ({ eligible, nearMisses }: Candidates, side: 'need' | 'offer') => ({
  eligible: eligible.map((row) => row[side]),
  near: nearMisses.map((row) => row[side]),
});

describe('the candidates of a need', () => {
  const board = prepare(
    makeBoard({
      offers: [
        makeOffer({ id: 'better', coDesign: true }),
        makeOffer({ id: 'open' }),
        makeOffer({ id: 'one', modes: ['abroad'] }),
        makeOffer({ id: 'one-better', modes: ['abroad'], coDesign: true }),
        makeOffer({ id: 'three', modes: ['abroad'], places: 0, languages: ['mn'], coDesign: true }),
        makeOffer({ id: 'two', modes: ['abroad'], places: 0, coDesign: true }),
      ],
    }),
    REFERENCE,
  );

  test('each with its place and its fit', () => {
    const { eligible, nearMisses } = candidatesOf(board, 'need-1');
    expect(eligible).toEqual([
      { need: 'need-1', offer: 'better', fit: 1944, rank: 1 },
      { need: 'need-1', offer: 'open', fit: 1667, rank: 2 },
    ]);
    expect(nearMisses[0]).toEqual({
      need: 'need-1',
      offer: 'one-better',
      blockers: ['mode'],
      changes: [{ gate: 'mode', kind: 'add-one', values: ['on-site', 'remote'] }],
      fitIfOpen: 1806,
    });
  });

  test.each([
    [20, ['one-better', 'one', 'two', 'three']],
    [4, ['one-better', 'one', 'two', 'three']],
    [3, ['one-better', 'one', 'two']],
    [2, ['one-better', 'one']],
    [1, ['one-better']],
    [0, []],
  ])('at most %i near misses, fewest blockers first, then by fit', (limit, near) => {
    expect(told(candidatesOf(board, 'need-1', limit), 'offer').near).toEqual(near);
  });

  test('its preferences put eligible offers in order, never near misses', () => {
    const preferences = ['open', 'one'];
    const found = candidatesOf(board, makeNeed({ preferences }));
    expect(told(found, 'offer')).toEqual({
      eligible: ['open', 'better'],
      near: ['one-better', 'one', 'two', 'three'],
    });
  });

  test('a row that is not on the board, or has changed, has the candidates it would have', () => {
    const abroad: Partial<Need> = { modes: ['abroad'] };
    const expected = { eligible: ['one-better', 'one'], near: ['two', 'better', 'open', 'three'] };
    expect(told(candidatesOf(board, makeNeed({ id: 'new', ...abroad })), 'offer')).toEqual(
      expected,
    );
    expect(told(candidatesOf(board, makeNeed(abroad)), 'offer')).toEqual(expected);
  });
});

describe('the demand for an offer', () => {
  const needs = (...rows: Partial<Need>[]) =>
    rows.map((row, i) => makeNeed({ nationalPriority: i + 1, ...row }));
  const rows = needs(
    { id: 'four', modes: ['abroad'], languages: ['mn'], support: ['exercise'], tlp: 'AMBER' },
    { id: 'one', modes: ['abroad'] },
    { id: 'one-better', modes: ['abroad', 'remote'], womenTarget: 0, accessible: false },
    { id: 'a-one', modes: ['abroad'] },
    { id: 'open' },
    { id: 'other', category: 'legal' },
    { id: 'said-no', declined: ['offer-1'] },
    { id: 'said-no-and-far', declined: ['offer-1'], modes: ['abroad'] },
    { id: 'three', modes: ['abroad'], languages: ['mn'], support: ['exercise'] },
    { id: 'two', modes: ['abroad'], languages: ['mn'], womenTarget: 0 },
    { id: 'first', state: 'NPL', nationalPriority: 1 },
  );
  const board = prepare(makeBoard({ needs: rows }), REFERENCE);

  test('who is eligible stands in the order of the offer, with the fit and without a place', () => {
    expect(demandFor(board, 'offer-1').eligible).toEqual([
      { need: 'first', offer: 'offer-1', fit: 1667, rank: null },
      { need: 'open', offer: 'offer-1', fit: 1667, rank: null },
    ]);
  });

  test.each([
    [20, ['one-better', 'a-one', 'one', 'two', 'three']],
    [5, ['one-better', 'a-one', 'one', 'two', 'three']],
    [4, ['one-better', 'a-one', 'one', 'two']],
    [3, ['one-better', 'a-one', 'one']],
    [2, ['one-better', 'a-one']],
    [1, ['one-better']],
    [0, []],
  ])('at most %i near misses: fewest blockers, then fit, then id', (limit, near) => {
    expect(told(demandFor(board, 'offer-1', limit), 'need').near).toEqual(near);
  });

  test('a near miss names its blockers, what opens them, and the fit it would have', () => {
    const three = demandFor(board, 'offer-1').nearMisses.at(-1);
    expect(three?.blockers).toEqual(['support', 'language', 'mode']);
    expect(three?.changes.map(({ gate }) => gate)).toEqual(['support', 'language', 'mode']);
    expect(three?.fitIfOpen).toBe(1019);
  });

  test('a row that is not on the board, or has changed, has the demand it would have', () => {
    const abroad: Partial<Offer> = { modes: ['abroad'], places: 3 };
    const expected = ['one', 'one-better', 'a-one'];
    expect(told(demandFor(board, makeOffer({ id: 'new', ...abroad })), 'need').eligible).toEqual(
      // The one that declined the offer on the board has not declined this one.
      [...expected, 'said-no-and-far'],
    );
    expect(told(demandFor(board, makeOffer(abroad)), 'need').eligible).toEqual(expected);
  });
});

test('an id that is not on the board is refused by name', () => {
  const board = prepare(makeBoard(), REFERENCE);
  expect(() => candidatesOf(board, 'nobody')).toThrow('there is no need "nobody" on the board');
  expect(() => demandFor(board, 'nothing')).toThrow('there is no offer "nothing" on the board');
});
