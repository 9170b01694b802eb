import { z } from 'zod';
import { GROUPS } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { findState } from '#db/reference/states';
import { CATEGORIES } from '#db/reference/taxonomy';
import { MODES, SUPPORTS } from '~/matching/vocabulary';
import { NEED_FILTER_STATUSES, NEED_SORTS } from './rules';

const code = (values: readonly string[]) =>
  z
    .string()
    .refine((value) => values.includes(value))
    .optional()
    .catch(undefined);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const place = z.string().max(600).optional().catch(undefined);

/** The address of a list of needs. What cannot be read counts as not asked, and the form shows it empty. */
const NeedFilter = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  category: oneOf(CATEGORIES),
  state: z
    .string()
    .refine((iso3) => findState(iso3))
    .optional()
    .catch(undefined),
  group: code(GROUPS.map((group) => group.code)),
  language: code(FORM_LANGUAGES),
  mode: oneOf(MODES),
  support: oneOf(SUPPORTS),
  from: day,
  to: day,
  status: z.enum(NEED_FILTER_STATUSES).catch('open'),
  sort: z.enum(NEED_SORTS).catch('newest'),
  /** The place in the list: the last row of the page before, or the first of the page after. */
  after: place,
  before: place,
});
export type NeedFilter = z.output<typeof NeedFilter>;

/** Reads a filter from an address; an empty field is a field that was not filled in. */
export function parseNeedFilter(search: URLSearchParams): NeedFilter {
  return NeedFilter.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** The same list at another place, as the query part of an address. */
export function needFilterSearch(
  filter: NeedFilter,
  at: { after?: string | undefined; before?: string | undefined },
): string {
  const entries = Object.entries({ ...filter, after: undefined, before: undefined, ...at });
  const filled = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(filled).toString()}`;
}

/** Whether a filter asks for less than all that is open. */
export function isNarrowed({ status, sort: _order, after: _a, before: _b, ...asked }: NeedFilter) {
  return status !== 'open' || Object.values(asked).some(Boolean);
}
