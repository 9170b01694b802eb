/** One part of the report: what it says, and the figures behind it for `--json`. */
export interface Section {
  title: string;
  lines: string[];
  figures: unknown;
}

type Cell = string | number;

/** A table in plain text: the first column to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) =>
        column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
      )
      .join('  ')
      .trimEnd();
  const [first = [], ...others] = cells;
  return [line(first), widths.map((width) => '-'.repeat(width)).join('  '), ...others.map(line)];
}

/** Three digits that count, in the unit that suits: 0.0123 ms, 4.56 ms, 789 ms, 1.23 s. */
export function ms(value: number): string {
  return value >= 1000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`;
}

/** 1,234,567. */
export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 0.123, 1.23, 12.3, 123, 12,345. */
export function digits(value: number): string {
  if (value === 0 || value >= 100) return whole(value);
  return value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(value))));
}

export function percent(share: number): string {
  return `${digits(100 * share)} %`;
}

export function met(value: number, aim: number): string {
  return value <= aim ? 'met' : 'NOT MET';
}
