import type { Page } from '@playwright/test';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../db/demo/accounts';
import type { Role } from '../../../db/schema/enums';

/** What a form sends: names and values, a name as often as it is filled in. */
export type Fields = readonly (readonly [string, string])[];

/** The same form with some of its fields filled in otherwise. */
export function filledIn(fields: Fields, changed: Record<string, string>): Fields {
  const kept = fields.filter(([name]) => !(name in changed));
  return [...kept, ...Object.entries(changed)];
}

/** Somebody signed in, whose browser runs no scripts. */
export interface Person {
  /** The page as text. */
  read(path: string): Promise<string>;
  /** The fields of a page's form as the page fills them in. */
  form(path: string): Promise<Fields>;
  /** Sends a form and gives where its answer leads; any answer but 3xx throws with what it says. */
  send(path: string, fields: Fields): Promise<string>;
}

/**
 * Signs in as the demonstration's account of a role. `origin` says where the server is now: a session outlives it.
 * `page` is where forms are taken apart.
 */
export async function signedIn(origin: () => string, role: Role, page: Page): Promise<Person> {
  const account = DEMO_ACCOUNTS.find((known) => known.role === role);
  let cookie = '';
  // A kept connection may be closed by the server just as something is sent on it.
  const headers = () => ({ cookie, origin: origin(), connection: 'close' });
  const ask = (path: string, init?: RequestInit) =>
    fetch(origin() + path, { ...init, redirect: 'manual', headers: headers() });
  const read = async (path: string) => {
    const answer = await ask(path);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    return answer.text();
  };
  const send = async (path: string, fields: Fields) => {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    const answer = await ask(path, { method: 'POST', body });
    if (answer.status < 300 || answer.status >= 400) {
      throw new Error(`${path} answers ${answer.status}: ${await errorsIn(page, answer)}`);
    }
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    await answer.body?.cancel();
    return answer.headers.get('location') ?? '';
  };
  const form = async (path: string) => {
    await page.setContent(await read(path));
    return page
      .locator('main form')
      .last()
      .evaluate((element) =>
        [...new FormData(element as HTMLFormElement)].flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as const] : [],
        ),
      );
  };
  await send('/en/sign-in', [
    ['email', account?.email ?? ''],
    ['password', DEMO_PASSWORD],
  ]);
  return { read, form, send };
}

async function errorsIn(page: Page, answer: Response): Promise<string> {
  await page.setContent(await answer.text());
  return page.locator('main').innerText();
}
