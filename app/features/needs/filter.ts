import { z } from 'zod';
import { GROUPS } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { CATEGORIES } from '#db/reference/taxonomy';
import { MODES, SUPPORTS } from '~/matching/vocabulary';
import {
  addressOf,
  askedCode,
  askedDay,
  askedOneOf,
  askedPlace,
  askedState,
  askedText,
  parseAddress,
} from '~/server/address';
import { NEED_FILTER_STATUSES, NEED_SORTS } from './rules';

/** The address of a list of needs. What cannot be read is shown empty by the form. */
const NeedFilter = z.object({
  q: askedText(200),
  category: askedOneOf(CATEGORIES),
  state: askedState,
  group: askedCode((code) => GROUPS.some((group) => group.code === code)),
  language: askedCode((code) => FORM_LANGUAGES.includes(code)),
  mode: askedOneOf(MODES),
  support: askedOneOf(SUPPORTS),
  from: askedDay,
  to: askedDay,
  status: z.enum(NEED_FILTER_STATUSES).catch('open'),
  sort: z.enum(NEED_SORTS).catch('newest'),
  /** The place in the list: the last row of the page before, or the first of the page after. */
  after: askedPlace,
  before: askedPlace,
});
export type NeedFilter = z.output<typeof NeedFilter>;

export function parseNeedFilter(search: URLSearchParams): NeedFilter {
  return parseAddress(NeedFilter, search);
}

/** The same list at another place, as the query part of an address. */
export function needFilterSearch(
  filter: NeedFilter,
  at: { after?: string | undefined; before?: string | undefined },
): string {
  return addressOf({ ...filter, after: undefined, before: undefined, ...at });
}

/** Whether a filter asks for less than all that is open. */
export function isNarrowed({ status, sort: _order, after: _a, before: _b, ...asked }: NeedFilter) {
  return status !== 'open' || Object.values(asked).some(Boolean);
}
