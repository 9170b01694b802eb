import type { AppLoadContext } from '@remix-run/node';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { type Matcher, createMatcher } from '~/features/matches/runner/matcher.server';
import * as coordination from '~/routes/$lang.coordination';
import * as healthz from '~/routes/healthz';
import { testDatabase } from '../database';
import { NOW, makeMember, makeNeed } from '../factories';
import { testMatcher } from '../matcher';

/** Loaders that ask the matcher, called as the server calls them, on a real database and a real thread. */

const db = testDatabase();
const actor = makeMember(db, 'coordinator');

function ask(matcher: Matcher, path: string) {
  const env = { CAPACITY_COMMONS_MODE: 'demo' };
  const context = { db, actor, env, now: NOW, matcher } as unknown as AppLoadContext;
  return {
    context,
    params: { lang: 'en' },
    request: new Request(`https://commons.example${path}`),
  };
}

describe('the health check', () => {
  it('says that the thread answers', async () => {
    const answer = await healthz.loader(ask(testMatcher(), '/healthz'));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok', matcher: 'ready', mail: 'ok' });
  });

  it('is not well when it does not', async () => {
    const matcher = testMatcher();
    await matcher.close();
    const answer = await healthz.loader(ask(matcher, '/healthz'));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'degraded', matcher: 'silent', mail: 'ok' });
  });
});

describe('the coordination page of a board that takes long', () => {
  const unruly = createMatcher({
    log: pino({ level: 'silent' }),
    entry: new URL('../../app/features/matches/runner/unruly.fixture.mjs', import.meta.url),
  });
  afterAll(() => unruly.close());

  it('says how much is done, and asks again by itself', async () => {
    makeNeed(db, { id: 'hang' });
    const answer = await coordination.loader(ask(unruly, '/en/coordination?category=legal'));
    expect(answer).toMatchObject({
      data: { share: expect.any(Number) as number },
      init: { status: 202 },
    });
    const { data } = answer as unknown as { data: { title: string; share: number } };
    const args = { data } as Parameters<typeof coordination.meta>[0];
    expect(coordination.meta(args)).toEqual([
      { title: 'Coordination · Capacity Commons' },
      { httpEquiv: 'refresh', content: '2' },
    ]);
  });
});
