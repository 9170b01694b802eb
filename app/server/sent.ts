/**
 * What goes back to a form that was refused: every value as it was typed, by the field's name, and the faults
 * by the field's name ('' for the form as a whole), as codes that `Translate.fault` turns into words.
 */
export interface SendBack {
  typed: Record<string, string[]>;
  errors: Record<string, string[]>;
  /** Somebody else saved meanwhile: the form shows what differs, and is now an answer to what stands there. */
  isConflict?: true;
}

export type Stored = Record<string, string | readonly string[] | undefined>;

/** The values and faults that a form shows: what was just refused, else what is stored. */
export interface FormView {
  value: (name: string) => string;
  values: (name: string) => string[];
  errors: (name: string) => string[] | undefined;
}

/**
 * @param sent what was refused, if anything was: it wins, also where a field was emptied
 * @param stored the record's own values
 * @param say turns a fault's code into words
 */
export function formView(
  sent: SendBack | null | undefined,
  stored: Stored,
  say: (code: string) => string,
): FormView {
  const values = (name: string): string[] => {
    if (sent) return sent.typed[name] ?? [];
    return valuesOf(stored, name);
  };
  return {
    values,
    value: (name) => values(name)[0] ?? '',
    errors: (name) => sent?.errors[name]?.map(say),
  };
}

/**
 * The version that a form carries: the one it began with, so that no other change is passed over; after a conflict
 * the one that stands there now, which its page shows.
 */
export function versionOf(sent: SendBack | null | undefined, version: number | string): string {
  const began = sent && !sent.isConflict ? sent.typed['version']?.[0] : undefined;
  return began ?? String(version);
}

export function valuesOf(stored: Stored, name: string): string[] {
  const value = stored[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : [...value];
}

/** A field in which what was typed and what stands there now are not the same. */
export interface Differing {
  name: string;
  typed: string[];
  now: string[];
}

/**
 * The fields, of those named and in their order, in which two forms differ. What is left empty, white space at the
 * ends and the order in which boxes stand make no difference; the order of a ranking does.
 */
export function differing(
  typed: Stored,
  now: Stored,
  names: readonly string[],
  ranked: readonly string[] = [],
): Differing[] {
  const said = (form: Stored, name: string) =>
    valuesOf(form, name)
      .map((value) => value.replace(/\r\n?/g, '\n').trim())
      .filter((value) => value !== '');
  const plain = (name: string, values: string[]) =>
    JSON.stringify(ranked.includes(name) ? values : [...values].sort());
  return names
    .map((name) => ({ name, typed: said(typed, name), now: said(now, name) }))
    .filter((field) => plain(field.name, field.typed) !== plain(field.name, field.now));
}

/**
 * Where a form that was refused over a conflict differs from what stands there now; null for any other form.
 *
 * @param labels names the fields that are compared, in their order
 */
export function conflictOf(
  sent: SendBack | null | undefined,
  stored: Stored,
  labels: Record<string, string>,
  ranked?: readonly string[],
): Differing[] | null {
  return sent?.isConflict ? differing(sent.typed, stored, Object.keys(labels), ranked) : null;
}
