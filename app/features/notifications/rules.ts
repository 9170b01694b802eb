import type { Label } from '#db/schema/enums';
import type { NotificationKind } from './kinds';

/** How long to wait after each attempt that failed, in minutes. After the last there is no further one. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 720] as const;
export const MOST_ATTEMPTS = BACK_OFF_MINUTES.length + 1;

/** A mail that waited longer (no mail server was there) would tell of what is long past: the page has it. */
export const MAIL_KEEPS_DAYS = 7;

/** Daily mails go out from this hour of the day on, UTC. */
export const DIGEST_HOUR = 7;

/** When the next attempt is due, after so many that failed; null when there is none. */
export function nextAttemptAt(failed: number, now: Date): Date | null {
  const minutes = BACK_OFF_MINUTES[failed - 1];
  return minutes === undefined ? null : addMinutes(now, minutes);
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

export function addDays(at: Date, days: number): Date {
  return addMinutes(at, days * 24 * 60);
}

/**
 * Whether a mail may name what it is about. Mail passes through machines that nobody here knows: of anything above
 * GREEN it says only that there is something, and where.
 */
export function mayBeNamedInMail(label: Label | null): boolean {
  return label === null || label === 'CLEAR' || label === 'GREEN';
}

const STRICTNESS: readonly Label[] = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'];

/** The strictest of the labels; CLEAR of none. */
export function strictest(labels: readonly (Label | null)[]): Label {
  return labels.reduce<Label>(
    (most, label) =>
      label !== null && STRICTNESS.indexOf(label) > STRICTNESS.indexOf(most) ? label : most,
    'CLEAR',
  );
}

/** The kinds as the settings group them, and who can ever be told of each. */
export const KIND_GROUPS: readonly {
  group: 'introductions' | 'agreements' | 'results' | 'records';
  kinds: readonly { kind: NotificationKind; for: 'state' | 'provider' | 'both' }[];
}[] = [
  {
    group: 'introductions',
    kinds: [
      { kind: 'suggestion-received', for: 'state' },
      { kind: 'introduction-received', for: 'provider' },
      { kind: 'introduction-reminder', for: 'provider' },
      { kind: 'introduction-accepted', for: 'state' },
      { kind: 'introduction-declined', for: 'state' },
      { kind: 'introduction-withdrawn', for: 'both' },
      { kind: 'introduction-closed', for: 'provider' },
    ],
  },
  {
    group: 'agreements',
    kinds: [
      { kind: 'terms-proposed', for: 'both' },
      { kind: 'terms-accepted', for: 'both' },
      { kind: 'match-ended', for: 'both' },
    ],
  },
  {
    group: 'results',
    kinds: [
      { kind: 'report-received', for: 'both' },
      { kind: 'report-confirmed', for: 'both' },
      { kind: 'report-disputed', for: 'both' },
      { kind: 'completion-asked', for: 'both' },
      { kind: 'completion-reminder', for: 'both' },
      { kind: 'match-completed', for: 'both' },
      { kind: 'follow-up-asked', for: 'state' },
    ],
  },
  {
    group: 'records',
    kinds: [
      { kind: 'need-expiring', for: 'state' },
      { kind: 'need-expired', for: 'state' },
      { kind: 'need-vague', for: 'state' },
      { kind: 'offer-unconfirmed', for: 'provider' },
    ],
  },
];

/** The page of a list that an address asks for, from 1; the first for what is no page. */
export function pageOf(asked: string | null): number {
  return asked !== null && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}
