// `npm test`: installs what is missing, then runs every test. The last line is the sum over all runners.
// `npm test -- --unit` leaves out the browser tests, and the build and browser that only they need.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallBrowser } from './browser.mjs';
import { build, install, requireNode, run, say, tool } from './install.mjs';

const VITEST_REPORT = '.cache/vitest.json';
const BROWSER_REPORT = '.cache/playwright.json';

const withBrowser = !process.argv.includes('--unit');
const steps = withBrowser ? 5 : 2;
let step = 0;
const nextStep = () => `Step ${++step} of ${steps}.`;

const total = { passed: 0, failed: 0, skipped: 0 };

/** Says and adds what a runner reports. One that ended badly, or without a report, counts as a failure whatever it printed. */
function add(runner, code, file, countsIn) {
  const counts = reported(file, countsIn) ?? { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) {
    say(`${runner} ended with ${code} though no test of its report failed: that counts as one.`);
    counts.failed = 1;
  }
  say(`${runner}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += counts[key];
}

function reported(file, countsIn) {
  try {
    return countsIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function unitTests() {
  say(`${nextStep()} Unit, integration and property tests.`);
  const command = tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  );
  const code = await run(...command);
  add('vitest', code, VITEST_REPORT, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

async function browserTests() {
  const browser = await findOrInstallBrowser(nextStep());
  say(`${nextStep()} Browser tests.`);
  const code = browser
    ? await run(...tool('@playwright/test/cli.js', 'test'), {
        env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER_REPORT },
      })
    : 1;
  add('playwright', code, BROWSER_REPORT, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

requireNode();
await install(nextStep());
if (withBrowser) await build(nextStep());

// A report of an earlier run must not be taken for this one's.
mkdirSync('.cache', { recursive: true });
for (const report of [VITEST_REPORT, BROWSER_REPORT]) rmSync(report, { force: true });

await unitTests();
if (withBrowser) await browserTests();

// How many small faults in the engine the tests notice, as last measured; it says itself which files have changed since.
await run(process.execPath, ['--import', 'tsx', 'tests/mutation/check.ts']);

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
say(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
