// `npm test`: installs what is missing, then runs every test. The last line is the sum over all runners.
// `npm test -- --unit` leaves out the browser tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallBrowser } from './browser.mjs';
import { build, install, requireNode, run, say } from './install.mjs';

const VITEST_REPORT = '.cache/vitest.json';
const BROWSER_REPORT = '.cache/playwright.json';
const withBrowser = !process.argv.includes('--unit');

requireNode();
await install('Step 1 of 5.');
await build('Step 2 of 5.');
mkdirSync('.cache', { recursive: true });
for (const report of [VITEST_REPORT, BROWSER_REPORT]) rmSync(report, { force: true });

const total = { passed: 0, failed: 0, skipped: 0 };
function add(runner, counts) {
  say(`${runner}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}

say('Step 3 of 5. Unit, integration and property tests.');
const unit = await run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${VITEST_REPORT}`,
]);
add(
  'vitest',
  counted(unit, VITEST_REPORT, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTests ? 0 : report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  })),
);

if (withBrowser) {
  const browser = await findOrInstallBrowser('Step 4 of 5.');
  say('Step 5 of 5. Browser tests.');
  if (browser) {
    const code = await run('npx', ['playwright', 'test'], {
      env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER_REPORT },
    });
    add(
      'playwright',
      counted(code, BROWSER_REPORT, ({ stats, errors }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected + (stats.unexpected ? 0 : errors.length),
        skipped: stats.skipped,
      })),
    );
  } else {
    say(
      'No Chromium was found and none could be installed. Install one and name it in CHROMIUM_PATH.',
    );
    add('playwright', { passed: 0, failed: 1, skipped: 0 });
  }
}

/** A runner that ended badly, or without a report, counts as a failure whatever it printed. */
function counted(code, file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = read(JSON.parse(readFileSync(file, 'utf8')));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);
