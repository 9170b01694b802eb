import { type SQL, asc, desc, sql } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import type { Locale } from '~/i18n/locales';
import type { NeedSort } from './rules';

export const PAGE_SIZE = 25;

export interface Place {
  after?: string | undefined;
  before?: string | undefined;
}

/** What a list is sorted by; the id settles ties, so that every row has one place. */
export function sortKey(sort: NeedSort, locale: Locale): SQL<string> {
  if (sort === 'newest') return sql<string>`coalesce(${needs.postedOn}, '')`;
  if (sort === 'window') return sql<string>`coalesce(${needs.windowFrom}, '')`;
  // The title that the reader is shown.
  return sql<string>`lower(case when ${needs.language} = ${locale} then ${needs.title}
    else coalesce(json_extract(${needs.titles}, ${`$.${locale}`}), ${needs.title}) end)`;
}

/**
 * Condition and order of one page; a page before a place is read backwards and must be turned round. A place that
 * cannot be read is the start of the list.
 */
export function pageClauses(
  sort: NeedSort,
  key: SQL<string>,
  { after, before }: Place,
): { where: SQL | undefined; orderBy: SQL[]; isBackwards: boolean } {
  const cursor = readCursor(before ?? after);
  const isBackwards = before !== undefined && cursor !== undefined;
  const isDown = (sort === 'newest') !== isBackwards;
  const direction = isDown ? desc : asc;
  const beyond = isDown ? sql.raw('<') : sql.raw('>');
  return {
    where: cursor && sql`(${key}, ${needs.id}) ${beyond} (${cursor.key}, ${cursor.id})`,
    orderBy: [direction(key), direction(needs.id)],
    isBackwards,
  };
}

/** The place of a row in the list. An id has no `~`, so the last one ends the key. */
export function cursorOf({ key, id }: { key: string; id: string }): string {
  return `${key}~${id}`;
}

function readCursor(text: string | undefined): { key: string; id: string } | undefined {
  const at = text?.lastIndexOf('~') ?? -1;
  if (text === undefined || at < 0) return undefined;
  return { key: text.slice(0, at), id: text.slice(at + 1) };
}
