import { describe, expect, it } from 'vitest';
import {
  type CountedNeed,
  figuresOf,
  isWithin,
  matrixOf,
  median,
  statesWithoutSupport,
  yearsOf,
} from './rules';
import { drillDownSearch, isUnfiltered, parseCoordinationFilter } from './schema';

const need = (id: string, overrides: Partial<CountedNeed> = {}): CountedNeed => ({
  id,
  state: 'SEN',
  category: 'legal',
  status: 'open',
  from: '2027-02-01',
  to: '2027-12-31',
  postedOn: '2027-01-01',
  introducedOn: null,
  isServable: true,
  ...overrides,
});
const activity = (id: string, state: string, category = 'legal') => ({
  id,
  state,
  category,
  from: '2027-01-01',
  to: '2027-06-30',
});

describe('the four figures', () => {
  it('are counted by hand', () => {
    const figures = figuresOf([
      need('a', { introducedOn: '2027-01-11' }),
      need('b', { isServable: false }),
      need('c', { status: 'in-agreement', introducedOn: '2027-01-05' }),
      need('d', { status: 'met', introducedOn: '2027-01-31' }),
      need('e', { status: 'expired', isServable: false }),
      need('f', { status: 'withdrawn' }),
    ]);
    expect(figures).toEqual({
      open: 2,
      matched: { needs: 2, of: 5 },
      unserved: 1,
      waiting: { days: 10, needs: 3 },
    });
  });

  it('say that there is nothing yet, rather than nought', () => {
    expect(figuresOf([])).toEqual({
      open: 0,
      matched: { needs: 0, of: 0 },
      unserved: 0,
      waiting: null,
    });
  });

  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 4], 4],
    [[1, 4], 3],
    [[1, 2, 4, 9], 3],
  ])('the median of %j is %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('the filter', () => {
  it('holds to a category, a group of States and whole years', () => {
    const thing = need('a');
    const all = { states: null };
    expect(isWithin(all, thing)).toBe(true);
    expect(isWithin({ ...all, category: 'skills' }, thing)).toBe(false);
    expect(isWithin({ states: new Set(['SEN']) }, thing)).toBe(true);
    expect(isWithin({ states: new Set(['GHA']) }, thing)).toBe(false);
    expect(isWithin({ ...all, from: 2027, to: 2027 }, thing)).toBe(true);
    expect(isWithin({ ...all, from: 2028 }, thing)).toBe(false);
    expect(isWithin({ ...all, to: 2026 }, thing)).toBe(false);
  });

  it('is read from the address, and what cannot be read is not asked', () => {
    const read = (search: string) => parseCoordinationFilter(new URLSearchParams(search));
    expect(read('category=legal&group=SIDS&from=2028&to=2027')).toEqual({
      category: 'legal',
      group: 'SIDS',
      from: 2027,
      to: 2028,
    });
    expect(isUnfiltered(read('category=&group=nowhere&from=soon&to='))).toBe(true);
    expect(isUnfiltered(read('to=2027'))).toBe(false);
  });

  it('leads to the list of needs behind a cell, where that list can be asked for', () => {
    const cell = { category: 'legal', group: '202' };
    expect(drillDownSearch({}, cell)).toBe('?category=legal&group=202');
    expect(drillDownSearch({ from: 2027, to: 2028 }, cell)).toBe(
      '?category=legal&group=202&from=2027-01-01&to=2028-12-31',
    );
    expect(drillDownSearch({ group: '202' }, cell)).not.toBeNull();
    expect(drillDownSearch({ group: 'SIDS' }, cell)).toBeNull();
  });

  it('offers the years that windows touch', () => {
    expect(yearsOf([], 2027)).toEqual([2027]);
    expect(yearsOf([{ from: '2026-12-01', to: '2028-01-01' }], 2027)).toEqual([2026, 2027, 2028]);
  });
});

describe('the matrix', () => {
  const region: Record<string, string> = { SEN: 'africa', GHA: 'africa', FJI: 'pacific' };

  it('counts needs, activities and the gap, and tells two kinds of empty apart', () => {
    const matrix = matrixOf({
      needs: [
        need('a'),
        need('b', { state: 'GHA', isServable: false }),
        need('c', { status: 'met' }),
      ],
      activities: [activity('x', 'GHA', 'skills')],
      rows: ['africa', 'pacific', 'asia'],
      columns: ['legal', 'skills', 'strategy'],
      rowOf: (state) => region[state],
      heard: new Set(['SEN', 'FJI']),
    });
    expect(matrix).toEqual([
      {
        row: 'africa',
        cells: [
          { column: 'legal', kind: 'value', open: 2, activities: 0, gap: 1 },
          { column: 'skills', kind: 'value', open: 0, activities: 1, gap: 0 },
          { column: 'strategy', kind: 'none-stated' },
        ],
      },
      {
        row: 'pacific',
        cells: ['legal', 'skills', 'strategy'].map((column) => ({ column, kind: 'none-stated' })),
      },
      {
        row: 'asia',
        cells: ['legal', 'skills', 'strategy'].map((column) => ({ column, kind: 'no-data' })),
      },
    ]);
  });
});

describe('States with needs and no support', () => {
  it('have an open need, and neither an activity nor an agreement', () => {
    const needs = [
      need('a'),
      need('b', { state: 'GHA' }),
      need('c', { state: 'GHA' }),
      need('d', { state: 'FJI' }),
      need('e', { state: 'FJI', status: 'in-agreement' }),
      need('f', { state: 'VUT', status: 'met' }),
    ];
    expect(statesWithoutSupport(needs, [activity('x', 'SEN')])).toEqual([
      { state: 'GHA', needs: 2 },
    ]);
  });
});
