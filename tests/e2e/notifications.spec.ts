import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expectAccessible, expectNoSidewaysScroll, signInAs } from './people';
import { type RunningServer, test as base, expect, startServer } from './server';

/** A mail server in this process, and a server of ours that sends what is due every second. */
interface Post {
  server: RunningServer;
  mails: Email[];
}

const test = base.extend<object, { post: Post }>({
  post: [
    // Playwright reads the names of fixtures from this pattern; an empty one asks for none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const mails: Email[] = [];
      const smtp = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onData: (stream, _session, callback) => {
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
              mails.push(mail);
              callback();
            });
          });
        },
      });
      const port = await new Promise<number>((resolve) => {
        const listening = smtp.listen(0, '127.0.0.1', () => {
          const address = listening.address();
          resolve(typeof address === 'object' && address ? address.port : 0);
        });
      });
      const server = await startServer({
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: 'Capacity Commons <no-reply@demo.example>',
        SCHEDULER_SECONDS: '1',
      });
      await use({ server, mails });
      await server.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ post }, use) => use(post.server.origin),
});

test.describe.configure({ mode: 'serial' });

const KIND = 'A State has introduced a need to you';

test('an introduction reaches the provider by mail, on the desk and in the list', async ({
  page,
  post,
}) => {
  await signInAs(page, 'focal-point');
  await expectAccessible(page);
  await page.goto('/en/needs/demo-n01/introduce?offer=demo-o01');
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/en\/matches/);
  await page.goto('/en/desk');
  await expect(page.locator('main')).toContainText('An introduction waits for the provider');

  const sent = () => post.mails.find(({ subject }) => subject?.includes(KIND));
  await expect.poll(() => sent()?.to?.[0]?.address).toBe('provider@demo.example');
  expect(sent()?.text).toContain('It is about an introduction you received.');
  expect(sent()?.text).not.toContain('Senegal');

  await page.context().clearCookies();
  await signInAs(page, 'provider');
  await expect(page.locator('main')).toContainText('An introduction waits for your answer');
  await expect(
    page.getByRole('link', { name: /^Notifications .*\([1-9]\d* unread\)/ }),
  ).toBeVisible();
  for (const address of ['/en/desk', '/zh/notifications', '/en/notifications/settings']) {
    await page.goto(address);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.goto('/en/notifications');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
});

test('a mail program ends mails with one click; a person can look first, and take it back', async ({
  page,
  post,
  request,
}) => {
  const mail = post.mails.find(({ subject }) => subject?.includes(KIND));
  const listed = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const path = /\/en\/unsubscribe\/[\w.-]+/.exec(listed)?.[0] ?? '';

  await page.goto(path);
  await expectAccessible(page);
  await expect(page.locator('main')).toContainText('A State introduces a need to you');

  const oneClick = { form: { 'List-Unsubscribe': 'One-Click' } };
  const foreign = { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' };
  const answer = await request.post(path, { ...oneClick, headers: foreign, maxRedirects: 0 });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['set-cookie']).toBeUndefined();
  for (const other of ['/en/desk', `${path}.data`, '/en/notifications/settings', `${path}/more`]) {
    const refused = await request.post(other, { ...oneClick, headers: foreign });
    expect(refused.status(), other).toBe(403);
  }
  const forged = await request.post('/en/unsubscribe/forged.token', {
    ...oneClick,
    headers: foreign,
  });
  expect(forged.status()).toBe(404);

  const choice = page.locator('[name="mail.introduction-received"]');
  await signInAs(page, 'provider');
  await page.goto('/en/notifications/settings');
  await expect(choice).toHaveValue('never');

  await page.goto(path);
  await page.getByRole('button', { name: 'Send me no more of them' }).click();
  await page.getByRole('button', { name: 'Undo: send them again' }).click();
  await expect(page.locator('main')).toContainText('These mails will be sent to you again.');
  await page.goto('/en/notifications/settings');
  await expect(choice).toHaveValue('at-once');
  await choice.selectOption('daily');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('main')).toContainText('Your choice is saved.');
  await expect(choice).toHaveValue('daily');
});
