import { z } from 'zod';
import { QUEUE_KINDS } from '#db/schema/enums';
import { addressOf, askedOneOf, parseAddress } from '~/server/address';
import { oneOf, once, text, tick } from '~/server/fields';
import { RETURNS } from './rules';

const item = {
  once,
  kind: oneOf(QUEUE_KINDS),
  subject: z.string().max(300),
  /** When somebody last looked at it, as the form was shown; nothing where nobody had. */
  seen: text(40)
    .optional()
    .transform((typed) => typed ?? ''),
};

/** Asking who can bring an item to an end. */
export const AskInput = z.object(item);
export type AskInput = z.output<typeof AskInput>;

/** An item was looked at. */
export const ReviewInput = z.object({
  ...item,
  note: text(2000)
    .optional()
    .transform((typed) => typed ?? ''),
  returns: oneOf(RETURNS),
  confirmSensitive: tick,
});
export type ReviewInput = z.output<typeof ReviewInput>;

/** The address of the queue. */
const QueueFilter = z.object({
  kind: askedOneOf(QUEUE_KINDS),
  /** Items that were put aside, instead of those to be looked at. */
  aside: askedOneOf(['yes']),
});
export type QueueFilter = z.output<typeof QueueFilter>;

export function parseQueueFilter(search: URLSearchParams): QueueFilter {
  return parseAddress(QueueFilter, search);
}

/** The queue at another place, as the query part of an address. */
export function queueSearch(filter: QueueFilter, page = 1): string {
  return addressOf({ ...filter, page: page > 1 ? String(page) : undefined });
}
