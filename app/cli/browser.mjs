import { existsSync } from 'node:fs';
import { run, say } from './install.mjs';

const INSTALL_LIMIT_MS = 4 * 60_000;

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function find() {
  const named = process.env.CHROMIUM_PATH;
  const { chromium } = await import('playwright-core');
  return [named, ...USUAL_PLACES, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}

/** The path of a Chromium: one that is there, else one that could be installed; undefined when neither. */
export async function findOrInstallBrowser(step) {
  const found = await find();
  if (found) {
    say(`${step} Browser: using ${found}.`);
    return found;
  }
  const options = { quiet: true, limitMs: INSTALL_LIMIT_MS };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`${step} Browser: installing Debian's Chromium with apt-get.`);
    await run('apt-get', ['update'], { ...options, what: 'apt-get update' });
    await run(
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'],
      {
        ...options,
        what: 'apt-get install chromium',
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      },
    );
    const installed = await find();
    if (installed) return installed;
  }
  say(`${step} Browser: asking Playwright for its own Chromium.`);
  await run('npx', ['playwright', 'install', 'chromium'], {
    ...options,
    what: 'playwright install',
  });
  return find();
}
