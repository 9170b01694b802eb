import { z } from 'zod';
import { findState } from '#db/reference/states';

/** What an address asks of a list. Each part may be left out, and what cannot be read counts as not asked. */

const asked = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

export const askedText = (max: number) => asked(z.string().trim().max(max));
export const askedOneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  asked(z.enum(values));
export const askedCode = (isKnown: (code: string) => unknown) => asked(z.string().refine(isKnown));
export const askedState = askedCode(findState);
export const askedDay = asked(z.iso.date());
/** The place of a row in a list, as a query made it. */
export const askedPlace = asked(z.string().max(600));

/** Reads what is asked; an empty field is a field that was not filled in. */
export function parseAddress<S extends z.ZodType>(schema: S, search: URLSearchParams) {
  return schema.parse(Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** What is asked as the query part of an address; what is undefined stays out of it. */
export function addressOf(filter: Record<string, string | undefined>): string {
  const entries = Object.entries(filter);
  const filled = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `?${new URLSearchParams(filled).toString()}`;
}
