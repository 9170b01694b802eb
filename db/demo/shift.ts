/** The same day some years later; 29 February becomes 28 February where the year has none. */
export function shiftYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const rest = date.slice(4);
  return rest === '-02-29' && !leap(Number(year)) ? `${year}-02-28` : `${year}${rest}`;
}

/** The most whole years by which a set of records can be moved without its own day passing today. */
export function yearsToToday(asOf: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(asOf.slice(0, 4));
  return Math.max(0, shiftYears(asOf, years) <= today ? years : years - 1);
}
