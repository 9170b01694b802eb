import { z } from 'zod';
import { findState } from '#db/reference/states';
import { CATEGORIES, findTopic } from '#db/reference/taxonomy';
import { ACTIVITY_STATUSES } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import { isLanguageCode } from '~/matching/languages';
import { SUPPORTS } from '~/matching/vocabulary';
import {
  addressOf,
  askedDay,
  askedOneOf,
  askedState,
  askedText,
  parseAddress,
} from '~/server/address';
import { among, codes, day, oneOf, once, requiredText, text, tick, version } from '~/server/fields';
import { REPORT_LABELS } from './rules';

const optional = (max: number) =>
  text(max)
    .optional()
    .transform((typed) => typed ?? '');

/** A report of support outside the platform. Who may say what of whom is a rule, not a form's. */
export const ActivityInput = z
  .object({
    once,
    /** None for a new one. */
    version: version.optional(),
    /** The provider, where it is on the platform; else its name. */
    organisation: optional(100),
    providerName: optional(200),
    state: z.string({ error: fault('errors.choose') }).refine((iso3) => findState(iso3), {
      error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
    }),
    category: oneOf(CATEGORIES),
    topics: codes((code): code is string => findTopic(code) !== undefined),
    language: z.string({ error: fault('errors.choose') }).refine(isLanguageCode, {
      error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
    }),
    title: requiredText(200),
    dateFrom: day,
    dateTo: day,
    status: oneOf(ACTIVITY_STATUSES),
    support: among(SUPPORTS),
    label: oneOf(REPORT_LABELS),
    source: optional(500),
    /** The need in which the State tells of it. */
    sourceNeed: optional(100),
    confirmSensitive: tick,
  })
  .superRefine(({ dateFrom, dateTo, organisation, providerName }, { addIssue }) => {
    const at = (path: string, message: string) =>
      addIssue({ code: 'custom', path: [path], message });
    if (dateFrom > dateTo) at('dateTo', fault('activities.error.dates'));
    if (!organisation && !providerName) at('organisation', fault('activities.error.provider'));
    if (organisation && providerName) at('providerName', fault('activities.error.twoProviders'));
  })
  .superRefine(({ category, topics }, { addIssue }) => {
    for (const code of topics) {
      if (findTopic(code)?.parent === category) continue;
      const message = fault('activities.error.topic', { found: code });
      addIssue({ code: 'custom', path: ['topics'], message });
    }
  });
export type ActivityInput = z.output<typeof ActivityInput>;

/** The address of the list. */
const ActivityFilter = z.object({
  q: askedText(200),
  category: askedOneOf(CATEGORIES),
  state: askedState,
  status: askedOneOf([...ACTIVITY_STATUSES, 'current', 'any']).transform(
    (status) => status ?? 'current',
  ),
  from: askedDay,
  to: askedDay,
  reported: askedOneOf(['yes', 'no']),
});
export type ActivityFilter = z.output<typeof ActivityFilter>;

export function parseActivityFilter(search: URLSearchParams): ActivityFilter {
  return parseAddress(ActivityFilter, search);
}

/** The same list at a page, as the query part of an address. */
export function activityFilterSearch(filter: ActivityFilter, page: number): string {
  return addressOf({ ...filter, page: String(page) });
}
