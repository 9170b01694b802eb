import { describe, expect, test } from 'vitest';
import { readOptions } from './options';
import { Refusal } from './refusal';

const FILE = 'board.json';
const task = (...args: string[]) => {
  const options = readOptions(args);
  if (options === 'help') return 'help';
  expect(options.file).toBe(FILE);
  return options.task;
};

describe('what is asked for', () => {
  test.each<[string[], unknown]>([
    [[FILE], { name: 'match', top: 50 }],
    [['--top', '3', FILE], { name: 'match', top: 3 }],
    [[FILE, '--top=0'], { name: 'match', top: 0 }],
    [[FILE, '--explain', 'n', 'o'], { name: 'explain', need: 'n', offer: 'o' }],
    [['--explain', '--top', '-', FILE], { name: 'explain', need: '--top', offer: '-' }],
    [[FILE, '--top', '3', '--explain', 'n', 'o'], { name: 'explain', need: 'n', offer: 'o' }],
    [[FILE, '--why', 'n'], { name: 'why', need: 'n', offer: null }],
    [[FILE, '--why', 'n', 'o'], { name: 'why', need: 'n', offer: 'o' }],
    [[FILE, '--why', '-n', '-o', '--progress'], { name: 'why', need: '-n', offer: '-o' }],
    [[FILE, '--why', 'n', '--progress'], { name: 'why', need: 'n', offer: null }],
    [['--why', 'n', FILE], { name: 'why', need: 'n', offer: null }],
    [['--why', 'n', 'o', FILE], { name: 'why', need: 'n', offer: 'o' }],
    [['--why', 'n', '--', FILE], { name: 'why', need: 'n', offer: null }],
    [[FILE, '--why=n'], { name: 'why', need: 'n', offer: null }],
    [[FILE, '--sensitivity', 'n'], { name: 'sensitivity', need: 'n' }],
    [[FILE, '--what-if', 'e.json'], { name: 'what-if', edits: 'e.json' }],
    [[FILE, '--what-if', '-'], { name: 'what-if', edits: '-' }],
    [[FILE, '--best', '5'], { name: 'best', most: 5 }],
    [['--help'], 'help'],
    [[FILE, '--best', '5', '--help'], 'help'],
  ])('%j', (args, expected) => {
    expect(task(...args)).toEqual(expected);
  });

  test('a board may be called like an option, after two hyphens', () => {
    expect(readOptions(['--progress', '--', '--top'])).toEqual({
      file: '--top',
      isProgressShown: true,
      task: { name: 'match', top: 50 },
    });
  });
});

describe('a refusal is one line', () => {
  test.each<[string[], RegExp]>([
    [[], /^usage/],
    [[FILE, FILE], /^usage/],
    [[FILE, '--all'], /^--all: found an unknown option/],
    [[FILE, '-x'], /^-x: found an unknown option/],
    [[FILE, '--top', 'ten'], /^--top: found "ten", allowed is an integer from 0$/],
    [[FILE, '--top=-1'], /^--top: found "-1"/],
    [[FILE, '--top', '1', '--top', '2'], /^--top: found twice/],
    [[FILE, '--top'], /^usage/],
    [[FILE, '--progress=yes'], /^usage/],
    [[FILE, '--explain', 'n'], /^usage/],
    [[FILE, '--explain=n', 'o'], /^usage/],
    [[FILE, '--why'], /^usage/],
    [[FILE, '--why', 'n', 'o', 'more'], /^usage/],
    [[FILE, '--best', '0'], /^--best: found "0", allowed is an integer from 1$/],
    [[FILE, '--best', '1.5'], /^--best: found "1.5"/],
    [[FILE, '--best', '2', '--what-if', 'e'], /^--what-if and --best: found together/],
    [[FILE, '--why', 'n', '--sensitivity', 'n'], /^--why and --sensitivity: found together/],
    [[FILE, '--explain', 'n', 'o', '--why', 'n'], /^--explain and --why: found together/],
    [[FILE, '--top', '1', '--best', '2'], /^--top and --best: found together/],
    [[FILE, '--top', '1', '--what-if', 'e'], /^--top and --what-if: found together/],
    [['-', '--what-if', '-'], /^--what-if: found "-" for the board too/],
    [[FILE, '--\u202e\n'], /^--\\u202e\\n: found an unknown option/],
  ])('%j', (args, message) => {
    let thrown: unknown;
    try {
      readOptions(args);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Refusal);
    const text = (thrown as Refusal).message;
    expect(text).toMatch(message);
    expect(text).not.toContain('\n');
  });
});
