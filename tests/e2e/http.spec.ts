import { expect, test } from './server';

test('an address without a language goes to the one the browser asks for', async ({ request }) => {
  const answer = await request.get('/', {
    headers: { 'Accept-Language': 'zh-CN,en;q=0.5' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  expect(answer.headers()['location']).toBe('/zh');
});

test('what is not there is a page that says so, without a trace of the inside', async ({
  page,
}) => {
  for (const address of ['/en/nothing', '/xx/needs', '/nothing/at/all', '/en/needs/no-such-need']) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.locator('h1')).toHaveText('Page not found');
    expect(await page.content()).not.toMatch(/node_modules|at async|\.tsx?:/);
  }
});

test('a form sent from another site is refused', async ({ request }) => {
  const form = { email: 'provider@demo.example', password: 'demonstration' };
  const foreign: Record<string, string>[] = [
    { Origin: 'https://elsewhere.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ];
  for (const headers of foreign) {
    const answer = await request.post('/en/sign-in', { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
});

test('every answer carries the security headers, and no page runs an unnamed script', async ({
  request,
}) => {
  const headers = (await request.get('/en/needs')).headers();
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toContain('private');
  expect(headers['x-request-id']).toBeTruthy();
});

test('a wrong password says the same as an unknown address', async ({ page }) => {
  const messages: string[] = [];
  for (const email of ['provider@demo.example', 'nobody@demo.example']) {
    await page.goto('/en/sign-in');
    await page.fill('#email', email);
    await page.fill('#password', 'not the password');
    await page.locator('form:has(#password) button').click();
    messages.push(await page.locator('#error-summary').innerText());
    await expect(page.locator('#email')).toHaveValue(email);
    await expect(page.locator('#password')).toHaveValue('');
  }
  expect(messages[0]).toBe(messages[1]);
});

test('signing in goes on to a page of this site only', async ({ request }) => {
  const form = { email: 'provider@demo.example', password: 'demonstration' };
  for (const [next, location] of [
    ['/en/needs?category=legal', '/en/needs?category=legal'],
    ['//elsewhere.example', '/en/desk'],
    ['https://elsewhere.example', '/en/desk'],
    ['/en/\\elsewhere', '/en/desk'],
  ]) {
    const answer = await request.post(`/en/sign-in?next=${encodeURIComponent(next ?? '')}`, {
      form,
      maxRedirects: 0,
    });
    expect(answer.headers()['location'], next).toBe(location);
  }
});

test('the health check answers', async ({ request }) => {
  expect((await request.get('/healthz')).status()).toBe(200);
});
