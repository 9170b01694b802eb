import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

const PATIENCE = 200_000;
let answers: Record<string, unknown>;

/** One process with one gigabyte of memory for values reads all of the texts. */
beforeAll(async () => {
  const program = [
    '--max-old-space-size=1000',
    '--import',
    'tsx',
    'tests/properties/hostile-text.ts',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, program);
  answers = JSON.parse(stdout) as Record<string, unknown>;
}, PATIENCE);

const PREFERENCES = 'needs[0].preferences';
const refusal = (path: string, found: string, allowed: string, named = 1, more = 0) => ({
  first: { path, found, allowed },
  named,
  more,
});
const tooMuch = (path: string, found: string) => refusal(path, found, 'what a board can hold');

test.each<[string, unknown]>([
  ['lists in lists', tooMuch('version[0][0]', 'more than 64 levels')],
  ['objects in objects', tooMuch('a.a.a', 'more than 64 levels')],
  ['lists that never end', tooMuch('[0][0][0]', 'more than 64 levels')],
  ['quotes that never end', refusal('', 'what is not JSON', 'a board in JSON')],
  ['zeros', tooMuch('[2000000]', 'a list of more than 2000000')],
  ['empty objects', tooMuch('[2000000]', 'a list of more than 2000000')],
  ['lists of zeros', tooMuch('', 'more lists, objects and commas')],
  ['a key for each row', tooMuch('[1000]["key 1000"]', 'more than 1000 names of keys')],
  ['bytes, not characters', refusal('', 'more than 256 MB', 'at most 256 MB')],
  [
    'white space',
    refusal('offers[0].provider', `"${' '.repeat(79)}…"`, 'text that is more than white space'),
  ],
  ['rows of nothing', refusal('needs[0]', 'null', 'an object', 1000, 999_000)],
  [
    'rows of unknown keys',
    refusal('needs[0].a', 'an unknown key', 'a key of the board format', 1000, 1_199_000),
  ],
  [
    'a million ids of nothing',
    refusal(`${PREFERENCES}[0]`, '"id-0"', 'the id of an offer on the board', 1000, 999_000),
  ],
  [
    'one id a million times',
    refusal(`${PREFERENCES}[1]`, '"offer-1"', 'each only once', 1000, 998_999),
  ],
  [
    'a million ids that are none',
    refusal(`${PREFERENCES}[0]`, '"no id"', 'an id: 1 to 64 of A-Z a-z 0-9 . _ : -', 1000, 999_000),
  ],
  [
    'a million keys twice',
    refusal('[0].a', 'the same key again', 'each key only once', 1000, 999_001),
  ],
  [
    'a million topics',
    refusal(
      'needs[0].topics[0]',
      '"t/0"',
      'a topic of the category incident-response',
      1000,
      999_000,
    ),
  ],
  ['a million memberships', refusal('memberships.SEN', 'a list', 'a list of 0 to 10000')],
  ['backslashes', { isEqual: true }],
  ['a million preferences', { isEqual: true }],
  ['two hundred megabytes', { isEqual: true }],
])('%s', (name, answer) => {
  expect(answers[name]).toEqual(answer);
});
