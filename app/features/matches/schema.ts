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
  .object({ choices: z.array(z.object({ id: z.string(), choice })).max(200) })
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
export type StancesInput = z.output<typeof StancesInput>;
