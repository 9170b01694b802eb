import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder: the commands work from wherever they are called. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);

const NODE = [20, 19];
const STAMP = join('node_modules', '.capacity-commons-lock');
const BUILD_STAMP = join('build', '.stamp');
const HEARTBEAT_MS = 10_000;

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends with a sentence when Node is too old for what comes next. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  say(`Capacity Commons needs Node ${NODE.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a program to its end, with a line every ten seconds so that nobody thinks it hangs. Gives its exit code. */
export function run(command, args, { quiet = false, what = command, env = {}, limitMs = 0 } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm and npx are command files on Windows.
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const beat = quiet
      ? setInterval(
          () => say(`   … ${what}, ${Math.round((Date.now() - started) / 1000)} s`),
          HEARTBEAT_MS,
        )
      : undefined;
    const limit = limitMs ? setTimeout(() => child.kill(), limitMs) : undefined;
    const end = (code) => {
      clearInterval(beat);
      clearTimeout(limit);
      if (code !== 0 && quiet && !limitMs) say(output);
      resolve(code ?? 1);
    };
    child.once('error', () => end(1));
    child.once('exit', end);
  });
}

/** `npm ci` where the installed packages are not those of package-lock.json. */
export async function install(step) {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) {
    say(`${step} Packages: installed already.`);
    return;
  }
  say(`${step} Packages: installing (half a minute; up to three where SQLite has to be compiled).`);
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev'];
  if ((await run('npm', args, { quiet: true, what: 'npm ci' })) !== 0) {
    say('The packages could not be installed. The lines above say why.');
    process.exit(1);
  }
  writeFileSync(STAMP, lock);
}

/** Builds where a source is newer than the build. */
export async function build(step) {
  const sources = hashOf([
    'app',
    'db',
    'public',
    'vite.config.ts',
    'remix.config.js',
    'tsconfig.json',
    'package-lock.json',
  ]);
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === sources) {
    say(`${step} Build: up to date.`);
    return;
  }
  say(`${step} Build: making it (about 20 seconds).`);
  const env = { NODE_ENV: 'production' };
  if ((await run('npm', ['run', 'build'], { quiet: true, what: 'building', env })) !== 0) {
    say('The build failed. The lines above say why.');
    process.exit(1);
  }
  mkdirSync('build', { recursive: true });
  writeFileSync(BUILD_STAMP, sources);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(path).update(readFileSync(path));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}
