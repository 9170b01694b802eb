import { expect, test } from 'vitest';
import { dayNumber, parseDay } from './days';

test('every day of the years around a turn of the century is the day that a calendar says', () => {
  for (const year of [1, 4, 100, 400, 1899, 1900, 1970, 1999, 2000, 2027, 2028, 2100, 9999]) {
    const start = new Date(0);
    start.setUTCFullYear(year, 0, 1);
    for (const day = start; day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
      const text = day.toISOString().slice(0, 10);
      expect(parseDay(text), text).toBe(day.getTime() / 86_400_000);
    }
  }
});

test.each([
  ...['2027-00-10', '2027-13-01', '2027-01-00', '2027-01-32', '2027-04-31', '2027-02-29'],
  ...['2100-02-29', 'x2027-01-01', '2027-01-01x', '2027-01-01\n', '2027-1-01', '02027-01-01', ''],
  '2027-01-2027-01-01',
])('%j is no day', (text) => {
  expect(parseDay(text)).toBeNull();
  expect(() => dayNumber(text)).toThrow(new RangeError(`"${text}" is not a calendar day`));
});
