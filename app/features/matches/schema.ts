import { z } from 'zod';
import { fault } from '~/i18n/fault';
import { MOST_PLACES } from './places';

const CHOICES = [
  ...Array.from({ length: MOST_PLACES }, (_, index) => String(index + 1)),
  'declined',
];

const choice = z
  .string()
  .optional()
  .superRefine((value, { addIssue }) => {
    if (value !== undefined && !CHOICES.includes(value)) {
      addIssue({ code: 'custom', message: fault('errors.unknownChoice', { found: value }) });
    }
  });

/** What one side says of each of the other's, by id: a place, a decline, or nothing. */
export const StancesInput = z
  .object({
    /** Of what had been said when the form was made. */
    version: z
      .string({ error: fault('errors.page.400.body') })
      .regex(/^[\w-]{1,64}$/, { error: fault('errors.page.400.body') }),
    choices: z.array(z.object({ id: z.string(), choice })).max(200),
  })
  .superRefine(({ choices }, { addIssue }) => {
    const taken = new Set<string>();
    choices.forEach(({ choice: place }, index) => {
      if (place === undefined || place === 'declined') return;
      if (taken.has(place)) {
        const path = ['choices', index, 'choice'];
        addIssue({ code: 'custom', path, message: fault('errors.repeated', { found: place }) });
      }
      taken.add(place);
    });
  });
export const choiceField = (index: number) => `choices[${index}].choice`;
const idField = (index: number) => `choices[${index}].id`;

/**
 * What stands there now, by the names of a form's fields; and the form's own ids in its order, which what was saved
 * meanwhile may have changed.
 */
export function storedChoices(
  idAt: (name: string) => string | undefined,
  items: readonly { id: string; choice: string }[],
): { ids: string[]; stored: Record<string, string> } {
  const choices = new Map(items.map(({ id, choice: said }) => [id, said]));
  const ids: string[] = [];
  for (let id = idAt(idField(0)); id !== undefined; id = idAt(idField(ids.length))) ids.push(id);
  const stored = ids.map((id, index) => [choiceField(index), choices.get(id) ?? '']);
  return { ids, stored: Object.fromEntries(stored) as Record<string, string> };
}

export type StancesInput = z.output<typeof StancesInput>;
