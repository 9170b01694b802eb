import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/temporary';

const ROOT = join(import.meta.dirname, '../..');
const SMALL = 'tests/examples/small.json';
const small = readFileSync(join(ROOT, SMALL), 'utf8');
const folder = temporaryFolder();

/** Runs the command as `npm run --silent match -- …` does. */
function run(args: string[], input = '', more: string[] = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', ...more, 'app/cli/match.ts', ...args],
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

describe('--what-if', () => {
  const edits = [
    { edit: 'change-offer', id: 'offer-a', fields: { places: 3, perState: 2 } },
    { edit: 'remove-need', id: 'need-6' },
  ];

  test('gives the difference', () => {
    const path = file('edits.json', JSON.stringify(edits));
    const { status, stdout, stderr } = run([SMALL, '--what-if', path]);
    expect([status, stderr]).toEqual([0, '']);
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(told)).toEqual([
      'gains',
      'losses',
      'changes',
      'added',
      'removed',
      'gaps',
      'pairs',
      'coverage',
      'idle',
    ]);
    expect(told).toMatchObject({
      gains: [
        {
          need: 'need-2',
          before: { offer: null, reason: 'contention' },
          after: { offer: 'offer-a', rank: 1, fit: 7944 },
        },
      ],
      losses: [],
      removed: [{ need: 'need-6', outcome: { offer: null, reason: 'no-offer' } }],
      coverage: { before: { allocated: 3, maximum: 4 }, after: { allocated: 4, maximum: 4 } },
    });
  });

  test('reads the edits from standard input', () => {
    const { status, stdout } = run([SMALL, '--what-if', '-'], '[]');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ gains: [], losses: [], changes: [], gaps: [] });
  });
});

test('--best gives the changes that serve most needs, one after the other', () => {
  const { status, stdout, stderr } = run([SMALL, '--best', '2']);
  expect([status, stderr]).toEqual([0, '']);
  const told = JSON.parse(stdout) as { steps: { change: { offer: string; fields: object } }[] };
  expect(told).toMatchObject({
    coverage: { before: { allocated: 3, maximum: 4 }, after: { allocated: 5, maximum: 5 } },
    steps: [
      { change: { offer: 'offer-b', gate: 'window' }, served: ['need-6'], unserved: [] },
      { change: { offer: 'offer-d', gate: 'conditions' }, served: ['need-2'], unserved: [] },
    ],
  });
  // What it prints goes back in as edits, and has the effect that it told.
  const edits = told.steps.map(({ change: { offer, fields } }) => ({
    edit: 'change-offer',
    id: offer,
    fields,
  }));
  const made = run([SMALL, '--what-if', '-'], JSON.stringify(edits)).stdout;
  expect(JSON.parse(made)).toMatchObject({ coverage: { after: { allocated: 5, maximum: 5 } } });
});

describe('why', () => {
  test('--why NEED tells what it got and who holds what it would rather have had', () => {
    const { status, stdout } = run([SMALL, '--why', 'need-2']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      need: 'need-2',
      outcome: 'contention',
      better: [{ offer: 'offer-a', holders: [{ need: 'need-1', rule: 'nationalPriority' }] }],
    });
  });

  test('--why NEED OFFER tells why it stands there, or why not', () => {
    expect(JSON.parse(run([SMALL, '--why', 'need-2', 'offer-a']).stdout)).toMatchObject({
      offer: 'offer-a',
      rank: 1,
      fit: 7944,
    });
    expect(JSON.parse(run([SMALL, '--why', 'need-2', 'offer-c']).stdout)).toMatchObject({
      offer: 'offer-c',
      blockers: ['declined'],
    });
  });

  test('--sensitivity NEED tells which weights decide', () => {
    expect(JSON.parse(run([SMALL, '--sensitivity', 'need-2']).stdout)).toMatchObject({
      need: 'need-2',
      first: 'offer-a',
      decidedBy: 'only',
    });
  });
});

test('--progress is a figure that grows, on standard error alone', () => {
  const quiet = run([SMALL]);
  const { status, stdout, stderr } = run([SMALL, '--progress']);
  expect([status, stdout]).toEqual([0, quiet.stdout]);
  expect(stderr).toMatch(/^(\d{1,3} %\n)+$/);
  expect(stderr.endsWith('100 %\n')).toBe(true);
  const best = run([SMALL, '--best', '2', '--progress']).stderr;
  const figures = best.trimEnd().split('\n').map(parseFloat);
  expect(figures).toEqual([...new Set(figures)].sort((a, b) => a - b));
  expect(figures.at(-1)).toBe(100);
});

test('--help goes to standard output', () => {
  const { status, stdout, stderr } = run(['--help']);
  expect([status, stderr]).toEqual([0, '']);
  for (const option of ['--top', '--explain', '--why', '--sensitivity', '--what-if', '--best']) {
    expect(stdout).toContain(option);
  }
});

describe('a result that does not hold is not printed', () => {
  // A module in the place of verify.ts that finds fault with every result.
  const distrustful = `export const verify = () => ['the result does not hold'];`;
  const hook = `
    export async function load(url, context, next) {
      if (!url.split('?')[0].endsWith('/app/matching/verify.ts')) return next(url, context);
      return { format: 'module', source: ${JSON.stringify(distrustful)}, shortCircuit: true };
    }`;
  const moduleOf = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(moduleOf(hook))});`;

  test.each([[[SMALL]], [[SMALL, '--what-if', '-']], [[SMALL, '--best', '1']]])('%j', (args) => {
    const { status, stdout, stderr } = run(args, '[]', ['--import', moduleOf(register)]);
    expect([status, stdout, stderr]).toEqual([1, '', 'the result does not hold\n']);
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
    ['--why of an offer that is not there', [SMALL, '--why', 'need-1', 'offer-9'], 1],
    ['--sensitivity of a need that is not there', [SMALL, '--sensitivity', 'need-9'], 1],
    ['two tasks', [SMALL, '--best', '2', '--why', 'need-1'], 1],
    ['edits that are missing', [SMALL, '--what-if', join(folder, 'missing.json')], 1],
    ['edits that are not JSON', [SMALL, '--what-if', file('text.edits.json', 'edits')], 1],
    [
      'two wrong edits, with progress',
      [
        SMALL,
        '--progress',
        '--what-if',
        file(
          'wrong.edits.json',
          JSON.stringify([
            { edit: 'change-offer', id: 'offer-a', fields: { places: -1 } },
            { edit: 'remove-need', id: 'need-9' },
          ]),
        ),
      ],
      2,
    ],
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
