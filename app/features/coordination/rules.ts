import type { NeedStatus } from '#db/schema/enums';

/** A need that a coordinator may read, as far as it is counted. */
export interface CountedNeed {
  id: string;
  state: string;
  category: string;
  /** As it is today: an open need past its review has expired. */
  status: NeedStatus;
  from: string;
  to: string;
  postedOn: string;
  /** The day of its first introduction; null when there was none, or none that may be read. */
  introducedOn: string | null;
  /** Whether some open offer could serve it, by all that a coordinator may be told. */
  isServable: boolean;
}

/** A current activity that a coordinator may read. */
export interface CountedActivity {
  id: string;
  state: string;
  category: string;
  from: string;
  to: string;
}

/** The filter, made ready: what is undefined or null holds nothing back. */
export interface Scope {
  category?: string | undefined;
  states: ReadonlySet<string> | null;
  /** Calendar years, both counted. */
  from?: number | undefined;
  to?: number | undefined;
}

/** Whether something of one State and category, with dates, is within the filter. */
export function isWithin(
  { category, states, from, to }: Scope,
  thing: { category: string; state: string; from: string; to: string },
): boolean {
  if (category !== undefined && thing.category !== category) return false;
  if (states && !states.has(thing.state)) return false;
  if (from !== undefined && yearOf(thing.to) < from) return false;
  return to === undefined || yearOf(thing.from) <= to;
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

export interface Figures {
  open: number;
  /** Needs in agreement or met, of all that are neither draft nor withdrawn. */
  matched: { needs: number; of: number };
  unserved: number;
  /** Median days from open to the first introduction; null while there is none. */
  waiting: { days: number; needs: number } | null;
}

export function figuresOf(needs: readonly CountedNeed[]): Figures {
  const open = needs.filter(({ status }) => status === 'open');
  const counted = needs.filter(({ status }) => status !== 'draft' && status !== 'withdrawn');
  const matched = counted.filter(({ status }) => status === 'in-agreement' || status === 'met');
  const waits = needs.flatMap(({ postedOn, introducedOn }) =>
    introducedOn === null ? [] : [daysBetween(postedOn, introducedOn)],
  );
  const days = median(waits);
  return {
    open: open.length,
    matched: { needs: matched.length, of: counted.length },
    unserved: open.filter(({ isServable }) => !isServable).length,
    waiting: days === null ? null : { days, needs: waits.length },
  };
}

/** The middle value; of an even number the mean of the middle two, rounded half up. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  return Math.floor((lower + upper + 1) / 2);
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/**
 * A cell of the matrix. Empty cells are of two kinds: `none-stated`, where a State of the row has an account or a
 * need elsewhere, and `no-data`, where none has. Sealed needs are in no cell, and no cell says that it holds any.
 */
export type Cell =
  | { column: string; kind: 'value'; open: number; activities: number; gap: number }
  | { column: string; kind: 'none-stated' | 'no-data' };

export interface MatrixInput {
  needs: readonly CountedNeed[];
  activities: readonly CountedActivity[];
  rows: readonly string[];
  columns: readonly string[];
  rowOf(state: string): string | undefined;
  /** States of which something is known: an account, or a need of any category. */
  heard: ReadonlySet<string>;
}

export function matrixOf(input: MatrixInput): { row: string; cells: Cell[] }[] {
  const { needs, activities, rows, columns, rowOf, heard } = input;
  const heardRows = new Set([...heard].map(rowOf));
  const open = needs.filter(({ status }) => status === 'open');
  const openIn = grouped(open, rowOf);
  const activitiesIn = grouped(activities, rowOf);
  return rows.map((row) => ({
    row,
    cells: columns.map((column): Cell => {
      const key = `${row} ${column}`;
      const found = openIn.get(key) ?? [];
      const current = activitiesIn.get(key) ?? [];
      if (found.length === 0 && current.length === 0) {
        return { column, kind: heardRows.has(row) ? 'none-stated' : 'no-data' };
      }
      const gap = found.filter(({ isServable }) => !isServable).length;
      return { column, kind: 'value', open: found.length, activities: current.length, gap };
    }),
  }));
}

function grouped<T extends { state: string; category: string }>(
  things: readonly T[],
  rowOf: (state: string) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = `${rowOf(thing.state)} ${thing.category}`;
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** States with an open need and no current activity and no agreement, with how many needs. In no order. */
export function statesWithoutSupport(
  needs: readonly CountedNeed[],
  activities: readonly CountedActivity[],
): { state: string; needs: number }[] {
  const helped = new Set([
    ...activities.map(({ state }) => state),
    ...needs.filter(({ status }) => status === 'in-agreement').map(({ state }) => state),
  ]);
  const waiting = new Map<string, number>();
  for (const { state, status } of needs) {
    if (status === 'open' && !helped.has(state)) waiting.set(state, (waiting.get(state) ?? 0) + 1);
  }
  return [...waiting].map(([state, count]) => ({ state, needs: count }));
}

/** The years that the windows of needs touch, first to last, with this year. */
export function yearsOf(needs: readonly { from: string; to: string }[], thisYear: number) {
  let [first, last] = [thisYear, thisYear];
  for (const { from, to } of needs) {
    first = Math.min(first, yearOf(from));
    last = Math.max(last, yearOf(to));
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
