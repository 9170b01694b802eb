import { z } from 'zod';
import { fault } from '~/i18n/fault';

/** More offers than anybody puts in order; the rest follow by fit. */
export const MOST_PREFERENCES = 10;

const CHOICES = [
  ...Array.from({ length: MOST_PREFERENCES }, (_, index) => String(index + 1)),
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

/** What a State says of offers for one of its needs: a place, a decline, or nothing. */
export const PreferencesInput = z
  .object({ choices: z.array(z.object({ offer: z.string(), choice })).max(200) })
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
export type PreferencesInput = z.output<typeof PreferencesInput>;
