import { existsSync } from 'node:fs';

/**
 * The tests that a mutant of each file has to get past, the quickest first: a mutant is dead at the first test that
 * fails. The test beside a file always comes before these, and after them whether the file can be loaded at all.
 */
const TESTS: Record<string, readonly string[]> = {
  allocate: ['verify', 'displacement', 'properties/stability', 'properties/result'],
  answers: ['question', 'match', 'properties/result'],
  'apply-change': ['best-changes', 'properties/best-changes'],
  arithmetic: ['checks', 'match'],
  best: ['match', 'properties/result'],
  'bit-set': ['reports', 'match'],
  'best-changes': ['properties/best-changes'],
  board: ['board-limits', 'properties/parser'],
  candidates: ['explain', 'properties/explain'],
  'candidate-changes': ['apply-change', 'best-changes', 'properties/best-changes'],
  'change-bounds': ['best-changes', 'properties/best-changes'],
  checks: ['match', 'properties/explain'],
  classes: ['match', 'properties/result'],
  column: ['match'],
  columns: ['reports', 'match', 'properties/result'],
  containers: ['json', 'board', 'board-limits', 'properties/parser'],
  coverage: ['paths', 'cut', 'allocate', 'verify'],
  days: ['board'],
  difference: ['properties/what-if'],
  displacement: ['properties/displacement'],
  edits: ['properties/what-if'],
  eligible: ['evaluate', 'match', 'verify', 'properties/result'],
  evaluate: ['allocate', 'match', 'explain', 'properties/stability', 'properties/result'],
  explain: ['properties/explain'],
  failing: ['reports', 'explain', 'properties/explain'],
  faults: ['board'],
  fits: ['evaluate', 'proposals', 'match', 'explain'],
  gaps: ['reports', 'match'],
  gates: ['properties/explain'],
  json: ['edits', 'board'],
  languages: ['board'],
  match: ['reports', 'verify', 'properties/result'],
  overlaps: ['reports'],
  passing: ['reports', 'match', 'explain'],
  prepare: [
    'passing',
    'gates',
    'checks',
    'allocate',
    'reports',
    'match',
    'explain',
    'properties/result',
  ],
  proposals: ['allocate', 'match', 'properties/stability'],
  question: ['match'],
  refusals: ['board', 'board-limits', 'properties/parser'],
  sensitivity: ['properties/why'],
  shape: ['board', 'properties/parser'],
  unlocks: ['reports', 'match'],
  'up-to': ['passing'],
  verify: ['match'],
  vocabulary: ['gates', 'checks', 'explain', 'match', 'allocate'],
  'what-if': ['difference', 'apply-change', 'best-changes'],
  'why-here': ['properties/why'],
  'why-not': ['properties/why'],
};

/** @param file the path of a file of the engine */
export function testsOf(file: string): string[] {
  const name = file.slice('app/matching/'.length, -'.ts'.length);
  return [name, ...(TESTS[name] ?? []), 'mutation/loads']
    .map((test) => (test.includes('/') ? `tests/${test}.test.ts` : `app/matching/${test}.test.ts`))
    .filter(existsSync);
}
