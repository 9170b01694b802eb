import { z } from 'zod';
import { findState } from '#db/reference/states';
import { CATEGORIES, findTopic } from '#db/reference/taxonomy';
import { ACTIVITY_STATUSES } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import { isLanguageCode } from '~/matching/languages';
import { SUPPORTS } from '~/matching/vocabulary';
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

export const RemoveInput = z.object({ once, version });
export type RemoveInput = z.output<typeof RemoveInput>;

const code = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).optional().catch(undefined);

/** The address of the list. What cannot be read counts as not asked. */
const ActivityFilter = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  category: code(CATEGORIES),
  state: z
    .string()
    .refine((iso3) => findState(iso3))
    .optional()
    .catch(undefined),
  status: code([...ACTIVITY_STATUSES, 'current', 'any']).transform((status) => status ?? 'current'),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  reported: code(['yes', 'no']),
});
export type ActivityFilter = z.output<typeof ActivityFilter>;

export function parseActivityFilter(search: URLSearchParams): ActivityFilter {
  return ActivityFilter.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** The same list at a page, as the query part of an address. */
export function activityFilterSearch(filter: ActivityFilter, page: number): string {
  const entries = Object.entries({ ...filter, page: String(page) });
  const filled = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(filled).toString()}`;
}
