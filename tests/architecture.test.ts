import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The top level is the house's floor plan: a newcomer must be able to read it at a glance. */
const FLOOR_PLAN = new Set([
  'app',
  'db',
  'public',
  'tests',
  'package.json',
  'remix.config.js',
  'README.md',
  '.ci',
]);

/** Files that a tool looks for here and nowhere else. */
const TOOLS_INSIST_ON = new Set([
  '.dependency-cruiser.cjs',
  '.editorconfig',
  '.env.example',
  '.gitignore',
  '.nvmrc',
  '.prettierignore',
  'LICENSE',
  'drizzle.config.ts',
  'eslint.config.js',
  'knip.json',
  'package-lock.json',
  'playwright.config.ts',
  'prettier.config.js',
  'stryker.config.json',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
]);

/** Made by tools, named in .gitignore. */
const MADE = new Set([
  '.git',
  'node_modules',
  'build',
  'data',
  '.cache',
  '.env',
  'test-results',
  'playwright-report',
  'coverage',
]);

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path, ending);
    return ending.test(path) ? [path] : [];
  });
}

const sources = ['app', 'db', 'tests'].flatMap((folder) => filesIn(folder, /\.tsx?$/));

function linesMatching(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}

describe('the house', () => {
  it('has the rooms of its floor plan and no other', () => {
    const found = readdirSync('.').filter(
      (name) => !FLOOR_PLAN.has(name) && !TOOLS_INSIST_ON.has(name) && !MADE.has(name),
    );
    expect(found).toEqual([]);
  });

  it('lets its parts import each other only as .dependency-cruiser.cjs allows', () => {
    const arguments_ = [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'app',
      'db',
      'tests',
    ];
    const output = execFileSync(
      process.execPath,
      ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...arguments_],
      { encoding: 'utf8' },
    );
    expect(output).toContain('no dependency violations found');
  }, 60_000);

  it('has no file that needs scrolling for a minute: split what is over 400 lines', () => {
    const long = sources
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 400)
      .map((file) => file);
    expect(long).toEqual([]);
  });

  it('writes from either side: use ms- me- ps- pe- start- end- in place of left and right', () => {
    const pages = sources.filter((file) => file.endsWith('.tsx'));
    const physical =
      /className=.*["'` ](-?(ml|mr|pl|pr|left|right)-|text-(left|right)\b|(border|rounded)-[lr]\b)/;
    expect(linesMatching(physical, pages)).toEqual([]);
  });

  it('leaves no test out and silences no type', () => {
    const own = join('tests', 'architecture.test.ts');
    const loose = /\b(it|test|describe)\.(skip|only|todo)\(|@ts-ignore|@ts-expect-error|\bas any\b/;
    expect(
      linesMatching(
        loose,
        sources.filter((file) => file !== own),
      ),
    ).toEqual([]);
  });
});
