import { z } from 'zod';
import { fault } from '~/i18n/fault';

/** The kinds of answers that forms ask for. Faults name what was found and what is allowed. */

/** Text without the white space around it; lines end as in the database, whatever the browser sent. */
export const text = (max: number) =>
  z
    .string({ error: fault('errors.required') })
    .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
    .superRefine((value, { addIssue }) => {
      const found = [...value].length;
      if (found > max) issue(addIssue, fault('errors.tooLong', { max, found }));
    });

export const requiredText = (max: number) =>
  text(max).superRefine((value, { addIssue }) => {
    if (value === '') issue(addIssue, fault('errors.required'));
  });

/**
 * Any of a list of codes in the order given, each at most once; places left empty do not count. The fault
 * belongs to the field, not to one box of it.
 */
export const codes = <T extends string>(isKnown: (code: string) => code is T) =>
  z
    .array(z.string().optional())
    .transform((values) =>
      values.filter((value): value is string => value !== undefined && value !== ''),
    )
    .superRefine((values, { addIssue }) => {
      const seen = new Set<string>();
      for (const found of values) {
        if (!isKnown(found)) issue(addIssue, fault('errors.unknownChoice', { found }));
        else if (seen.has(found)) issue(addIssue, fault('errors.repeated', { found }));
        seen.add(found);
      }
    })
    .transform((values) => values.filter(isKnown));

export const among = <T extends string>(values: readonly T[]) => {
  const known = new Set<string>(values);
  return codes((code): code is T => known.has(code));
};

export const atLeastOne = <S extends z.ZodType<readonly unknown[]>>(list: S) =>
  list.refine((values) => values.length > 0, { error: fault('errors.chooseAtLeastOne') });

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, {
    error: ({ input }) =>
      typeof input === 'string'
        ? fault('errors.unknownChoice', { found: input })
        : fault('errors.choose'),
  });

/** A whole number in digits; full-width digits, as Chinese and Japanese keyboards give, are digits too. */
export const wholeNumber = (min: number, max: number) =>
  z.string({ error: fault('errors.notANumber') }).transform((typed, { addIssue }) => {
    const digits = typed.normalize('NFKC').trim();
    const value = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
    if (value >= min && value <= max) return value;
    issue(addIssue, fault('errors.notANumberIn', { min, max, found: typed }));
    return z.NEVER;
  });

export const day = z
  .string({ error: fault('errors.required') })
  .trim()
  .refine(isDay, { error: ({ input }) => fault('errors.notADate', { found: String(input) }) });

/**
 * The language that a form's texts are written in, a code of ISO 639; a form that does not say is written in that of
 * its page.
 */
export const writtenIn = z
  .string()
  .regex(/^[a-z]{2,3}$/, {
    error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
  })
  .optional();

/** A single box: ticked or not. */
export const tick = oneOf(['yes'])
  .optional()
  .transform((answer) => answer === 'yes');

/** Yes, no, or not stated, which is null and never read as either. */
export const declaration = oneOf(['yes', 'no', 'not-stated'])
  .optional()
  .transform((answer) => (answer === 'yes' ? true : answer === 'no' ? false : null));

/** The hidden marks of a form: made with it, never typed. */
export const once = z
  .string({ error: fault('errors.page.400.body') })
  .regex(/^[\w-]{16,64}$/, { error: fault('errors.page.400.body') });
export const version = wholeNumber(1, 999_999_999);

/** A form that carries nothing but its marks: it only confirms. */
export const ConfirmInput = z.object({ once, version });
export type ConfirmInput = z.output<typeof ConfirmInput>;

export function isDay(value: unknown): value is string {
  return typeof value === 'string' && z.iso.date().safeParse(value).success;
}

function issue(
  addIssue: (issue: { code: 'custom'; message: string }) => void,
  message: string,
): void {
  addIssue({ code: 'custom', message });
}
