import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// `npm test` says where Chromium is; `npm run test:browser` alone takes the usual one, else Playwright's own.
const executablePath =
  process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium'].find((path) => existsSync(path));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/test-results',
  workers: 2,
  fullyParallel: false,
  // A test that passes at the second try is a fault to look at.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // A whole journey with axe on every page takes 24 seconds on two busy cores.
  timeout: 60_000,
  // The JSON goes to the file that `npm test` names; without one it would flood the terminal.
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : 'list',
  use: {
    locale: 'en',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // A desktop browser's name: `isbot` takes HeadlessChrome for a robot, and robots get other answers.
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
});
