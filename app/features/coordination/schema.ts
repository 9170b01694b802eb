import { z } from 'zod';
import { GROUPS } from '#db/reference/groups';
import { CATEGORIES, type CategoryCode } from '#db/reference/taxonomy';
import { askedCode, askedOneOf, parseAddress } from '~/server/address';

/** The groups of States that the page can be held to: no M49 region, which would only repeat its sub-regions. */
export const FILTER_GROUPS = GROUPS.filter(({ kind }) =>
  ['un-status', 'un-regional-group', 'm49-sub-region', 'organisation'].includes(kind),
);

const year = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined);

/** The sentence that is the filter; what is undefined holds nothing back. Years are calendar years, both counted. */
export interface CoordinationFilter {
  category?: CategoryCode | undefined;
  group?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** The filter as its address has it. */
const FilterAddress = z
  .object({
    category: askedOneOf(CATEGORIES),
    group: askedCode((code) => FILTER_GROUPS.some((group) => group.code === code)),
    from: year,
    to: year,
  })
  .transform(({ from, to, ...rest }): CoordinationFilter =>
    // Years the wrong way round can only be meant the other way.
    from !== undefined && to !== undefined && from > to
      ? { ...rest, from: to, to: from }
      : { ...rest, from, to },
  );
export function parseCoordinationFilter(search: URLSearchParams): CoordinationFilter {
  return parseAddress(FilterAddress, search);
}

export function isUnfiltered({ category, group, from, to }: CoordinationFilter): boolean {
  return [category, group, from, to].every((part) => part === undefined);
}

/**
 * The list of the needs that a cell of the matrix counts, as the query part of its address; null where no such list
 * can be asked for, because it takes one group and the filter already names another.
 */
export function drillDownSearch(
  filter: CoordinationFilter,
  cell: { category: string; group: string },
): string | null {
  if (filter.group !== undefined && filter.group !== cell.group) return null;
  return `?${new URLSearchParams({
    ...cell,
    ...(filter.from !== undefined && { from: `${filter.from}-01-01` }),
    ...(filter.to !== undefined && { to: `${filter.to}-12-31` }),
  }).toString()}`;
}
