/**
 * What goes back to a form that was refused: every value as it was typed, by the field's name, and the faults
 * by the field's name ('' for the form as a whole), as codes that `Translate.fault` turns into words.
 */
export interface SendBack {
  typed: Record<string, string[]>;
  errors: Record<string, string[]>;
}

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
  stored: Record<string, string | string[] | undefined>,
  say: (code: string) => string,
): FormView {
  const values = (name: string): string[] => {
    if (sent) return sent.typed[name] ?? [];
    const value = stored[name];
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
  };
  return {
    values,
    value: (name) => values(name)[0] ?? '',
    errors: (name) => sent?.errors[name]?.map(say),
  };
}
