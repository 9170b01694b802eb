import type { ReportStatus } from '#db/schema/enums';

/** A side that says nothing to the other's "complete" is reminded after this many days … */
export const REMIND_AFTER_DAYS = 14;
/** … and this many days of silence after the reminder complete the match. */
export const SILENCE_DAYS = 60;
/** When the State is asked whether results last, in months after completion. */
export const FOLLOW_UP_MONTHS = [6, 12] as const;

const DAY_MS = 86_400_000;

/** How far a reported result can be believed; an earlier report was replaced by its own side. */
export type Belief = 'declared' | 'evidenced' | 'confirmed' | 'disputed' | 'earlier';

/** One side's word is declared, with a reference evidenced, and confirmed when the other side says so too. */
export function beliefOf({ status, evidence }: { status: ReportStatus; evidence: string }): Belief {
  if (status === 'superseded') return 'earlier';
  if (status !== 'reported') return status;
  return evidence === '' ? 'declared' : 'evidenced';
}

/** What a match knows of its completion; instants as ISO texts. */
export interface Completion {
  /** When the one side said that the support is complete. */
  saidAt: string;
  remindedAt: string | null;
  /** When the other side last said anything here; null for never. */
  heardAt: string | null;
}

/** What time does with a match that one side calls complete: nothing yet, remind the other, or complete it. */
export function dueOf(
  { saidAt, remindedAt, heardAt }: Completion,
  now: Date,
): 'remind' | 'complete' | null {
  const from = remindedAt ?? saidAt;
  const since = heardAt !== null && heardAt > from ? heardAt : from;
  const days = remindedAt === null ? REMIND_AFTER_DAYS : SILENCE_DAYS;
  if (Date.parse(since) + days * DAY_MS > now.getTime()) return null;
  return remindedAt === null ? 'remind' : 'complete';
}

const RESULT_DONE = ['reported', 'confirmed', 'disputed', 'complete', 'answered'] as const;

/** What was just said of results, as the page of the match says in reply. */
export function resultDone(text: string | null): (typeof RESULT_DONE)[number] | null {
  return RESULT_DONE.find((done) => done === text) ?? null;
}
