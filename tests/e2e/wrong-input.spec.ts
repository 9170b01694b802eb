import type { Page } from '@playwright/test';
import { signInAs } from './people';
import { expect, test } from './server';

/** Wrong input in every field: the summary names it, nothing is saved, everything typed is still there. */
interface Form {
  role: 'focal-point' | 'provider';
  path: string;
  /** Typed into text fields: each is wrong. */
  text: Record<string, string>;
  /** Fields that are wrong because nothing was chosen. */
  empty: string[];
}

const LONG = 'x'.repeat(4500);

const FORMS: Form[] = [
  {
    role: 'focal-point',
    path: '/en/needs/new',
    text: {
      title: LONG,
      objective: LONG,
      'indicators[0].name': LONG,
      'indicators[0].target': LONG,
      nationalPriority: 'first',
      womenTarget: '140',
      evidenceYear: 'last year',
      evidenceLevel: LONG,
      evidenceReference: LONG,
    },
    empty: ['category', 'topics', 'support', 'languages', 'modes', 'windowFrom', 'windowTo'],
  },
  {
    role: 'provider',
    path: '/en/offers/new',
    text: {
      title: LONG,
      summary: LONG,
      places: '-3',
      perState: '0',
      durationWeeks: 'ten',
      followUpMonths: '1.5',
      womenSeats: '101',
      funder: LONG,
      implementer: LONG,
      conditionsNote: LONG,
      earlierResultsReference: LONG,
    },
    empty: [
      'categories',
      'support',
      'languages',
      'modes',
      'windowFrom',
      'windowTo',
      'conditionsAnswer',
    ],
  },
];

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`).first();

async function fill(page: Page, form: Form): Promise<void> {
  // Some fields stand in a disclosure that is closed until it is wanted.
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  for (const [name, value] of Object.entries(form.text)) await field(page, name).fill(value);
  await page.click('button[name=intent][value=open]');
  await page.locator('#error-summary').waitFor();
}

for (const form of FORMS) {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test.describe(`${form.path} ${how} scripts`, () => {
      test('names every wrong answer and loses nothing', async ({ browser, server }) => {
        const context = await browser.newContext({
          baseURL: server.origin,
          javaScriptEnabled,
        });
        const page = await context.newPage();
        // Leaving with unsaved answers asks first; here the answer is yes.
        page.on('dialog', (dialog) => void dialog.accept());
        await signInAs(page, form.role);
        await page.goto(form.path);
        if (javaScriptEnabled) await fill(page, form);
        else await fillWithoutScripts(page, form);

        const summary = page.locator('#error-summary');
        for (const name of [...Object.keys(form.text), ...form.empty]) {
          await expect(
            summary.locator(`a[href="#${name}"]`).first(),
            `${name} is named`,
          ).toBeVisible();
          await expect(page.locator(`[id="${name}"]`), `${name} can be reached`).toHaveCount(1);
        }
        for (const [name, value] of Object.entries(form.text)) {
          await expect(field(page, name), `${name} is kept`).toHaveValue(value);
        }
        expect(new URL(page.url()).pathname).toBe(form.path);

        await page.goto('/en/desk');
        await expect(page.locator('main')).not.toContainText(LONG.slice(0, 60));
        await context.close();
      });
    });
  }
}

/** Disclosures open by a click, which needs no scripts. */
async function fillWithoutScripts(page: Page, form: Form): Promise<void> {
  for (const [name, value] of Object.entries(form.text)) {
    const input = field(page, name);
    if (!(await input.isVisible())) {
      const closed = page.locator('details:not([open])', { has: page.locator(`[name="${name}"]`) });
      for (const summary of await closed.locator('> summary').all()) await summary.click();
    }
    await input.fill(value);
  }
  await page.click('button[name=intent][value=open]');
  await page.locator('#error-summary').waitFor();
}
