import { existsSync } from 'node:fs';

/**
 * The tests that a mutant of each file has to get past, the quickest first: a mutant is dead at the first test that
 * fails. The test beside a file always comes before these.
 */
const TESTS: Record<string, readonly string[]> = {
  allocate: ['verify', 'displacement', 'properties/stability', 'properties/result'],
  answers: ['match', 'properties/result'],
  arithmetic: ['checks', 'match'],
  best: ['match', 'properties/result'],
  'bit-set': ['reports', 'match'],
  'best-changes': ['properties/best-changes'],
  board: ['properties/parser'],
  candidates: ['explain', 'properties/explain'],
  'candidate-changes': ['apply-change', 'best-changes', 'properties/best-changes'],
  'change-bounds': ['best-changes', 'properties/best-changes'],
  checks: ['match', 'properties/explain'],
  classes: ['match', 'properties/result'],
  column: ['match'],
  columns: ['reports', 'match', 'properties/result'],
  containers: ['json', 'board', 'properties/parser'],
  coverage: ['cut', 'allocate', 'verify'],
  days: ['board'],
  eligible: ['evaluate', 'match', 'verify', 'properties/result'],
  evaluate: ['allocate', 'match', 'explain', 'properties/stability', 'properties/result'],
  explain: ['properties/explain'],
  failing: ['reports', 'explain', 'properties/explain'],
  faults: ['board'],
  fits: ['evaluate', 'match', 'explain'],
  gaps: ['reports', 'match'],
  gates: ['properties/explain'],
  json: ['board', 'properties/parser'],
  languages: ['board'],
  match: ['reports', 'verify', 'properties/result'],
  overlaps: ['reports'],
  passing: ['reports', 'match', 'explain'],
  prepare: ['gates', 'checks', 'allocate', 'reports', 'match', 'explain', 'properties/result'],
  proposals: ['allocate', 'match', 'properties/stability'],
  question: ['match'],
  refusals: ['board', 'properties/parser'],
  shape: ['board', 'properties/parser'],
  unlocks: ['reports', 'match'],
  verify: ['match'],
  vocabulary: ['gates', 'checks', 'explain', 'match', 'allocate'],
  'what-if': ['difference', 'apply-change', 'best-changes'],
};

/** @param file the path of a file of the engine */
export function testsOf(file: string): string[] {
  const name = file.slice('app/matching/'.length, -'.ts'.length);
  return [name, ...(TESTS[name] ?? [])]
    .map((test) =>
      test.startsWith('properties/') ? `tests/${test}.test.ts` : `app/matching/${test}.test.ts`,
    )
    .filter(existsSync);
}
