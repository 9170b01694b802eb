import { type Fault, pathText } from './faults';

/** An object or list that is open while the text is read; `keys` is null for a list. */
interface Level {
  readonly keys: Set<string> | null;
  at: string | number;
  expectsKey: boolean;
}

/**
 * The keys that an object of a JSON text names twice. `JSON.parse` keeps the last of them in silence, so two
 * readers of the same file could see two boards. The text must already have passed `JSON.parse`. One pass.
 */
export function repeatedKeys(json: string): Fault[] {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  for (let i = 0; i < json.length; i += 1) {
    const level = levels.at(-1);
    switch (json.charAt(i)) {
      case '{':
        levels.push({ keys: new Set(), at: '', expectsKey: true });
        break;
      case '[':
        levels.push({ keys: null, at: 0, expectsKey: false });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (level?.keys) level.expectsKey = true;
        else if (level) level.at = Number(level.at) + 1;
        break;
      case '"': {
        const end = endOfString(json, i);
        if (level?.keys && level.expectsKey) {
          const key = keyText(json.slice(i, end + 1));
          level.at = key;
          level.expectsKey = false;
          if (level.keys.has(key)) {
            const path = pathText(levels.map(({ at }) => at));
            faults.push({ path, found: 'the same key again', allowed: 'each key only once' });
          }
          level.keys.add(key);
        }
        i = end;
        break;
      }
    }
  }
  return faults;
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
