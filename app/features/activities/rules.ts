import type { ActivityStatus, Label } from '#db/schema/enums';
import { labelRank } from '~/features/needs/visibility';
import type { Support } from '~/matching/vocabulary';

/**
 * The labels that a report may have. Under AMBER+STRICT coordinators could not read what overlaps with what, and the
 * report would be of use to nobody.
 */
export const REPORT_LABELS = ['CLEAR', 'GREEN', 'AMBER'] as const;
export type ReportLabel = (typeof REPORT_LABELS)[number];

/** The weakest label a report may have that was taken from something read under `source`. */
export function leastLabel(source: Label): ReportLabel {
  return REPORT_LABELS.find((label) => labelRank(label) >= labelRank(source)) ?? 'AMBER';
}

/** What a report says, as it is compared when two people change it at once. */
export interface Told {
  organisation: string;
  providerName: string;
  state: string;
  category: string;
  topics: readonly string[];
  language: string;
  title: string;
  dateFrom: string;
  dateTo: string;
  status: ActivityStatus;
  support: readonly Support[];
  label: Label;
  source: string;
}
export type ToldField = keyof Told;

export const TOLD_FIELDS = [
  'title',
  'language',
  'organisation',
  'providerName',
  'state',
  'category',
  'topics',
  'dateFrom',
  'dateTo',
  'status',
  'support',
  'label',
  'source',
] as const satisfies readonly ToldField[];

/** The fields in which two versions differ; lists are compared without their order. */
export function differingFields(a: Told, b: Told): ToldField[] {
  const plain = (value: string | readonly string[]) =>
    typeof value === 'string' ? value : [...value].sort().join(' ');
  return TOLD_FIELDS.filter((field) => plain(a[field]) !== plain(b[field]));
}

export const ACTIVITY_DONE = ['reported', 'saved', 'removed'] as const;
export type ActivityDone = (typeof ACTIVITY_DONE)[number];

export function activityDone(text: string | null): ActivityDone | null {
  return ACTIVITY_DONE.find((done) => done === text) ?? null;
}
