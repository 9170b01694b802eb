import type { Browser, Page } from '@playwright/test';
import type { Role } from '../../db/schema/enums';
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './people';
import { expect, test } from './server';

test.use({ onlyFor: 'rounds' });

/** From the settings of a round to a State that takes one of its pairs up. In this order. */
test.describe.configure({ mode: 'serial' });

let coordinator: Page;
let state: Page;
let roundPath = '';

async function signedIn(browser: Browser, role: Role, origin: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: origin })).newPage();
  await signInAs(page, role);
  return page;
}

async function lookAt(page: Page): Promise<void> {
  await expectAccessible(page);
  // A phone, and 200 per cent zoom of a small screen.
  for (const width of [360, 640]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

/** Makes a round, runs it, and waits for its result. */
async function runRound(name: string): Promise<void> {
  await coordinator.goto('/en/rounds/new');
  await coordinator.fill('#name', name);
  await coordinator.locator('main form[method=post] button').click();
  await coordinator.waitForURL('**done=created');
  await coordinator.locator('main form[method=post] button').click();
  await expect(coordinator.locator('main table').first()).toBeVisible({ timeout: 30_000 });
}

test.beforeAll(async ({ browser, server }) => {
  coordinator = await signedIn(browser, 'coordinator', server.origin);
  state = await signedIn(browser, 'focal-point', server.origin);
});

test.afterAll(async () => {
  await Promise.all([coordinator, state].map((page) => page.context().close()));
});

test('a coordinator makes a round, and a wrong answer is named', async () => {
  await coordinator.goto('/en/rounds/new');
  await lookAt(coordinator);
  await coordinator.locator('main form[method=post] button').click();
  await expect(coordinator.locator('[role=alert]')).toContainText('Name');
  await runRound('First round');
  roundPath = new URL(coordinator.url()).pathname;
});

test('the result says what it gives and why', async () => {
  await coordinator.goto(roundPath);
  await lookAt(coordinator);
  await expect(coordinator.locator('main')).toContainText('Needs with an offer');
  await expect(coordinator.locator('main')).toContainText('Stability costs');
  for (const part of ['unmatched', 'gaps', 'unlocks']) {
    await coordinator.goto(`${roundPath}?show=${part}`);
    await lookAt(coordinator);
  }
  await coordinator.goto(`${roundPath}?show=unmatched`);
  await coordinator.locator('main table a[href*="/why?"]').first().click();
  await expect(coordinator.locator('#outcome')).toBeVisible();
  await lookAt(coordinator);
});

test('two rounds are compared', async () => {
  await runRound('Second round');
  await coordinator.goto(roundPath);
  await coordinator.locator('form[action$="/compare"] button').click();
  await coordinator.waitForURL('**/compare?with=*');
  await expect(coordinator.locator('main')).toContainText('Both have the same settings.');
  await lookAt(coordinator);
});

test('what is published waits on the State’s desk, and the State takes it up', async () => {
  await coordinator.goto(`${roundPath}/publish`);
  await expect(coordinator.locator('main')).toContainText('suggested to');
  await lookAt(coordinator);
  await coordinator.locator('main form[method=post] button').click();
  await coordinator.waitForURL('**done=published');
  await expect(coordinator.locator('main')).toContainText('Published on');

  await state.goto('/en/desk');
  await state
    .locator('main tr', { hasText: 'suggests an introduction' })
    .locator('a')
    .last()
    .click();
  await state.locator('main a[href*="/introduce?offer="]').first().click();
  await state.waitForURL('**/introduce?offer=**');
  await state.fill('#message', 'The round suggested it, and it suits us.');
  await state.locator('main form[method=post] button').last().click();
  await state.waitForURL('**done=sent');
  await expect(state.locator('[role=status]')).toBeVisible();
});

test('nobody else finds it', async () => {
  for (const path of ['/en/rounds', '/en/rounds/new', roundPath, `${roundPath}/publish`]) {
    expect((await state.goto(path))?.status()).toBe(404);
  }
});
