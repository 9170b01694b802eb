import type { BrowserContext } from '@playwright/test';
import { INVENTED } from '../../db/demo/records';
import type { Label, Role } from '../../db/schema/enums';
import { signInAs } from './people';
import { expect, test } from './server';

/**
 * The table "Who sees what", held against the pages themselves. The demonstration has needs of every label;
 * the signed-in State is Senegal, so for the needs of any other State its focal point is an outsider too.
 */
type Reader = 'visitor' | Role;

const READERS: Reader[] = ['visitor', 'provider', 'coordinator', 'focal-point', 'administrator'];
const OWN_STATE = 'SEN';

function admits(label: Label, reader: Reader, state: string): boolean {
  if (reader === 'focal-point' && state === OWN_STATE) return true;
  if (label === 'CLEAR') return true;
  if (label === 'GREEN') return reader !== 'visitor';
  if (label === 'AMBER') return reader === 'coordinator';
  return false;
}

const needs = INVENTED.needs.map((need) => ({
  id: need.id,
  state: need.state,
  title: need.title.en,
  objective: need.objective?.en ?? '',
  summary: need.labelSummary ?? 'CLEAR',
  details: need.labelDetails ?? 'CLEAR',
}));

async function get(context: BrowserContext, path: string) {
  // A page that asks a visitor to sign in says nothing of what is there: it counts as the answer it is.
  const answer = await context.request.get(path, { maxRedirects: 0 });
  const html = await answer.text();
  // React separates text and values by empty comments, and writes some letters as entities.
  const text = html.replaceAll('<!-- -->', '').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  return { status: answer.status(), text };
}

for (const reader of READERS) {
  test(`a ${reader} reads exactly what the labels admit`, async ({ page, context }) => {
    if (reader !== 'visitor') await signInAs(page, reader);

    for (const { id, state, title, objective, summary, details } of needs) {
      const mayRead = admits(summary, reader, state);
      const mayReadDetails = mayRead && admits(details, reader, state);
      const where = `${reader} at ${id} (${summary}, ${details})`;

      for (const suffix of ['', '.data']) {
        const own = await get(context, `/en/needs/${id}${suffix}`);
        expect(own.text.includes(title), `title: ${where}`).toBe(mayRead);
        expect(own.text.includes(objective), `objective: ${where}`).toBe(mayReadDetails);
        if (!suffix) expect(own.status, where).toBe(mayRead ? 200 : 404);
      }

      const found = await get(context, `/en/needs?q=${encodeURIComponent(title)}`);
      expect(found.text.includes(`/en/needs/${id}"`), `list: ${where}`).toBe(mayRead);
      const byObjective = await get(context, `/en/needs?q=${encodeURIComponent(objective)}`);
      expect(byObjective.text.includes(`/en/needs/${id}"`), `search: ${where}`).toBe(
        mayReadDetails,
      );

      const ofState = await get(context, `/en/states/${state}`);
      expect(ofState.text.includes(title), `State: ${where}`).toBe(mayRead);

      const refusal = reader === 'visitor' ? 302 : 404;
      const mayRank =
        (reader === 'focal-point' && state === OWN_STATE) ||
        (reader === 'coordinator' && mayReadDetails);
      const candidates = await get(context, `/en/needs/${id}/candidates`);
      expect(candidates.status, `candidates: ${where}`).toBe(mayRank ? 200 : refusal);

      const edit = await get(context, `/en/needs/${id}/edit`);
      const mayEdit = reader === 'focal-point' && state === OWN_STATE;
      expect(edit.status, `edit: ${where}`).toBe(mayEdit ? 200 : refusal);
      const preferences = await get(context, `/en/needs/${id}/preferences`);
      expect(preferences.status, `preferences: ${where}`).toBe(mayEdit ? 200 : refusal);
    }
  });
}

test('a visitor is asked to sign in whether there is anything or not', async ({ context }) => {
  for (const id of ['demo-n01', 'demo-n06', 'no-such-need']) {
    for (const page of ['candidates', 'edit', 'withdraw', 'readings', 'history']) {
      expect((await get(context, `/en/needs/${id}/${page}`)).status, `${id}/${page}`).toBe(302);
    }
  }
});

test('a page of somebody else is no page, whatever it is', async ({ page, context }) => {
  await signInAs(page, 'focal-point');
  for (const path of [
    '/en/coordination',
    '/en/admin/organisations',
    '/en/offers/demo-o03/edit',
    '/en/offers/demo-o03/demand',
    '/en/offers/demo-o03/ranking',
    '/en/needs/demo-n04/withdraw',
    '/en/needs/demo-n04/readings',
    '/en/needs/demo-n04/history',
    '/en/queue',
    '/en/queue/item?kind=overlap&subject=demo',
    '/en/audit',
    '/en/activities/none/edit',
    '/en/activities/none/remove',
  ]) {
    expect((await get(context, path)).status, path).toBe(404);
  }
});

test('demand shows a donor no sealed need, and a count only from three States on', async ({
  page,
  context,
}) => {
  await signInAs(page, 'provider');
  const { status, text } = await get(context, '/en/offers/demo-o01/demand');
  expect(status).toBe(200);
  for (const { id, title, state, summary } of needs) {
    if (!admits(summary, 'provider', state)) {
      expect(text).not.toContain(title);
      expect(text).not.toContain(id);
    }
  }
});
