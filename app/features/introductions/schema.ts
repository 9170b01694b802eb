import { z } from 'zod';
import { fault } from '~/i18n/fault';
import { atLeastOne, oneOf, once, text, tick, version, writtenIn } from '~/server/fields';

/** As many providers as one form can introduce a need to; each disclosure is looked at by itself. */
export const MOST_OFFERS = 10;
export const LONGEST_MESSAGE = 3000;

const words = text(LONGEST_MESSAGE)
  .optional()
  .transform((typed) => typed ?? '');

const ids = z
  .array(z.string().max(100))
  .transform((all) => [...new Set(all)])
  .refine((all) => all.length <= MOST_OFFERS, {
    error: ({ input }) =>
      fault('introductions.error.tooMany', {
        max: MOST_OFFERS,
        found: Array.isArray(input) ? input.length : 0,
      }),
  });

/** A State discloses a need to the providers of one or more offers. `seen`: `<offer id> <condition>` for each tick. */
export const IntroduceInput = z.object({
  once,
  version,
  offer: atLeastOne(ids),
  message: words,
  language: writtenIn,
  contact: tick,
  seen: z.array(z.string().max(200)).max(MOST_OFFERS * 20),
  confirmSensitive: tick,
});
export type IntroduceInput = z.output<typeof IntroduceInput>;

/** A coordinator suggests one offer for one need. */
export const SuggestInput = z.object({
  once,
  offer: z.string({ error: fault('errors.choose') }).max(100),
  note: words,
  language: writtenIn,
  confirmSensitive: tick,
});
export type SuggestInput = z.output<typeof SuggestInput>;

/** The provider's answer; a reason for a decline is not asked and not taken. */
export const AnswerInput = z.object({
  once,
  version,
  answer: oneOf(['accept', 'decline']),
  note: words,
  language: writtenIn,
  confirmSensitive: tick,
});
export type AnswerInput = z.output<typeof AnswerInput>;

/** Which offers an address names: at most ten, each once. */
export function offersAsked(search: URLSearchParams): string[] {
  return [...new Set(search.getAll('offer'))].filter(Boolean).slice(0, MOST_OFFERS);
}
