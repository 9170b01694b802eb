import { expect, test } from 'vitest';
import { FaultList } from './faults';
import { bytesIn, readJson, scan } from './json';

function repeatedIn(json: string): string[] {
  JSON.parse(json);
  const repeated = new FaultList();
  expect(scan(json, repeated)).toBeNull();
  return repeated.named.map(({ path }) => path);
}

test('a text is read, with a byte order mark before it too, or refused with what should be there', () => {
  const read = (json: string) => readJson(json, new FaultList(), 'a list');
  expect(read('[1]')).toEqual({ ok: true, value: [1] });
  expect(read('\ufeff[1]')).toEqual({ ok: true, value: [1] });
  const fault = { path: '', found: 'what is not JSON', allowed: 'a list' };
  for (const json of ['', '[1', '[1]\ufeff', '{"\\x":1}']) {
    expect(read(json)).toEqual({ ok: false, fault });
  }
  expect(read('['.repeat(65))).toMatchObject({
    ok: false,
    fault: { found: 'more than 64 levels', allowed: 'what a board can hold' },
  });
});

function refusalOf(json: string) {
  return scan(json, new FaultList());
}

test.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":1,"a":2,"a":3}', ['a', 'a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"\\u0061":1,"a":2}', ['a']],
  ['{"\\"":1,"\\u0022":2}', ['["\\""]']],
  ['{"a\\"b":1,"a\\"b":2}', ['["a\\"b"]']],
  ['{"\\\\":1,"\\\\":2}', ['["\\\\"]']],
  ['{"__proto__":1,"__proto__":2}', ['__proto__']],
  ['{"toString":1,"hasOwnProperty":1,"constructor":1}', []],
  ['{"a":{"a":{"a":1}}}', []],
  ['{"a":{"b":1},"b":{"a":1}}', []],
  ['{"a":{"b":1},"a":{"b":1}}', ['a']],
  ['{"a":1,"b":{"a":1},"a":1}', ['a']],
  ['[{"a":1},{"a":1}]', []],
  ['[{"a":1},[0,{"b":[],"a":1,"b":{}}]]', ['[1][1].b']],
  ['{"a":["a","a"],"b":"a"}', []],
  ['{"a":"b\\\\","b":"{\\"a\\":1,"}', []],
  ['{"a":{},"b":[],"a":1}', ['a']],
  ['{"a" : 1 ,\n\t"a" : 2}', ['a']],
  ['""', []],
  ['1', []],
])('keys that %s names twice: %j', (json, paths) => {
  expect(repeatedIn(json)).toEqual(paths);
});

test('each line of a repeated key', () => {
  const repeated = new FaultList();
  scan('{"a":1,"a":2}', repeated);
  expect(repeated.named).toEqual([
    { path: 'a', found: 'the same key again', allowed: 'each key only once' },
  ]);
});

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test('nesting', () => {
  expect(refusalOf(nested(64))).toBeNull();
  expect(refusalOf(`[${nested(63)},${nested(63)}]`)).toBeNull();
  expect(refusalOf(`{"a":[1,{"b":${nested(64)}}]}`)).toEqual({
    path: 'a[1].b',
    found: 'more than 64 levels',
    allowed: 'what a board can hold',
  });
});

test('names of keys', () => {
  const keys = (count: number) =>
    Array.from({ length: count }, (_, i) => `"key${i}":"${'x'.repeat(20)}"`).join();
  expect(refusalOf(`{${keys(1000)}}`)).toBeNull();
  expect(refusalOf(`[{${keys(1000)}},{${keys(1000)}}]`)).toBeNull();
  expect(refusalOf(`[{${keys(1000)}},{"one":1}]`)).toMatchObject({
    path: '[1].one',
    found: 'more than 1000 names of keys',
  });
});

test('a long list', () => {
  const list = (count: number) => `[${'"x",'.repeat(count - 1)}"x"]`;
  expect(refusalOf(`{"a":${list(2_000_000)}}`)).toBeNull();
  expect(refusalOf(`{"a":${list(2_000_001)}}`)).toMatchObject({
    path: 'a[2000000]',
    found: 'a list of more than 2000000',
  });
});

test('more lists, objects and commas than a board of that length can have', () => {
  // One list and one comma take up 12 bytes at least; here it is 3, and 10,000 bytes are spare.
  const lists = (count: number, space = '') => `[${'[],'.repeat(count)}0${space}]`;
  expect(refusalOf(lists(1110))).toBeNull();
  expect(refusalOf(lists(1111, '   '))).not.toBeNull();
  expect(refusalOf(lists(1111, '    '))).toBeNull();
  expect(refusalOf(lists(1111))).toMatchObject({
    path: '',
    found: 'more lists, objects and commas',
  });
  expect(refusalOf(`{${'"topics":[],'.repeat(5000)}"a":1}`)).toBeNull();
  expect(refusalOf(`[${'"a",'.repeat(5000)}"a"]`)).toBeNull();
});

test('what is not JSON ends the reading, one way or the other', () => {
  for (const json of ['"', '{"', '{"a', '}}}]]]', '{,,,}', '],"a"', '""""', '[}{]']) {
    expect(() => scan(json, new FaultList())).not.toThrow();
  }
  expect(() => scan('{"\\x":1}', new FaultList())).toThrow(SyntaxError);
});

test.each([
  '',
  'a',
  '\u007f',
  '\u0080',
  'é',
  '\u07ff',
  '\u0800',
  '文',
  '\ud7ff',
  '\ue000',
  '🙂a🙂',
  // The first and the last character of two units.
  '\ud800\udc00',
  '\udbff\udfff',
])('bytes of %j', (text) => {
  expect(bytesIn(text)).toBe(new TextEncoder().encode(text).length);
});
