/** One reason why a board is refused: where, what was found there, and what is allowed. Each is one line. */
export interface Fault {
  path: string;
  found: string;
  allowed: string;
}

/** So many faults of a board are named; the rest are counted. */
export const MOST_FAULTS = 1000;

/** Faults in the order in which they are found. However many there are, the memory for them is bounded. */
export class FaultList {
  readonly named: Fault[] = [];
  more = 0;

  add(path: readonly PropertyKey[], found: string, allowed: string): void {
    if (this.named.length < MOST_FAULTS) this.named.push({ path: pathText(path), found, allowed });
    else this.more += 1;
  }
}

const LONGEST = 80;

/** Characters that could break a line, hide text or turn its direction: a board may come from anybody. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A text in quotes on one line, cut when it is long. */
function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return JSON.stringify(shown).replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What was found, never deeper than its first level: nesting has no limit, a line has. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** `needs[3].window.from`, as a reader of the file would write it; an unusual key stands in quotes. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      return /^[\w-]{1,80}$/.test(name) ? `.${name}` : `[${quoted(name)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
