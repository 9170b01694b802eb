import type { Browser, Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './people';
import { expect, test } from './server';

test.use({ onlyFor: 'matches' });

/** From a suggestion to an answer, by three people who are signed in at the same time. In this order. */
test.describe.configure({ mode: 'serial' });

const NEED = 'demo-n01';
const OFFER = 'demo-o01';
const MESSAGE = 'We would like to start with the procedures.';

let state: Page;
let provider: Page;
let coordinator: Page;
let matchPath = '';

async function pageOf(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  return context.newPage();
}

/** Sends the last form of the page and waits for the page that says so. */
async function sendForm(page: Page, done: string): Promise<void> {
  await page.locator('main form[method=post] button').last().click();
  await page.waitForURL(`**done=${done}`);
  await expect(page.locator('[role=status]')).toBeVisible();
}

async function introduce(): Promise<void> {
  await state.goto(`/en/needs/${NEED}/candidates`);
  await state.check(`input[name=offer][value=${OFFER}]`);
  await state.locator('form[action*=introduce] button').click();
  await state.waitForURL('**/introduce?offer=**');
  await expectAccessible(state);
  await state.fill('#message', MESSAGE);
  await sendForm(state, 'sent');
}

test.beforeAll(async ({ browser, server }) => {
  [state, provider, coordinator] = await Promise.all([
    pageOf(browser, server.origin),
    pageOf(browser, server.origin),
    pageOf(browser, server.origin),
  ]);
  await signInAs(state, 'focal-point');
  await signInAs(provider, 'provider');
  await signInAs(coordinator, 'coordinator');
});

test.afterAll(async () => {
  await Promise.all([state, provider, coordinator].map((page) => page.context().close()));
});

/** The latest match of the need, among those of the demonstration. */
const ofNeed = (page: Page) =>
  page
    .locator('main tr', { hasText: 'National incident response team' })
    .locator('a[href*="/matches/"]')
    .first();

test('a coordinator suggests an offer, and only the State sees it', async () => {
  await coordinator.goto(`/en/needs/${NEED}/candidates`);
  await coordinator.click(`a[href*="suggest?offer=${OFFER}"]`);
  await coordinator.waitForURL('**/suggest?offer=**');
  await expectAccessible(coordinator);
  await coordinator.fill('#note', 'It answers all that is asked.');
  await sendForm(coordinator, 'suggested');
  await expect(coordinator.locator('main')).toContainText('Suggested; still open.');

  await state.goto(`/en/needs/${NEED}`);
  await expect(state.locator('main')).toContainText('It answers all that is asked.');
  await expectAccessible(state);
  await provider.goto('/en/matches');
  await expect(provider.locator('main h1')).toHaveText('Matches');
  await expect(ofNeed(provider)).toHaveCount(0);
  await expectAccessible(provider);
});

test('the State sees what it will disclose, is warned, and sends', async () => {
  await state.click(`a[href*="introduce?offer=${OFFER}"]`);
  await state.waitForURL('**/introduce?offer=**');
  await state.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(state);
  await expectAccessible(state);
  await expect(state.locator('main')).toContainText('It answers all that is asked.');
  await state.fill('#message', `${MESSAGE} The server is 192.0.2.7.`);
  await state.locator('main form[method=post] button').last().click();
  await expect(state.locator('[role=alert]')).toBeVisible();
  await expect(state.locator('main')).toContainText('An IP address');
  await expect(state.locator('#message')).toHaveValue(/192\.0\.2\.7/);
  await state.setViewportSize({ width: 1280, height: 720 });
  await state.fill('#message', MESSAGE);
  await sendForm(state, 'sent');
  await expectAccessible(state);
  matchPath = (await ofNeed(state).getAttribute('href')) ?? '';
});

test('the provider reads it and accepts, and the State sees the answer', async () => {
  await provider.goto('/en/matches');
  await ofNeed(provider).click();
  await provider.waitForURL(`**${matchPath}`);
  await expect(provider.locator('main')).toContainText(MESSAGE);
  await expect(provider.locator('main')).toContainText('Your turn');
  await expectAccessible(provider);
  await provider.getByRole('link', { name: 'Answer the introduction' }).click();
  await provider.waitForURL('**/answer');
  await expectAccessible(provider);
  await provider.fill('#note', 'Gladly.');
  await sendForm(provider, 'accepted');

  await state.goto(matchPath);
  await expect(state.locator('main')).toContainText('Gladly.');
  await expect(state.locator('main')).toContainText('Propose terms');
  await expectAccessible(state);
});

test('the State withdraws, and what it had written is closed to the provider', async () => {
  await state.goto(`${matchPath}/withdraw`);
  await expectAccessible(state);
  await sendForm(state, 'withdrawn');
  await provider.goto(matchPath);
  await expect(provider.locator('main')).toContainText('Withdrawn');
  await expect(provider.locator('main')).not.toContainText(MESSAGE);
});

test('introduced again, the provider declines, and nobody but the two sides knows', async () => {
  await introduce();
  const again = (await ofNeed(state).getAttribute('href')) ?? '';
  expect(again).not.toBe(matchPath);
  await provider.goto(`${again}/answer?how=decline`);
  await expectAccessible(provider);
  await sendForm(provider, 'declined');
  await expect(provider.locator('main')).not.toContainText(MESSAGE);
  await state.goto(again);
  await expect(state.locator('main')).toContainText('Declined');
  await state.goto(`/en/needs/${NEED}/candidates`);
  await expect(state.locator(`input[name=offer][value=${OFFER}]`)).toBeVisible();
  expect((await coordinator.goto(again))?.status()).toBe(404);
  expect((await coordinator.goto('/en/matches/no-such-match'))?.status()).toBe(404);
});
