import { QUEUE_KINDS, type QueueKind } from '#db/schema/enums';

/** An introduction without an answer comes to the coordinators after so many days; reminded of it is before. */
export const UNANSWERED_DAYS = 30;
export const EXPIRING_DAYS = 30;
/** The published bar: fewer principles than this have what they need of the State, of ten. */
export const READY_BAR = 5;
/** Who was asked is left in peace for so long. */
export const ASKED_FOR_DAYS = 14;

/** The kinds whose one obvious step is to ask somebody, by a notification; the others lead to a page. */
export const ASKS = {
  'introduction-unanswered': 'introduction-reminder',
  'offer-unconfirmed': 'offer-unconfirmed',
  'need-vague': 'need-vague',
  'need-expiring': 'need-expiring',
} as const satisfies Partial<Record<QueueKind, string>>;
export type AskKind = keyof typeof ASKS;

export function isAsk(kind: QueueKind): kind is AskKind {
  return kind in ASKS;
}

/** How long something has waited, in the unit in which people say it. */
export interface Age {
  unit: 'days' | 'months' | 'years';
  count: number;
}

/** @param since a day or an instant, ISO */
export function ageOf(since: string, now: Date): Age {
  const days = daysSince(since, now);
  if (days < 60) return { unit: 'days', count: days };
  const months = Math.floor((days * 12) / 365);
  return months < 24
    ? { unit: 'months', count: months }
    : { unit: 'years', count: Math.floor(months / 12) };
}

export function daysSince(since: string, now: Date): number {
  const from = Date.parse(`${since.slice(0, 10)}T00:00:00Z`);
  const to = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  return Math.max(0, Math.round((to - from) / 86_400_000));
}

/** The calendar day so many days after; before, for a negative number. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether an item is put aside today: somebody has looked, and it does not come back yet. */
export function isAside(review: { returnsOn: string | null } | null, today: string): boolean {
  return review !== null && (review.returnsOn === null || review.returnsOn > today);
}

/** When an item that was looked at comes back. */
export const RETURNS = ['never', 'in-14-days', 'in-90-days', 'now'] as const;
export type Returns = (typeof RETURNS)[number];

export function returnsOn(choice: Returns, today: string): string | null {
  if (choice === 'never') return null;
  return dayAfter(today, choice === 'now' ? 0 : choice === 'in-14-days' ? 14 : 90);
}

/** Oldest first; the kind and the subject settle ties, so that every item has one place. */
export function oldestFirst(
  a: { since: string; kind: string; subject: string },
  b: { since: string; kind: string; subject: string },
): number {
  const [x, y] = [a, b].map(
    ({ since, kind, subject }) => `${since.slice(0, 10)} ${kind} ${subject}`,
  );
  return x === y ? 0 : (x ?? '') < (y ?? '') ? -1 : 1;
}

const DONE = ['asked', 'looked-at'] as const;
export type QueueDone = (typeof DONE)[number];

export function queueDone(text: string | null): QueueDone | null {
  return DONE.find((done) => done === text) ?? null;
}

/** The kind that an address names; null for what is none. */
export function queueKind(text: string | null): QueueKind | null {
  return QUEUE_KINDS.find((kind) => kind === text) ?? null;
}
