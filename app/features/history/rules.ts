/** One field that a change touched; null where there was nothing before, or is nothing after. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** As much of a value as a line can hold. */
const LONGEST_VALUE = 300;

type Snapshot = Record<string, unknown>;

/** A snapshot of the log as it was written; null for none, and for what cannot be read. */
export function readSnapshot(kept: string | null): Snapshot | null {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Snapshot)
      : null;
  } catch {
    return null;
  }
}

/**
 * The fields in which two snapshots differ, in the order of the first. `version` moves with every change and is left
 * out, and so is `changed`, which names fields and is none.
 */
export function changesBetween(before: Snapshot | null, after: Snapshot | null): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .filter((field) => field !== 'version' && field !== 'changed')
    .map((field) => ({ field, before: say(before?.[field]), after: say(after?.[field]) }))
    .filter((change) => change.before !== change.after);
}

/** Fields of which the log says that they changed, and keeps no values. */
export function namedFields(after: Snapshot | null): string[] {
  const changed = after?.['changed'];
  if (!Array.isArray(changed)) return [];
  return changed.filter(
    (field): field is string =>
      typeof field === 'string' && field !== 'version' && field !== 'updatedAt',
  );
}

/** Whether a snapshot is of a draft, which its own organisation alone may read. */
export function isOfDraft(snapshot: Snapshot | null): boolean {
  return snapshot?.['status'] === 'draft';
}

function say(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Fields that have a word in every language; others are shown by their name in the log. */
export const NAMED_FIELDS = [
  'status',
  'title',
  'titles',
  'language',
  'objective',
  'objectives',
  'category',
  'topics',
  'wholeCategory',
  'support',
  'languages',
  'modes',
  'windowFrom',
  'windowTo',
  'labelSummary',
  'labelDetails',
  'label',
  'stage',
  'nationalPriority',
  'technologies',
  'refuses',
  'womenTarget',
  'accessible',
  'weights',
  'evidenceInstrument',
  'evidenceLevel',
  'evidenceYear',
  'evidenceReference',
  'postedOn',
  'reviewOn',
  'closedAt',
  'confirmedOn',
  'places',
  'conditions',
  'summary',
  'name',
  'names',
  'website',
  'verifiedAt',
  'reason',
  'state',
  'dateFrom',
  'dateTo',
  'startsOn',
  'endsOn',
  'indicator',
  'order',
  'responsibility',
  'whyStateLeadsNone',
  'notes',
] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

export function isNamedField(field: string): field is NamedField {
  return NAMED_FIELDS.some((named) => named === field);
}
