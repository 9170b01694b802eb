// What `npm start` and `npm test` share. Only Node's own modules: nothing else is there in an empty clone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder: the commands work from wherever they are called. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);

const NODE = [20, 19];
const INSTALL_STAMP = join('node_modules', '.capacity-commons-lock');
// Vite empties this folder on every build, so a build made by hand is never mistaken for the stamped one.
const BUILD_STAMP = join('build', 'server', '.stamp');
const BUILT_FROM = [
  'app',
  'db',
  'public',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
];
const NOT_BUILT = /\.(test\.tsx?|md)$/;
const HEARTBEAT_MS = 10_000;
const KEPT_OUTPUT = 20_000;
const windows = process.platform === 'win32';

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Says the words and ends: for what nothing later can make good. */
function giveUp(text) {
  say(text);
  process.exit(1);
}

/** Ends with a sentence when Node is too old for what comes next. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  giveUp(
    `Capacity Commons needs Node ${NODE.join('.')} or later; this is ${process.versions.node}.`,
  );
}

/**
 * Runs a program to its end and gives its exit code. `quiet` keeps its output for the case that it fails
 * (the last `lines` of it) and says every ten seconds that `what` still goes on, so that nobody thinks it
 * hangs. After `limitMs` the program and all that it started are ended.
 */
export function run(
  command,
  args,
  { quiet = false, what = command, env = {}, limitMs = 0, lines = 200 } = {},
) {
  return new Promise((resolve) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    // Only a group of its own can be ended as a whole.
    const grouped = limitMs > 0 && !windows;
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm and npx are command files on Windows; Node itself is not, and its path may hold spaces.
      shell: windows && command !== process.execPath,
      detached: grouped,
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    const stop = () => {
      try {
        if (grouped) process.kill(-child.pid, 'SIGTERM');
        else child.kill();
      } catch {
        // It has ended by itself in the meantime.
      }
    };
    // A group of its own does not hear the terminal's Ctrl-C.
    const interrupted = () => {
      stop();
      process.exit(130);
    };
    if (grouped) for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);
    const beat = quiet
      ? setInterval(() => say(`   … ${what}, ${seconds()} s`), HEARTBEAT_MS)
      : undefined;
    const limit = limitMs
      ? setTimeout(() => {
          keep(`\n${what} was ended after ${seconds()} s: it took too long.`);
          stop();
        }, limitMs)
      : undefined;

    let ended = false;
    const end = (code) => {
      if (ended) return;
      ended = true;
      clearInterval(beat);
      clearTimeout(limit);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted);
      if (code !== 0 && quiet) say(output.trim().split('\n').slice(-lines).join('\n'));
      resolve(code ?? 1);
    };
    child.once('error', (error) => {
      keep(`${command} could not be started: ${error.message}`);
      end(1);
    });
    child.once('exit', end);
  });
}

/** The start of a project's own tool, without the detour through npx. */
export function tool(path, ...args) {
  return [process.execPath, [join('node_modules', path), ...args]];
}

/** `npm ci` where the installed packages are not those of package-lock.json. */
export async function install(step) {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (read(INSTALL_STAMP) === lock) {
    say(`${step} Packages: installed already.`);
    return;
  }
  say(`${step} Packages: installing (half a minute; up to four where SQLite has to be compiled).`);
  // NODE_ENV=production would leave out what builds and tests need.
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev'];
  if ((await run('npm', args, { quiet: true, what: 'npm ci' })) !== 0) {
    giveUp('The packages could not be installed. The lines above say why.');
  }
  writeFileSync(INSTALL_STAMP, lock);
}

/** Builds where the sources are not those of the last build. */
export async function build(step) {
  const sources = hashOf(BUILT_FROM);
  if (read(BUILD_STAMP) === sources) {
    say(`${step} Build: up to date.`);
    return;
  }
  say(`${step} Build: making it (about 20 seconds).`);
  rmSync(BUILD_STAMP, { force: true });
  const env = { NODE_ENV: 'production' };
  if ((await run('npm', ['run', 'build'], { quiet: true, what: 'building', env })) !== 0) {
    giveUp('The build failed. The lines above say why.');
  }
  mkdirSync(dirname(BUILD_STAMP), { recursive: true });
  writeFileSync(BUILD_STAMP, sources);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!NOT_BUILT.test(path)) {
      const content = readFileSync(path);
      // Lengths keep the end of one file from passing for the start of the next.
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}
