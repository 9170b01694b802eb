import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible, signInAs } from './people';
import { expect, test } from './server';

test.use({ onlyFor: 'two-at-once' });

/** Two who change the same record, and one who presses twice: nothing is lost and nothing is done twice. */
test.describe.configure({ mode: 'serial' });

let context: BrowserContext;
let first: Page;
let second: Page;

async function both(path: string): Promise<void> {
  await first.goto(path);
  await second.goto(path);
}

/** Sends the page's form by this button and gives the status of the answer. */
async function send(page: Page, button: string): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.locator(button).click();
  return (await answer).status();
}

/** What was typed beside what is there now. */
function differenceOf(page: Page) {
  return page.getByRole('table', { name: 'What you typed, and what is there now' });
}

const open = 'main form button[name=intent][value=open]';

async function signedIn(
  newContext: () => Promise<BrowserContext>,
  role: 'focal-point' | 'provider',
) {
  context = await newContext();
  first = await context.newPage();
  await signInAs(first, role);
  second = await context.newPage();
}

test.afterEach(async () => {
  await context.close();
});

test('a draft of a need: the second is told, sees the difference, and chooses what stays', async ({
  browser,
  server,
}) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'focal-point');
  const draft = 'main form button[name=intent][value=draft]';
  await first.goto('/en/needs/new');
  await first.fill('[name=title]', 'A draft that two write');
  await first.locator(draft).click();
  await first.waitForURL(/\/needs\/[^/]+\?done=saved/);
  const need = new URL(first.url()).pathname;

  await both(`${need}/edit`);
  await first.fill('[name=title]', 'By the first');
  await first.locator(draft).click();
  await first.waitForURL(/done=saved/);
  await second.fill('[name=title]', 'By the second');
  await second.fill('[name=objective]', 'What the second wants to say.');
  expect(await send(second, draft)).toBe(409);
  await expect(second.locator('#error-summary')).toContainText('changed this need while you had');
  await expect(second.locator('[name=title]')).toHaveValue('By the second');
  await expect(second.locator('[name=objective]')).toHaveValue('What the second wants to say.');
  await first.goto(need);
  await expect(first.locator('h1')).toContainText('By the first');

  const row = differenceOf(second).getByRole('row', { name: 'By the first' });
  await expect(row).toContainText('By the second');
  await expectAccessible(second);
  await row.getByRole('checkbox').check();
  await second.locator(draft).click();
  await second.waitForURL(/done=saved/);
  await expect(second.locator('h1')).toContainText('By the first');
  await expect(second.locator('main')).toContainText('What the second wants to say.');
});

test('a need on the board: the second may drop what was typed and begin anew', async ({
  browser,
  server,
}) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'focal-point');
  await both('/en/needs/demo-n01/edit');
  await first.fill('[name=objective]', 'What the first wants to say.');
  await first.locator(open).click();
  await first.waitForURL(/done=saved/);
  await second.fill('[name=objective]', 'What the second wants to say.');
  expect(await send(second, open)).toBe(409);
  await expect(differenceOf(second)).toContainText('What the first wants to say.');
  second.on('dialog', (leaving) => void leaving.accept());
  await second.getByRole('link', { name: 'begin with what is there now' }).click();
  await expect(second.locator('[name=objective]')).toHaveValue('What the first wants to say.');
  await expect(differenceOf(second)).toHaveCount(0);
});

test('an offer: the second is told, and what was typed is there', async ({ browser, server }) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'provider');
  await both('/en/offers/demo-o01/edit');
  await first.fill('[name=places]', '7');
  expect(await send(first, open)).toBeLessThan(400);
  await first.waitForURL(/done=saved/);
  await second.fill('[name=places]', '9');
  await second.fill('[name=summary]', 'As the second sees it.');
  expect(await send(second, open)).toBe(409);
  await expect(second.locator('#error-summary')).toContainText('changed this offer while you had');
  await expect(second.locator('[name=places]')).toHaveValue('9');
  await expect(second.locator('[name=summary]')).toHaveValue('As the second sees it.');
  await first.reload();
  await expect(first.locator('main')).not.toContainText('As the second sees it.');
  const row = differenceOf(second).getByRole('row').filter({ hasText: '7' });
  await expect(row).toContainText('9');
  await expect(differenceOf(second)).toContainText('As the second sees it.');
  await second.locator(open).click();
  await second.waitForURL(/done=saved/);
  await expect(second.locator('main')).toContainText('As the second sees it.');
});

test('a form that was gone back to and changed is not taken for the one that was sent', async ({
  browser,
  server,
}) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'provider');
  await first.goto('/en/offers/demo-o01/edit');
  const once = await first.inputValue('[name=once]');
  await first.fill('[name=places]', '11');
  await first.locator(open).click();
  await first.waitForURL(/done=saved/);
  await first.goBack();
  // A browser that keeps the page gives back the very form: here it is made so.
  await first.evaluate((mark) => {
    document.querySelector('[name=once]')?.setAttribute('value', mark);
    document.querySelector('[name=version]')?.setAttribute('value', '1');
  }, once);
  await first.fill('[name=places]', '12');
  expect(await send(first, open)).toBe(409);
  await expect(differenceOf(first).getByRole('row').filter({ hasText: '11' })).toContainText('12');
});

/** The one match that these tests make, among those of the demonstration. */
const introduced = () =>
  first
    .locator('main tr', { hasText: 'National incident response team' })
    .locator('a[href*="/matches/"]');

test('a form that is sent twice acts once', async ({ browser, server }) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'focal-point');
  const form = '/en/needs/demo-n01/introduce?offer=demo-o01';
  await first.goto(form);
  const fields = await first
    .locator('main form')
    .last()
    .evaluate((element) =>
      [...new FormData(element as HTMLFormElement)].flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    );
  const body = new URLSearchParams(fields).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin };
  const post = () => first.request.post(form, { data: body, headers, maxRedirects: 0 });
  const [one, again] = [await post(), await post()];
  expect([one.status(), again.status()]).toEqual([302, 302]);
  expect(again.headers()['location']).toBe(one.headers()['location']);
  await first.goto('/en/matches');
  await expect(introduced()).toHaveCount(1);
});

test('terms: the second is shown what differs, and loses nothing', async ({ browser, server }) => {
  await signedIn(() => browser.newContext({ baseURL: server.origin }), 'provider');
  await first.goto('/en/matches');
  const match = await introduced().getAttribute('href');
  await first.goto(`${match}/answer`);
  await first.locator('main form button').first().click();
  await first.waitForURL(/done=accepted/);

  await both(`${match}/terms`);
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  for (const page of [first, second]) {
    await page.fill('[name=startsOn]', new Date().toISOString().slice(0, 10));
    await page.fill('[name=endsOn]', day);
    for (const [duty, party] of [
      ['design', 'state'],
      ['delivery', 'provider'],
      ['monitoring', 'state'],
    ]) {
      await page.selectOption(`[name="responsibilities.${duty}.${party}"]`, 'lead');
    }
  }
  await first.fill('[name=notes]', 'In the capital.');
  await first.locator('main form button').click();
  await first.waitForURL(/done=terms-proposed/);
  await second.fill('[name=notes]', 'On line.');
  expect(await send(second, 'main form button')).toBe(409);
  const difference = differenceOf(second);
  await expect(difference).toContainText('In the capital.');
  await expect(difference).toContainText('On line.');
  await expect(second.locator('[name=notes]')).toHaveValue('On line.');
});
