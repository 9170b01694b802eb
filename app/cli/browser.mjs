// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, say, tool } from './install.mjs';

const APT_LIMIT_MS = 8 * 60_000;
const DOWNLOAD_LIMIT_MS = 4 * 60_000;
const VERSION_LIMIT_MS = 20_000;

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const WHAT_TO_DO =
  'No Chromium was found and none could be installed. Install Chromium or Chrome and run `npm test` again, ' +
  'or name its program: CHROMIUM_PATH=/path/to/chromium npm test. Without browser tests: npm test -- --unit';

/** Some systems put a file in Chromium's place that only says how to install it. */
function works(path) {
  if (!path || !existsSync(path)) return false;
  // On Windows the question for the version opens a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: VERSION_LIMIT_MS }).status === 0;
}

async function find() {
  // Playwright is there only once the packages are installed.
  const { chromium } = await import('playwright-core');
  return [...USUAL_PLACES, chromium.executablePath()].find(works);
}

const isRoot = process.getuid?.() === 0;

const WAYS_TO_INSTALL = [
  {
    // First, because the distribution's own package brings the libraries that a bare machine lacks.
    possible: () => isRoot && existsSync('/usr/bin/apt-get'),
    words: 'installing the package chromium with apt-get (about 100 MB)',
    async install() {
      const options = { quiet: true, limitMs: APT_LIMIT_MS, lines: 5 };
      await run('apt-get', ['update'], { ...options, what: 'apt-get update' });
      const packages = ['chromium', 'fonts-noto-core'];
      await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
        ...options,
        what: 'apt-get install',
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      });
    },
  },
  {
    possible: () => true,
    words: "downloading Playwright's own Chromium (about 150 MB)",
    async install() {
      const withLibraries = isRoot && process.platform === 'linux' ? ['--with-deps'] : [];
      const command = tool('@playwright/test/cli.js', 'install', ...withLibraries, 'chromium');
      await run(...command, {
        quiet: true,
        what: 'playwright install',
        limitMs: DOWNLOAD_LIMIT_MS,
        lines: 5,
        // Where nothing answers, that is known soon.
        env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      });
    },
  },
];

/** The path of a Chromium: the one that is named, one that is there, one that could be installed; else undefined. */
export async function findOrInstallBrowser(step) {
  const named = process.env.CHROMIUM_PATH;
  if (works(named)) {
    say(`${step} Browser: using ${named}, as CHROMIUM_PATH says.`);
    return named;
  }
  if (named) say(`${step} Browser: CHROMIUM_PATH names ${named}, which does not run.`);

  const found = await find();
  if (found) {
    say(`${step} Browser: using ${found}.`);
    return found;
  }
  for (const { possible, words, install } of WAYS_TO_INSTALL) {
    if (!possible()) continue;
    say(`${step} Browser: none found; ${words}.`);
    await install();
    const installed = await find();
    if (installed) {
      say(`${step} Browser: using ${installed}.`);
      return installed;
    }
  }
  say(WHAT_TO_DO);
  return undefined;
}
