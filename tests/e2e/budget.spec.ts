import type { CDPSession, Page } from '@playwright/test';
import { signInAs } from './people';
import { expect, test } from './server';

const READING_LIMIT = 40_000;
const WORKING_LIMIT = 110_000;

/** What the browser received for one first view, compressed, headers too. */
async function transferred(page: Page, path: string): Promise<{ bytes: number; scripts: number }> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  let scripts = 0;
  client.on('Network.responseReceived', ({ type }) => {
    if (type === 'Script') scripts += 1;
  });
  client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(path, { waitUntil: 'networkidle' });
  await client.detach();
  return { bytes, scripts };
}

for (const path of [
  '/en',
  '/zh',
  '/en/needs',
  '/zh/needs',
  '/en/offers',
  '/en/needs/demo-n02',
  '/zh/needs/demo-n02',
  '/en/offers/demo-o01',
  '/en/states',
  '/en/states/SEN',
  '/en/principles',
  '/zh/principles',
]) {
  test(`the reading page ${path} comes without scripts in under 40 kB`, async ({ page }) => {
    const { bytes, scripts } = await transferred(page, path);
    expect(scripts).toBe(0);
    expect(bytes).toBeLessThan(READING_LIMIT);
  });
}

for (const [role, path] of [
  ['focal-point', '/en/needs/new'],
  ['focal-point', '/zh/needs/new'],
  ['focal-point', '/en/needs/demo-n01/edit'],
  ['focal-point', '/en/needs/demo-n01/candidates'],
  ['provider', '/en/offers/new'],
  ['provider', '/zh/offers/demo-o01/edit'],
  ['provider', '/en/offers/demo-o01/demand'],
  ['coordinator', '/en/coordination'],
] as const) {
  test(`the working page ${path} comes in under 110 kB`, async ({ page }) => {
    await signInAs(page, role);
    const { bytes } = await transferred(page, path);
    expect(bytes).toBeLessThan(WORKING_LIMIT);
  });
}
