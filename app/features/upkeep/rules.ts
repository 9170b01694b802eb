/** What time alone brings about, in days. */
export const REMIND_UNANSWERED_DAYS = 14;
export const SUGGESTION_LAPSES_DAYS = 90;
export const NEED_EXPIRING_DAYS = 30;

/** The instant so many days before. */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}

/** The calendar day so many days after. */
export function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
