import { expect, test } from 'vitest';
import { FaultList, MOST_FAULTS, describe, pathText } from './faults';

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'null'],
  [0.1 + 0.2, '0.30000000000000004'],
  [2 ** 53, '9007199254740992'],
  [Infinity, 'Infinity'],
  [true, 'true'],
  ['', '""'],
  [[], 'an empty list'],
  [[[]], 'a list'],
  [{ toString: 'hidden' }, 'an object'],
  [() => 1, 'a function'],
])('what was found: %j', (value, text) => {
  expect(describe(value)).toBe(text);
});

test('a long text is cut, a text as long as a line may be is not', () => {
  expect(describe('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  expect(describe('x'.repeat(81))).toBe(`"${'x'.repeat(79)}…"`);
});

test('what cannot be seen is written out', () => {
  expect(describe('a\u0000\n\u007f\u0085\u00ad\u200b\u2028\u202e\u2066\ufeff\ud800b')).toBe(
    '"a\\u0000\\n\\u007f\\u0085\\u00ad\\u200b\\u2028\\u202e\\u2066\\ufeff\\ud800b"',
  );
  expect(describe('é 文 🙂 ́')).toBe('"é 文 🙂 ́"');
});

test.each<[PropertyKey[], string]>([
  [[], ''],
  [['needs', 3, 'window', 'from'], 'needs[3].window.from'],
  [[0, 'a'], '[0].a'],
  [['a.b', 'c d', ''], '["a.b"]["c d"][""]'],
  [['__proto__', 'a-b', '0'], '__proto__.a-b.0'],
  [['x'.repeat(80)], 'x'.repeat(80)],
  [['x'.repeat(81)], `["${'x'.repeat(79)}…"]`],
])('a path: %j', (path, text) => {
  expect(pathText(path)).toBe(text);
});

test('so many faults are named, and the rest counted', () => {
  const faults = new FaultList();
  for (let i = 0; i < MOST_FAULTS; i += 1) faults.add([i], 'this', 'that');
  expect(faults.more).toBe(0);
  expect(faults.named.at(-1)).toEqual({ path: '[999]', found: 'this', allowed: 'that' });
  faults.add(['one'], 'this', 'that');
  faults.add(['two'], 'this', 'that');
  expect(faults.more).toBe(2);
  expect(faults.named).toHaveLength(1000);
});
