import { z } from 'zod';
import { findGroup } from '#db/reference/groups';
import { findState } from '#db/reference/states';
import { CATEGORIES } from '#db/reference/taxonomy';
import { fault } from '~/i18n/fault';
import { PRINCIPLES, type PrincipleId } from '~/matching/vocabulary';
import { among, codes, day, once, requiredText, version, wholeNumber } from '~/server/fields';
import { MOST_ABSORBED } from './rules';

const weights = z.object(
  Object.fromEntries(PRINCIPLES.map((id) => [id, wholeNumber(0, 100)])) as Record<
    PrincipleId,
    ReturnType<typeof wholeNumber>
  >,
);

/** A limit for each State that has one; an empty field is no limit. */
const absorption = z
  .record(
    z.string().refine((iso3) => findState(iso3), {
      error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
    }),
    z
      .string()
      .optional()
      .transform((typed) => (typed?.trim() ? typed : undefined))
      .pipe(wholeNumber(0, MOST_ABSORBED).optional()),
  )
  .optional()
  .transform((table) => table ?? {});

/** The settings of a round. Which offers there are is a rule, not a form's. */
export const RoundInput = z.object({
  once,
  /** None for a new one. */
  version: version.optional(),
  name: requiredText(120),
  asOf: day,
  categories: among(CATEGORIES),
  of: codes(
    (code): code is string => findState(code) !== undefined || findGroup(code) !== undefined,
  ),
  offerIds: codes((id): id is string => id.length <= 100),
  absorption,
  weights,
  staleAfterDays: wholeNumber(0, 3650),
});
export type RoundInput = z.output<typeof RoundInput>;

/** What of a result a page shows. */
export const RESULT_PARTS = ['pairs', 'unmatched', 'gaps', 'unlocks'] as const;
export type ResultPart = (typeof RESULT_PARTS)[number];

/** What cannot be read counts as not asked. */
export function resultPart(asked: string | null): ResultPart {
  return RESULT_PARTS.find((part) => part === asked) ?? 'pairs';
}
