import type { About } from '~/features/notifications/queries/subjects.server';

/** What can wait on a desk, and how urgent each is: `now`, somebody is held up; `others`, it waits for them. */
export const URGENCY = {
  'introduction-answer': 'now',
  'suggestion-answer': 'now',
  'terms-answer': 'now',
  'terms-propose': 'now',
  'report-answer': 'now',
  'completion-answer': 'now',
  'completion-due': 'now',
  'follow-up-answer': 'now',
  'need-review': 'now',
  'organisation-verify': 'now',
  'round-publish': 'now',
  queue: 'soon',
  'need-expiring': 'soon',
  'need-draft': 'soon',
  'offer-confirm': 'soon',
  'offer-places': 'soon',
  'offer-draft': 'soon',
  'introduction-waits': 'others',
  'terms-wait': 'others',
  'completion-waits': 'others',
  'round-runs': 'others',
} as const satisfies Record<string, Urgency>;
export type WaitingKind = keyof typeof URGENCY;

export const URGENCIES = ['now', 'soon', 'others'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Whose turn it is, seen from the reader. */
export type Turn = 'you' | 'state' | 'provider' | 'machine';

export interface Waiting {
  kind: WaitingKind;
  /** Of the row it is about: one row can wait for several things. */
  id: string;
  /** Since when it waits: an instant, or a calendar day. */
  since: string;
  /** The day by which it must be done, where there is one. */
  dueOn: string | null;
  turn: Turn;
  /** The name of an organisation or a round; null where `about` says what it is about. */
  name: string | null;
  about: About;
  href: string;
}

/** Oldest first within each urgency; ties by id, so that the order never jumps. */
export function inOrder(items: readonly Waiting[]): Waiting[] {
  const rank = ({ kind }: Waiting) => URGENCIES.indexOf(URGENCY[kind]);
  return [...items].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.since, b.since) ||
      compare(a.id, b.id) ||
      compare(a.kind, b.kind),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole days from an instant, or from the start of a calendar day, to now; never below 0. */
export function daysSince(since: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 86_400_000));
}

/** A reload, or a look around, is not a new visit: what changed since the last one stays in sight. */
export const VISIT_MINUTES = 30;

export function isNewVisit(seenAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(seenAt) >= VISIT_MINUTES * 60_000;
}
