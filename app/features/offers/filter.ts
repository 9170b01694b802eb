import { z } from 'zod';
import { COVER_GROUPS } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { CATEGORIES } from '#db/reference/taxonomy';
import { ORGANISATION_KINDS } from '#db/schema/enums';
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

export const OFFER_SORTS = ['newest', 'confirmed', 'ends'] as const;
export type OfferSort = (typeof OFFER_SORTS)[number];

/** `any` is open, paused and closed; drafts are on no list but their own organisation's. */
const OFFER_FILTER_STATUSES = ['open', 'paused', 'closed', 'any'] as const;

/** The address of a list of offers. What cannot be read is shown empty by the form. */
const OfferFilter = z.object({
  q: askedText(200),
  category: askedOneOf(CATEGORIES),
  state: askedState,
  group: askedCode((code) => COVER_GROUPS.some((group) => group.code === code)),
  language: askedCode((code) => FORM_LANGUAGES.includes(code)),
  mode: askedOneOf(MODES),
  support: askedOneOf(SUPPORTS),
  from: askedDay,
  to: askedDay,
  kind: askedOneOf(ORGANISATION_KINDS),
  unconditional: askedOneOf(['yes']),
  status: z.enum(OFFER_FILTER_STATUSES).catch('open'),
  sort: z.enum(OFFER_SORTS).catch('newest'),
  /** The place in the list: `value~id` of the last row of the page before, or the first of the page after. */
  after: askedPlace,
  before: askedPlace,
});
export type OfferFilter = z.output<typeof OfferFilter>;

export function parseOfferFilter(search: URLSearchParams): OfferFilter {
  return parseAddress(OfferFilter, search);
}

/** The same list at another place, as the query part of an address. */
export function offerFilterSearch(
  filter: OfferFilter,
  place: { after?: string | undefined; before?: string | undefined },
): string {
  return addressOf({ ...filter, after: undefined, before: undefined, ...place });
}
