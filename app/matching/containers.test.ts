import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { list, object, paramsOf, table } from './containers';

const digit = z.custom<number>((value) => typeof value === 'number' && value < 10, {
  error: 'a digit',
});

/** What is wrong: the path, and what is allowed, what was found or how many more there are. */
function issuesOf(shape: z.ZodType, value: unknown) {
  const { error } = shape.safeParse(value);
  return (error?.issues ?? []).map((issue) => {
    const { found, more } = paramsOf(issue);
    return [issue.path.join('.'), more ?? issue.message, ...(found ? [found] : [])];
  });
}

describe('a list', () => {
  test('is handed on as it is', () => {
    const value = [1, 2];
    expect(list(digit).parse(value)).toBe(value);
    expect(issuesOf(list(digit), [1, 12, 2, 'x'])).toEqual([
      ['1', 'a digit'],
      ['3', 'a digit'],
    ]);
  });

  test.each([null, undefined, {}, 'list', 7])('is not %j', (value) => {
    expect(issuesOf(list(digit), value)).toEqual([['', 'a list']]);
    expect(issuesOf(list(digit, { error: 'some digits' }), value)).toEqual([['', 'some digits']]);
  });

  test('has as many entries as it may have', () => {
    const some = list(digit, { least: 1, most: 3 });
    expect([[1], [1, 2, 3]].map((value) => issuesOf(some, value))).toEqual([[], []]);
    const refused = [['', 'a list of 1 to 3']];
    expect([[], [1, 2, 3, 12]].map((value) => issuesOf(some, value))).toEqual([refused, refused]);
  });
});

describe('an object', () => {
  const shape = object({ one: digit, two: digit.optional(), inner: object({ a: digit }) });

  test('is handed on as it is', () => {
    const value = { one: 1, inner: { a: 1 } };
    expect(shape.parse(value)).toBe(value);
  });

  test.each([null, undefined, [], 'object', 7])('is not %j', (value) => {
    expect(issuesOf(shape, value)).toEqual([['', 'an object']]);
    expect(issuesOf(table(digit, 'digits by name'), value)).toEqual([['', 'digits by name']]);
  });

  test('has the keys of its shape, those that it must have, and no others', () => {
    expect(issuesOf(shape, { two: 12, three: 3, inner: { toString: 1 } })).toEqual([
      ['two', 'a digit'],
      ['three', 'a key of the board format', 'an unknown key'],
      ['inner.toString', 'a key of the board format', 'an unknown key'],
      ['inner.a', 'a digit'],
      ['one', 'a digit'],
    ]);
  });

  test('with any keys has values of one shape', () => {
    expect(issuesOf(table(digit, 'digits'), { a: 1, b: 12 })).toEqual([['b', 'a digit']]);
    const value = { any: 1 };
    expect(table(digit, 'digits').parse(value)).toBe(value);
  });
});

test('an issue is of a kind that Zod knows', () => {
  const shape = list(digit, { most: 1500 });
  for (const count of [1400, 1600]) {
    const { error } = shape.safeParse(new Array(count).fill(12));
    expect(new Set(error?.issues.map(({ code }) => code))).toEqual(new Set(['custom']));
  }
});

describe('of many issues', () => {
  const wrong = (count: number) => Array.from({ length: count }, () => 12);

  test('a thousand are handed on, and one tells how many more there are', () => {
    expect(issuesOf(list(digit), wrong(1000))).toHaveLength(1000);
    const issues = issuesOf(list(digit), wrong(1234));
    expect(issues).toHaveLength(1001);
    expect(issues.at(-2)).toEqual(['999', 'a digit']);
    expect(issues.at(-1)).toEqual(['', 234]);
  });

  test('those of containers within containers are counted together', () => {
    const issues = issuesOf(list(list(digit)), [wrong(400), wrong(1700), wrong(3), [12]]);
    const counted = issues.map(([, count]) => (typeof count === 'number' ? count : 1));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(2104);
    expect(issues.length).toBeLessThan(1010);
  });
});
