import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of the house that a machine can check. What fails says what to do about it. */

const TOP_LEVEL = [
  'app',
  'db',
  'public',
  'tests',
  'README.md',
  'package.json',
  'remix.config.js',
  // What tools insist on finding here.
  '.ci',
  '.dependency-cruiser.cjs',
  '.editorconfig',
  '.env.example',
  '.gitattributes',
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
];
const MOST_LINES = 400;

interface Cruise {
  modules: {
    source: string;
    dependencies: { resolved: string; typeOnly?: boolean; dependencyTypes: string[] }[];
  }[];
  summary: {
    violations: { from: string; to: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string; comment: string }[] };
  };
}

/** Every file below the folders, as paths from the project's root with forward slashes. */
function filesIn(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    }),
  );
}

const code = filesIn('app', 'db', 'tests').filter((path) => /\.(tsx?|mjs|css)$/.test(path));
const pages = code.filter((path) => /^app\/.*(?<!\.test)\.tsx$/.test(path));
const tests = code.filter((path) => /\.(test|spec|bench)\.tsx?$/.test(path));

/** `path:line: what was found` for each place where the pattern stands outside of comments. */
function places(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    withoutComments(readFileSync(path, 'utf8'))
      .split('\n')
      .flatMap((line, index) => {
        const found = pattern.exec(line);
        return found ? [`${path}:${index + 1}: ${found[0].trim()}`] : [];
      }),
  );
}

/** Comments give way to as many empty lines, so that line numbers stay right. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

function gitIgnored(name: string): boolean {
  return readFileSync('.gitignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .some((line) =>
      line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line.replace(/\//g, ''),
    );
}

describe('who imports whom', () => {
  const cruiser = join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const cruise = JSON.parse(
    execFileSync(process.execPath, [cruiser, ...options, 'app', 'db', 'tests'], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    }),
  ) as Cruise;

  it('follows .dependency-cruiser.cjs', () => {
    const { violations, ruleSetUsed } = cruise.summary;
    const remedy = new Map(ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
    expect(
      violations.map(({ from, to, rule }) => `${from} → ${to}: ${remedy.get(rule.name)}`),
    ).toEqual([]);
  });

  it('was read from the files that there are', () => {
    const read = new Set(cruise.modules.map(({ source }) => source));
    expect(code.filter((path) => /\.tsx?$/.test(path) && !read.has(path))).toEqual([]);
  });

  it('has no circle of features', () => {
    const feature = (path: string) => /^app\/features\/([^/]+)\//.exec(path)?.[1];
    const uses = new Map<string, Set<string>>();
    for (const { source, dependencies } of cruise.modules) {
      const from = feature(source);
      if (!from || /\.test\.tsx?$/.test(source)) continue;
      for (const { resolved, dependencyTypes } of dependencies) {
        const to = feature(resolved);
        if (!to || to === from || dependencyTypes.includes('type-only')) continue;
        uses.set(from, (uses.get(from) ?? new Set()).add(to));
      }
    }
    expect(
      circlesOf(uses),
      'Two features that use each other are hard to change apart: move what both need into the one below.',
    ).toEqual([]);
  });
});

/** Each way from a name back to itself, written once, from its first name in the alphabet. */
function circlesOf(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = [];
  const walk = (path: readonly string[]) => {
    const [start = '', last = start] = [path[0], path.at(-1)];
    for (const next of uses.get(last) ?? []) {
      if (next === start) circles.push([...path, start].join(' → '));
      else if (next > start && !path.includes(next)) walk([...path, next]);
    }
  };
  for (const name of uses.keys()) walk([name]);
  return circles;
}

describe('the tree', () => {
  it('has at its top only the folders of the design and what tools insist on', () => {
    const extra = readdirSync('.').filter(
      (name) => name !== '.git' && !TOP_LEVEL.includes(name) && !gitIgnored(name),
    );
    expect(
      extra,
      'Move it into app, db, public or tests. A configuration file that a tool finds nowhere else: name it in TOP_LEVEL.',
    ).toEqual([]);
  });

  it(`has no file of more than ${MOST_LINES} lines`, () => {
    const long = filesIn('app', 'db')
      .filter((path) => !/\.json$|^db\/(migrations|reference)\//.test(path))
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long, 'Divide it by what its parts are about; a noun that grew gets a folder.').toEqual(
      [],
    );
  });
});

describe('pages', () => {
  it('know start and end, not left and right', () => {
    const physical =
      /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]-[\w[(]|(?:left|right)-(?:\d|\[|\(|px\b|auto\b|full\b)|(?:text|float|clear)-(?:left|right)\b|border-[lr](?![\w])|rounded-(?:[lr]|[tb][lr])(?![\w]))[\w./%)\]-]*/;
    expect(
      places(pages, physical),
      'Arabic reads from the right. Use ms- me- ps- pe- start- end- text-start text-end border-s border-e rounded-s rounded-e.',
    ).toEqual([]);
  });

  it('carry no style attribute', () => {
    expect(
      places(pages, /(?<![\w-])style=/),
      'The content security policy forbids it: use a class, or an attribute of SVG.',
    ).toEqual([]);
  });
});

describe('tests and types', () => {
  it('leave no test out', () => {
    expect(
      places(tests, /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|fixme|fails?)\b/),
      'Mend the test or delete it: what is left out is not looked at again.',
    ).toEqual([]);
  });

  it('silence no type error', () => {
    // Pieces, so that this file does not find itself; comments count here, so the files are read whole.
    const silenced = new RegExp(`@ts-(?:ignore|nocheck|expect-error)|\\b${'as'} any\\b`);
    const lines = code.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          silenced.test(line) && !line.includes('const silenced')
            ? [`${path}:${index + 1}: ${line.trim()}`]
            : [],
        ),
    );
    expect(lines, 'Mend the type: what is silenced here fails at run time.').toEqual([]);
  });
});
