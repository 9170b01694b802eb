/** What people are told of: a closed list. The words of each are in the catalogue, made when they are read. */
export const NOTIFICATION_KINDS = [
  'introduction-received',
  'introduction-accepted',
  'introduction-declined',
  'introduction-withdrawn',
  'introduction-closed',
  'introduction-reminder',
  'suggestion-received',
  'terms-proposed',
  'terms-accepted',
  'match-ended',
  'report-received',
  'report-confirmed',
  'report-disputed',
  'completion-asked',
  'completion-reminder',
  'match-completed',
  'follow-up-asked',
  'offer-unconfirmed',
  'need-expiring',
  'need-expired',
  'need-vague',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/**
 * What a notification is about, where its link leads. Terms, reports and completion are told of the `introduction`
 * that they belong to.
 */
export const NOTIFICATION_SUBJECTS = [
  'introduction',
  'suggestion',
  'follow-up',
  'need',
  'offer',
] as const;
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number];

export function isNotificationKind(text: string): text is NotificationKind {
  return NOTIFICATION_KINDS.some((kind) => kind === text);
}
