import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Role } from '../../db/schema/enums';
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './people';
import { expect, test } from './server';

test.use({ onlyFor: 'agreement' });

/** From an accepted introduction to a completed activity, as three people live it who are signed in at once. */
test.describe.configure({ mode: 'serial' });

const today = new Date().toISOString().slice(0, 10);
const later = (months: number) => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
};
const OFFER = 'Course and mentoring for national incident response teams';
const INDICATOR = 'Incidents answered within one working day, per cent';

let contexts: BrowserContext[] = [];
let state: Page;
let provider: Page;
let coordinator: Page;
let match = '';

async function signedIn(browser: Browser, role: Role, origin: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  contexts.push(context);
  const page = await context.newPage();
  await signInAs(page, role);
  return page;
}

/** A need of the State is introduced to the offer, and the provider takes it up. */
async function acceptedIntroduction(): Promise<string> {
  await state.goto('/en/needs/demo-n01/introduce?offer=demo-o01');
  await state.locator('main form button').last().click();
  await state.waitForURL('**/matches?done=sent');
  await state.goto('/en/matches');
  const id = await state
    .locator('main tr', { hasText: 'National incident response team' })
    .locator('a[href*="/matches/"]')
    .first()
    .getAttribute('href')
    .then((href) => href ?? '');
  await provider.goto(`${id}/answer`);
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=accepted/);
  return new URL(id, provider.url()).pathname;
}

test.beforeAll(async ({ browser, server }) => {
  contexts = [];
  state = await signedIn(browser, 'focal-point', server.origin);
  provider = await signedIn(browser, 'provider', server.origin);
  coordinator = await signedIn(browser, 'coordinator', server.origin);
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
});

async function lead(page: Page, duty: string, party: string): Promise<void> {
  await page.selectOption(`[name="responsibilities.${duty}.${party}"]`, 'lead');
}

test('an agreement can end early, and its forms are open again', async () => {
  const first = await acceptedIntroduction();
  await provider.goto(`${first}/terms`);
  await provider.fill('[name=startsOn]', today);
  await provider.fill('[name=endsOn]', later(3));
  await lead(provider, 'design', 'state');
  await lead(provider, 'delivery', 'provider');
  await lead(provider, 'monitoring', 'state');
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=terms-proposed/);
  await state.goto(`${first}/accept`);
  await state.locator('main form button').click();
  await state.waitForURL(/done=terms-accepted/);
  await coordinator.goto('/en/needs/demo-n01');
  await expect(coordinator.locator('main')).toContainText('Still open: Equipment or software.');

  await provider.goto(`${first}/end`);
  await expectAccessible(provider);
  await provider.locator('main form button').click();
  await expect(provider.locator('#error-summary')).toContainText('Why it ends early');
  await provider.fill('[name=reason]', 'The trainers are not free.');
  await provider.check('[name=placeIsFree]');
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=ended/);
  await state.goto(first);
  await expect(state.locator('#terms')).toContainText('The trainers are not free.');
  await expectAccessible(state);
  await coordinator.goto('/en/needs/demo-n01');
  await expect(coordinator.locator('main')).not.toContainText('Agreements cover');

  // The State may introduce its need again: the rest of this file is about the new match.
  match = await acceptedIntroduction();
  expect(match).not.toBe(first);
});

test('the State proposes terms, and is told what is wrong with them', async () => {
  await state.goto(match);
  await expect(state.locator('main')).toContainText('Nothing has been proposed yet');
  await state.locator('#terms').getByRole('link', { name: 'Propose terms' }).click();
  await expectAccessible(state);
  // The indicators of the need and the forms that both share are there already.
  await expect(state.locator('[name="indicators[0].name"]')).toHaveValue(INDICATOR);
  await expect(state.locator('[name=support][value=training]')).toBeChecked();
  await expect(state.locator('[name=support][value=equipment]')).toHaveCount(0);

  await state.fill('[name=startsOn]', today);
  await state.fill('[name=endsOn]', '2020-01-01');
  await state.uncheck('[name=support][value=mentoring]');
  await lead(state, 'design', 'provider');
  await lead(state, 'delivery', 'provider');
  await state.locator('main form button').click();
  const summary = state.locator('#error-summary');
  await expect(summary).toContainText('Last day: The end, 1 January 2020, is before the start');
  await expect(summary).toContainText('Monitoring and evaluation: Exactly one party leads');
  await expect(summary).toContainText('The State leads none of the three');
  await expectAccessible(state);

  await state.fill('[name=endsOn]', later(6));
  await lead(state, 'monitoring', 'state');
  await state.locator('main form button').click();
  await state.waitForURL(/done=terms-proposed/);
  await expect(state.locator('main')).toContainText('proposed version 1');
  await expectAccessible(state);
});

test('two who edit at once: the second is shown what differs, and loses nothing', async () => {
  await state.goto(`${match}/terms`);
  const colleague = await state.context().newPage();
  await colleague.goto(`${match}/terms`);
  await colleague.fill('[name=notes]', 'In the capital.');
  await colleague.locator('main form button').click();
  await colleague.waitForURL(/done=terms-proposed/);
  await colleague.close();

  await state.fill('[name=note]', 'A word to you.');
  await state.fill('[name=endsOn]', later(7));
  const answer = state.waitForResponse((response) => response.request().method() === 'POST');
  await state.locator('main form button').click();
  expect((await answer).status()).toBe(409);
  await expect(state.locator('#error-summary')).toContainText('Version 2 came in');
  const difference = state.getByRole('table', { name: 'What you typed, and what is there now' });
  await expect(difference).toContainText('In the capital.');
  await expect(difference).toContainText('Last day');
  await expect(state.locator('[name=note]')).toHaveValue('A word to you.');
  await expect(state.locator('[name=endsOn]')).toHaveValue(later(7));
  await expectAccessible(state);
  await state.locator('main form button').click();
  await state.waitForURL(/done=terms-proposed/);
});

test('the provider answers with its own terms, and the State sees each difference', async () => {
  await provider.goto(`${match}/terms`);
  await provider.fill('[name=endsOn]', later(8));
  await provider.check('[name=support][value=mentoring]');
  await lead(provider, 'design', 'state');
  await provider.selectOption('[name="responsibilities.design.provider"]', 'contributes');
  await provider.fill('[name=note]', 'Mentoring needs the longer time.');
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=terms-proposed/);

  await state.goto(`${match}/accept`);
  await expect(state.locator('h1')).toContainText('Accept version 4');
  const difference = state.getByRole('table', { name: 'What version 4 changed' });
  await expect(difference.getByRole('row', { name: /Last day/ })).toContainText('changed');
  await expect(difference.getByRole('row', { name: /Forms of support/ })).toContainText('added');
  await expect(difference.getByRole('row', { name: /Design: Senegal/ })).toContainText('Leads');
  await expectAccessible(state);
});

test('what was read is what is accepted: a newer version is not', async () => {
  await provider.goto(`${match}/terms`);
  await provider.fill('[name=notes]', 'In the capital, and on line.');
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=terms-proposed/);

  const answer = state.waitForResponse((response) => response.request().method() === 'POST');
  await state.getByRole('button', { name: 'Accept version 4' }).click();
  expect((await answer).status()).toBe(409);
  await expect(state.locator('#error-summary')).toContainText('nothing was accepted');
  await expectAccessible(state);
  await state.getByRole('button', { name: 'Accept version 5' }).click();
  await state.waitForURL(/done=terms-accepted/);
  await expect(state.locator('#terms')).toContainText('In force: version 5');
  await expectAccessible(state);
});

test('the agreement is an activity, a place less, and forms that are covered', async () => {
  await coordinator.goto('/en/states/SEN');
  await expect(coordinator.getByRole('table').filter({ hasText: OFFER })).toContainText(
    'Under way',
  );
  await coordinator.goto('/en/offers/demo-o01');
  await expect(coordinator.locator('main')).toContainText('What has come of this offer');
  await expectAccessible(coordinator);
  await coordinator.goto('/en/needs/demo-n01');
  await expect(coordinator.locator('main')).toContainText(
    'Agreements cover: Training and Mentoring. Still open: Equipment or software.',
  );
  await expectAccessible(coordinator);
  expect((await coordinator.goto(`${match}/terms`))?.status()).toBe(404);
});

test('both sides report; one report is disputed, the other confirmed', async () => {
  await provider.goto(`${match}/reports?indicator=0`);
  await expectAccessible(provider);
  await provider.fill('[name=value]', '75 per cent');
  await provider.fill('[name=measuredOn]', later(1));
  await provider.locator('main form button').click();
  await expect(provider.locator('#error-summary')).toContainText('is after today');
  await provider.fill('[name=measuredOn]', today);
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=reported/);
  await expect(provider.locator('#results')).toContainText('Declared');

  await state.goto(`${match}/reports?indicator=1`);
  await state.fill('[name=value]', '12 people');
  await state.fill('[name=evidence]', 'Attendance list of November');
  await state.locator('main form button').click();
  await state.waitForURL(/done=reported/);
  await expect(state.locator('#results')).toContainText('Evidenced');

  await state.locator('#results').getByRole('link', { name: 'Confirm or dispute' }).first().click();
  await expectAccessible(state);
  await state.check('[name=answer][value=dispute]');
  await state.locator('main form button').click();
  await expect(state.locator('#error-summary')).toContainText('Say what you see instead');
  await state.fill('[name=disputeNote]', 'Our log says 60 per cent.');
  await state.locator('main form button').click();
  await state.waitForURL(/done=disputed/);

  await provider.goto(match);
  await expect(provider.locator('#results')).toContainText('Our log says 60 per cent.');
  await provider
    .locator('#results')
    .getByRole('link', { name: 'Confirm or dispute' })
    .first()
    .click();
  await provider.check('[name=answer][value=confirm]');
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=confirmed/);
  await expect(provider.locator('#results')).toContainText('Confirmed by');
  await expectAccessible(provider);
});

test('it fits a narrow screen in both languages, for both sides', async () => {
  test.slow();
  for (const page of [state, provider]) {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const locale of ['en', 'zh']) {
      for (const path of ['', '/terms', '/end', '/complete', '/reports?indicator=0']) {
        await page.goto(match.replace('/en/', `/${locale}/`) + path);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});

test('both say that it is complete, and then it is', async () => {
  await provider.goto(`${match}/complete`);
  await provider.locator('main form button').click();
  await provider.waitForURL(/done=complete/);
  await expect(provider.locator('#results')).toContainText('has not said so yet');
  expect((await provider.goto(`${match}/complete`))?.status()).toBe(404);

  await state.goto(`${match}/complete`);
  await expect(state.locator('main')).toContainText('The other side has said so already');
  await expectAccessible(state);
  await state.locator('main form button').click();
  await state.waitForURL(/done=complete/);
  await expect(state.locator('#results')).toContainText('both sides said so');
  await expect(state.locator('#results')).toContainText('The State will be asked on');
  await coordinator.goto('/en/states/SEN');
  await expect(coordinator.getByRole('table').filter({ hasText: OFFER })).toContainText(
    'Completed',
  );
});
