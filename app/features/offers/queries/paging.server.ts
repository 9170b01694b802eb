import { type AnyColumn, type SQL, and, asc, desc, sql } from 'drizzle-orm';
import { offers } from '#db/schema/offers';
import type { OfferSort } from '../filter';

export const PAGE_SIZE = 25;

/** What a list is sorted by; the id settles ties, so that every row has one place. */
const KEYS: Record<
  OfferSort,
  { column: AnyColumn; field: 'postedOn' | 'confirmedOn' | 'windowTo'; descends: boolean }
> = {
  newest: { column: offers.postedOn, field: 'postedOn', descends: true },
  confirmed: { column: offers.confirmedOn, field: 'confirmedOn', descends: true },
  ends: { column: offers.windowTo, field: 'windowTo', descends: false },
};

export interface Place {
  after?: string | undefined;
  before?: string | undefined;
}

/** Condition and order of one page; a page before a place is read backwards and must be turned round. */
export function pageClauses(
  sort: OfferSort,
  { after, before }: Place,
): { where: SQL | undefined; orderBy: SQL[] } {
  const { column, descends } = KEYS[sort];
  const backwards = before !== undefined;
  const cursor = readCursor(before ?? after);
  const down = descends !== backwards;
  const direction = down ? desc : asc;
  const key = sql`coalesce(${column}, '')`;
  const beyond = down ? sql.raw('<') : sql.raw('>');
  return {
    where: cursor && and(sql`(${key}, ${offers.id}) ${beyond} (${cursor.value}, ${cursor.id})`),
    orderBy: [direction(key), direction(offers.id)],
  };
}

/** The place of a row in the list: days have no `~`, so the first one ends the value. */
export function cursorOf(
  sort: OfferSort,
  row: { id: string; postedOn: string | null; confirmedOn: string | null; windowTo: string | null },
): string {
  return `${row[KEYS[sort].field] ?? ''}~${row.id}`;
}

function readCursor(text: string | undefined): { value: string; id: string } | undefined {
  const at = text?.indexOf('~') ?? -1;
  if (text === undefined || at < 0) return undefined;
  return { value: text.slice(0, at), id: text.slice(at + 1) };
}
