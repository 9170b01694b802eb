import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** A change of the source that no test noticed. */
export interface Survivor {
  /** The line of the source as it stands. */
  line: string;
  /** What of it was changed, and to what. */
  from: string;
  to: string;
}

/** What is known of one file of the engine; `sha256` is that of the source which was measured. */
export interface Measured {
  sha256: string;
  killed: number;
  survived: Survivor[];
}

/** By path. Written by `npm run mutation`. */
export type Report = Record<string, Measured>;

/** A survivor that need not be killed: what runs is the same. Written by hand. */
export interface Justified extends Survivor {
  file: string;
  why: string;
}

export const REPORT = 'tests/mutation/report.json';

export function readReport(): Report {
  return JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
}

export function readJustified(): Justified[] {
  return JSON.parse(readFileSync('tests/mutation/survivors.json', 'utf8')) as Justified[];
}

/** The files of the engine in which something can be changed: no tests, no types alone, no table of codes. */
export function engineFiles(): string[] {
  return readdirSync('app/matching')
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .filter((name) => !['iso-639-3.ts', 'reference.ts'].includes(name))
    .map((name) => `app/matching/${name}`)
    .sort();
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The files whose source is not the one that was measured. */
export function changedSince(report: Report): string[] {
  return engineFiles().filter(
    (file) => report[file]?.sha256 !== sha256(readFileSync(file, 'utf8')),
  );
}
