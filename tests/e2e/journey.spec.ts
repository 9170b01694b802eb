import { expectAccessible, expectNoSidewaysScroll, signInAs } from './people';
import { expect, test } from './server';

/** The main job, end to end, as the three people do it. The tests build on each other, in this order. */
test.describe.configure({ mode: 'serial' });

const year = new Date().getUTCFullYear();
const TITLE = '建立国家计算机应急小组的工作程序';
let needUrl = '';

test('a focal point posts a need in Chinese and sees candidates with reasons', async ({ page }) => {
  await signInAs(page, 'focal-point', 'zh');
  await page.goto('/zh/needs/new');
  await expectAccessible(page);

  await page.selectOption('[name=language]', 'zh');
  await page.fill('[name=title]', TITLE);
  await page
    .locator('[name=category][value=incident-response], select[name=category]')
    .first()
    .waitFor();
  const select = page.locator('select[name=category]');
  if (await select.count()) await select.selectOption('incident-response');
  else await page.check('[name=category][value=incident-response]');
  await page.check('[name=wholeCategory]');
  await page.fill('[name=objective]', '在一个工作日内按书面程序应对事件。');
  await page.fill('[name="indicators[0].name"]', '一个工作日内应对的事件占比');
  await page.check('[name="indicators[0].baselineUnknown"]');
  await page.fill('[name="indicators[0].target"]', '80%');
  await page.check('[name=support][value=training]');
  await page.locator('select[name=languages]').first().selectOption('fr');
  await page.locator('select[name=modes]').first().selectOption('on-site');
  await page.fill('[name=windowFrom]', `${year + 1}-02-01`);
  await page.fill('[name=windowTo]', `${year + 1}-11-30`);
  await page.fill('[name=nationalPriority]', '7');
  await page.check('[name=labelSummary][value=CLEAR]');
  await page.check('[name=labelDetails][value=GREEN]');
  await page.click('button[name=intent][value=open]');

  await expect(page.locator('h1')).toContainText(TITLE);
  needUrl = new URL(page.url()).pathname.replace(/^\/zh/, '');
  await expectAccessible(page);

  await page.goto(`/zh${needUrl}/candidates`);
  await expect(page.locator('main')).toContainText('国家事件应对小组课程和指导');
  await expect(page.locator('main')).toContainText('P10');
  await expectAccessible(page);
});

test('a donor posts an offer and sees the demand for it', async ({ page }) => {
  await signInAs(page, 'provider');
  await page.goto('/en/offers/new');
  await expectAccessible(page);

  await page.fill('[name=title]', 'Procedures for incident response teams');
  await page.fill('[name=summary]', 'Advice and training for teams that are starting.');
  await page.check('[name=categories][value=incident-response]');
  await page.check('[name=support][value=training]');
  await page
    .locator('[name=languages][value=fr], select[name=languages]')
    .first()
    .waitFor({ state: 'attached' });
  const languages = page.locator('select[name=languages]');
  if (await languages.count()) await languages.first().selectOption('fr');
  else
    await page
      .locator('[name=languages][value=fr]')
      .evaluate((box) => (box as HTMLInputElement).click());
  await page.check('[name=modes][value=on-site]');
  await page.fill('[name=windowFrom]', `${year + 1}-01-01`);
  await page.fill('[name=windowTo]', `${year + 1}-12-31`);
  await page.fill('[name=places]', '2');
  await page.check('[name=conditionsAnswer][value=none]');
  await page.click('button[name=intent][value=open]');

  await expect(page.locator('h1')).toContainText('Procedures for incident response teams');
  await expectAccessible(page);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/$/, '')}/demand`);
  await expect(page.locator('main')).toContainText(TITLE);
  await expectAccessible(page);
});

test('a coordinator reads the matrix and an unlock in a sentence', async ({ page }) => {
  await signInAs(page, 'coordinator');
  await page.goto('/en/coordination');
  await expect(page.locator('table').first()).toBeVisible();
  await expect(page.locator('main')).toContainText(/would open the way to \d+ needs?/);
  await expect(page.locator('main')).toContainText('Overlaps to check');
  await expect(page.locator('main')).not.toContainText(/duplicat/i);
  await expectAccessible(page);
});

test('every page fits a narrow screen, and axe finds nothing', async ({ page }) => {
  // Some forty pages, each searched for faults.
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const locale of ['en', 'zh']) {
    for (const path of [
      '',
      '/needs',
      '/needs/demo-n02',
      '/offers',
      '/offers/demo-o01',
      '/states',
      '/states/SEN',
      '/principles',
      '/organisations/demo-academy',
      '/sign-in',
    ]) {
      const answer = await page.goto(`/${locale}${path}`);
      expect(answer?.status(), path).toBe(200);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
  for (const [role, paths] of [
    [
      'focal-point',
      [
        '/desk',
        '/needs/new',
        '/needs/demo-n01/edit',
        '/needs/demo-n01/candidates',
        '/needs/demo-n01/preferences',
        '/account',
      ],
    ],
    [
      'provider',
      [
        '/desk',
        '/offers/new',
        '/offers/demo-o01/edit',
        '/offers/demo-o01/demand',
        '/offers/demo-o01/ranking',
      ],
    ],
    ['coordinator', ['/desk', '/coordination']],
    ['administrator', ['/desk', '/admin/organisations', '/admin/organisations/demo-academy']],
  ] as const) {
    await page.context().clearCookies();
    await signInAs(page, role);
    for (const path of paths) {
      await page.goto(`/en${path}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
});
