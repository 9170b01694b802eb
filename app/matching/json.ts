import { MOST_ENTRIES } from './containers';
import { type Fault, type FaultList, pathText } from './faults';

/** A board is six levels deep and has some hundred names of keys: no text with more of them can be one. */
const MOST_LEVELS = 64;
const MOST_NAMES = 1000;
/** What a list or object, and a comma, take up at least in a board: `"topics":[],` and `"a",`. */
const BYTES_OF_A_LEVEL = 8;
const BYTES_OF_A_COMMA = 4;
const SPARE_BYTES = 10_000;

export type ReadJson = { ok: true; value: unknown } | { ok: false; fault: Fault };

/**
 * The value of a JSON text, which may begin with a byte order mark, or why it cannot be had. Adds to `repeated` the
 * keys that an object names twice.
 * @param allowed what should have been there, for a text that is not JSON
 */
export function readJson(json: string, repeated: FaultList, allowed: string): ReadJson {
  const text = json.startsWith('\ufeff') ? json.slice(1) : json;
  try {
    const tooMuch = scan(text, repeated);
    return tooMuch ? { ok: false, fault: tooMuch } : { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, fault: { path: '', found: 'what is not JSON', allowed } };
  }
}

/** An object or list that is open while the text is read. */
interface Level {
  /** Which object or list of the text it is, counted from 1. */
  readonly ordinal: number;
  /** The key or the place that is being read. */
  at: string | number;
  expectsKey: boolean;
}

/**
 * Reads a JSON text once, before `JSON.parse` does. Adds to `repeated` the keys that an object names twice:
 * `JSON.parse` keeps the last of them in silence, so two readers of the same file could see two boards. Gives the
 * reason why there can be no board in the text where `JSON.parse` could run out of memory over it, else null. Of a
 * text that is not JSON it may say anything, and may throw a SyntaxError.
 */
export function scan(json: string, repeated: FaultList): Fault | null {
  const levels: Level[] = [];
  let level: Level | undefined;
  const names = new Names();
  let opened = 0;
  let commas = 0;
  const path = () => levels.map(({ at }) => at);
  const tooMuch = (found: string): Fault => ({
    path: pathText(path().slice(0, 3)),
    found,
    allowed: 'what a board can hold',
  });
  for (let i = 0; i < json.length; i += 1) {
    switch (json.charAt(i)) {
      case '{':
      case '[': {
        if (levels.length === MOST_LEVELS) return tooMuch(`more than ${MOST_LEVELS} levels`);
        opened += 1;
        const isObject = json[i] === '{';
        level = { ordinal: opened, at: isObject ? '' : 0, expectsKey: isObject };
        levels.push(level);
        break;
      }
      case '}':
      case ']':
        levels.pop();
        level = levels.at(-1);
        break;
      case ',':
        commas += 1;
        if (typeof level?.at === 'number') {
          level.at += 1;
          if (level.at === MOST_ENTRIES) return tooMuch(`a list of more than ${MOST_ENTRIES}`);
        } else if (level) level.expectsKey = true;
        break;
      case '"': {
        const end = endOfString(json, i);
        if (level?.expectsKey) {
          const key = keyText(json.slice(i, end + 1));
          level.at = key;
          level.expectsKey = false;
          if (names.isRepeated(key, level.ordinal, levels.length)) {
            repeated.add(path(), 'the same key again', 'each key only once');
          }
          if (names.count > MOST_NAMES) return tooMuch(`more than ${MOST_NAMES} names of keys`);
        }
        i = end;
        break;
      }
    }
  }
  const least = opened * BYTES_OF_A_LEVEL + commas * BYTES_OF_A_COMMA;
  return least > json.length + SPARE_BYTES ? tooMuch('more lists, objects and commas') : null;
}

/** The names of keys, each with the last object that had it, for each depth. */
class Names {
  private readonly lastWith = new Map<string, number[]>();

  get count(): number {
    return this.lastWith.size;
  }

  isRepeated(name: string, object: number, depth: number): boolean {
    const last = this.lastWith.get(name) ?? [];
    const isRepeated = last[depth] === object;
    last[depth] = object;
    this.lastWith.set(name, last);
    return isRepeated;
  }
}

/** The place of the quote that closes the string opened at `start`: one after an even number of backslashes. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json[before] === '\\') before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return json.length;
}

function keyText(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

/** How many bytes a text has in UTF-8. */
export function bytesIn(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) bytes += 1;
    // Two units that make up a character beyond the first 65,536 have four bytes together.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes += 1;
  }
  return bytes;
}
