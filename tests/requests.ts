import type { AppLoadContext } from '@remix-run/node';
import pino from 'pino';
import type { Db } from '#db/client.server';
import type { Matcher } from '~/features/matches/runner/matcher.server';
import type { Actor } from '~/server/actor';
import { parseEnv } from '~/server/env.server';
import { newOnce } from '~/server/once.server';
import { createSessions } from '~/server/session.server';
import { NOW } from './factories';

/** Loaders and actions called as the server calls them. */

const ORIGIN = 'https://commons.example';
export const SECRET = 'a secret of the tests that is long enough';

export function contextOf(
  matcher: Matcher,
  db: Db,
  actor: Actor,
  mode: 'live' | 'demo' = 'live',
): AppLoadContext {
  return {
    db,
    actor,
    sessions: createSessions(db, false),
    env: parseEnv({
      NODE_ENV: 'test',
      CAPACITY_COMMONS_MODE: mode,
      DATABASE_PATH: 'unused',
      ORIGIN,
      TOKEN_SECRET: SECRET,
    }),
    log: pino({ level: 'silent' }),
    matcher,
    requestId: 'test',
    nonce: 'test',
    now: NOW,
  };
}

export function ask(
  context: AppLoadContext,
  path: string,
  options: { form?: Record<string, string>; params?: Record<string, string> } = {},
) {
  const { form, params } = options;
  const request = new Request(`${ORIGIN}${path}`, {
    ...(form && { method: 'POST', body: new URLSearchParams({ once: newOnce(), ...form }) }),
  });
  return { context, request, params: { lang: 'en', ...params } };
}

/** The answer of a loader or an action, also one that was thrown. */
export async function answer(
  call: () => unknown,
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const result = await Promise.resolve()
    .then(call)
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  if (result instanceof Response) {
    return { status: result.status, headers: result.headers, body: null };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: { status?: number } | null };
  return wrapped.type === 'DataWithResponseInit'
    ? { status: wrapped.init?.status ?? 200, headers: new Headers(), body: wrapped.data }
    : { status: 200, headers: new Headers(), body: result };
}
