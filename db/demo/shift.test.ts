import { describe, expect, it } from 'vitest';
import { shiftYears, yearsToToday } from './shift';

describe('moving a day by years', () => {
  it.each([
    ['2021-05-31', 5, '2026-05-31'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2096-02-29', 4, '2100-02-28'],
    ['2021-02-28', 3, '2024-02-28'],
    ['2021-05-31', 0, '2021-05-31'],
  ])('%s by %i is %s', (date, years, moved) => {
    expect(shiftYears(date, years)).toBe(moved);
  });
});

describe('the years up to today', () => {
  it.each([
    ['2021-05-31', '2026-11-21', 5],
    ['2021-05-31', '2026-05-31', 5],
    ['2021-05-31', '2026-05-30', 4],
    ['2024-02-29', '2025-02-28', 1],
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-21', '2027-11-20', 0],
    ['2026-11-21', '2020-01-01', 0],
  ])('from %s to %s are %i', (asOf, today, years) => {
    expect(yearsToToday(asOf, today)).toBe(years);
  });
});
