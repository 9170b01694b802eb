import AxeBuilder from '@axe-core/playwright';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../db/demo/accounts';
import type { Role } from '../../db/schema/enums';
import { type Page, expect } from '@playwright/test';

/** Signs in as the demonstration's account of a role, through the form that people use. */
export async function signInAs(page: Page, role: Role, locale = 'en'): Promise<void> {
  const account = DEMO_ACCOUNTS.find((known) => known.role === role);
  if (!account) throw new Error(`the demonstration has no ${role}`);
  await page.goto(`/${locale}/sign-in`);
  await page.fill('#email', account.email);
  await page.fill('#password', DEMO_PASSWORD);
  await page.locator('form:has(#password) button').click();
  await page.waitForURL(`**/${locale}/desk`);
}

/** WCAG 2.2 A and AA, by axe: nothing may be found. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  expect(found, `on ${page.url()}`).toEqual([]);
}

/** A page is never wider than its screen: what is wider scrolls inside its own frame. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `on ${page.url()}`).toBeLessThanOrEqual(0);
}
