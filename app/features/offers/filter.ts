import { z } from 'zod';
import { COVER_GROUPS } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { findState } from '#db/reference/states';
import { CATEGORIES } from '#db/reference/taxonomy';
import { ORGANISATION_KINDS } from '#db/schema/enums';
import { MODES, SUPPORTS } from '~/matching/vocabulary';

export const OFFER_SORTS = ['newest', 'confirmed', 'ends'] as const;
export type OfferSort = (typeof OFFER_SORTS)[number];

/** `any` is open, paused and closed; drafts are on no list but their own organisation's. */
const OFFER_FILTER_STATUSES = ['open', 'paused', 'closed', 'any'] as const;

const code = (values: readonly string[]) =>
  z
    .string()
    .refine((value) => values.includes(value))
    .optional()
    .catch(undefined);
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The address of a list of offers. What cannot be read counts as not asked, and the form shows it empty. */
const OfferFilter = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  category: oneOf(CATEGORIES),
  state: z
    .string()
    .refine((iso3) => findState(iso3))
    .optional()
    .catch(undefined),
  group: code(COVER_GROUPS.map(({ code }) => code)),
  language: code(FORM_LANGUAGES),
  mode: oneOf(MODES),
  support: oneOf(SUPPORTS),
  from: day,
  to: day,
  kind: oneOf(ORGANISATION_KINDS),
  unconditional: z.literal('yes').optional().catch(undefined),
  status: z.enum(OFFER_FILTER_STATUSES).catch('open'),
  sort: z.enum(OFFER_SORTS).catch('newest'),
  /** The place in the list: `value~id` of the last row of the page before, or the first of the page after. */
  after: z.string().max(200).optional().catch(undefined),
  before: z.string().max(200).optional().catch(undefined),
});
export type OfferFilter = z.output<typeof OfferFilter>;

/** Reads a filter from an address; an empty field is a field that was not filled in. */
export function parseOfferFilter(search: URLSearchParams): OfferFilter {
  return OfferFilter.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** The same list at another place, as the query part of an address. */
export function offerFilterSearch(
  filter: OfferFilter,
  place: { after?: string | undefined; before?: string | undefined },
): string {
  const entries = Object.entries({ ...filter, after: undefined, before: undefined, ...place });
  const filled = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(filled).toString()}`;
}
