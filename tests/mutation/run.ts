/**
 * `npm run mutation [-- FILE… --incremental]`: changes the engine in one place after another and looks whether a test
 * notices (Stryker). Without files: those that have changed since they were measured. What it finds goes into
 * report.json. What starts with `--` is handed on to Stryker (`--concurrency=1`).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { testsOf } from './groups';
import {
  type Measured,
  REPORT,
  type Report,
  changedSince,
  engineFiles,
  readReport,
  sha256,
} from './report';

/** The part of Stryker's report that is read here; lines and columns count from 1. */
interface StrykerReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

interface Place {
  line: number;
  column: number;
}

interface Mutant {
  status: string;
  replacement: string;
  location: { start: Place; end: Place };
}

const STRYKER = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const CONFIG = 'tests/mutation/stryker.config.json';
const FOUND = '.cache/mutation/report.json';

function measured({ source, mutants }: StrykerReport['files'][string]): Measured {
  const lines = source.split('\n');
  const having = (...statuses: string[]) =>
    mutants.filter(({ status }) => statuses.includes(status));
  return {
    sha256: sha256(source),
    killed: having('Killed', 'Timeout').length,
    survived: having('Survived', 'NoCoverage').map(({ replacement, location: { start, end } }) => ({
      line: lines[start.line - 1]?.trim() ?? '',
      from: oneLine(textBetween(lines, start, end)),
      to: oneLine(replacement),
    })),
  };
}

function textBetween(lines: readonly string[], start: Place, end: Place): string {
  const within = lines.slice(start.line - 1, end.line);
  within.push((within.pop() ?? '').slice(0, end.column - 1));
  return within.join('\n').slice(start.column - 1);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));

/** Lets Stryker loose on some files; a mutant of them runs these tests, in this order. */
function mutated(files: readonly string[], tests: string): StrykerReport['files'] {
  const { status } = spawnSync(
    process.execPath,
    [STRYKER, 'run', CONFIG, '--mutate', files.join(','), ...options],
    { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests } },
  );
  if (status !== 0) throw new Error(`Stryker ended with ${status}.`);
  return (JSON.parse(readFileSync(FOUND, 'utf8')) as StrykerReport).files;
}

const files = named.length > 0 ? named : changedSince(readReport());
if (files.length === 0) console.log('Every file of the engine is as it was measured.');

const byTests = new Map<string, string[]>();
for (const file of files) {
  const tests = testsOf(file).join(',');
  byTests.set(tests, [...(byTests.get(tests) ?? []), file]);
}
for (const [tests, together] of byTests) {
  const found = mutated(together, tests);
  const before = readReport();
  const after: Report = {};
  for (const file of engineFiles()) {
    // A file of types and closed lists alone has nothing to change.
    const empty = { source: readFileSync(file, 'utf8'), mutants: [] };
    const entry = together.includes(file) ? measured(found[file] ?? empty) : before[file];
    if (entry) after[file] = entry;
  }
  // After each group: what is measured is kept though a later one be stopped.
  writeFileSync(REPORT, `${JSON.stringify(after, null, 2)}\n`);
}
