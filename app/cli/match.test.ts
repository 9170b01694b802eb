import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const SMALL = 'tests/examples/small.json';
const small = readFileSync(join(ROOT, SMALL), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as `npm run --silent match -- …` does. */
function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/match.ts', ...args],
    { cwd: ROOT, input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a board gives its result', () => {
  const expected = readFileSync(join(ROOT, 'tests/examples/small.expected.json'), 'utf8');

  test('from a file', () => {
    const { status, stdout, stderr } = run([SMALL]);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(expected));
  });

  test('from standard input', () => {
    const { status, stdout } = run(['-'], small);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(expected));
  });

  test('with --top, which shortens rankings', () => {
    const { rankings } = JSON.parse(run(['--top', '1', SMALL]).stdout) as {
      rankings: { offers: unknown[] }[];
    };
    expect(rankings.map(({ offers }) => offers.length)).toEqual([1, 1, 0, 1, 1, 0, 1]);
  });
});

test('--explain gives one pair, in the shape of the contract', () => {
  const { status, stdout } = run([SMALL, '--explain', 'need-2', 'offer-a']);
  const told = JSON.parse(stdout) as { principles: { checks: unknown[] }[] };
  expect(status).toBe(0);
  expect(Object.keys(told)).toEqual([
    'need',
    'offer',
    'eligible',
    'blockers',
    'fit',
    'principles',
    'rank',
    'outcome',
  ]);
  expect(told.principles[0]?.checks[0]).toEqual({ check: 'handover', applies: true, value: 10000 });
  expect(told).toMatchObject({
    eligible: true,
    fit: 7944,
    rank: 1,
    outcome: { code: 'offer-full', holders: [{ need: 'need-1', rule: 'nationalPriority' }] },
  });
});

describe('a refusal: status 2, one line a fault, nothing on standard output', () => {
  test.each<[string, string[], number]>([
    ['no board', [], 1],
    ['two boards', [SMALL, SMALL], 1],
    ['an unknown option', [SMALL, '--all'], 1],
    ['--top of a word', [SMALL, '--top', 'ten'], 1],
    ['--top below 0', [SMALL, '--top=-1'], 1],
    ['--top twice', [SMALL, '--top', '1', '--top', '2'], 1],
    ['--explain of half a pair', [SMALL, '--explain', 'need-1'], 1],
    ['--explain of a need that is not there', [SMALL, '--explain', 'need-9', 'offer-a'], 1],
    ['--explain of an offer that is not there', [SMALL, '--explain', 'need-1', 'offer-9'], 1],
    ['a file that is missing', [join(folder, 'missing.json')], 1],
    ['a file that is not JSON', [file('text.json', 'board')], 1],
    [
      'two faults',
      [
        file(
          'faults.json',
          small.replace('"version": 1', '"version": 3').replace('"SEN"', '"XXX"'),
        ),
      ],
      2,
    ],
  ])('%s', (_what, args, lines) => {
    const { status, stdout, stderr } = run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(lines);
  });
});
