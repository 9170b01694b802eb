/**
 * Calendar days as integers: days since 1 January 1970, proleptic Gregorian (H. Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms"). Gives null for what is not `YYYY-MM-DD` or is no real day.
 */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The days of a board are few and come again and again; the years that can be written are not so many either. */
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/** The day number of a date that the board's schema has let through. */
export function dayNumber(text: string): number {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const day = parseDay(text);
  if (day === null) throw new RangeError(`"${text}" is not a calendar day`);
  if (known.size < MOST_KNOWN) known.set(text, day);
  return day;
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap ? 29 : 28;
}
