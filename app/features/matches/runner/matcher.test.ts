import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import type { Board } from '~/matching/board';
import { generateBoard } from '../../../../tests/bench/generate';
import expected from '../../../../tests/examples/small.expected.json';
import smallJson from '../../../../tests/examples/small.json';
import { testMatcher } from '../../../../tests/matcher';
import { createMatcher } from './matcher.server';

const small = smallJson as unknown as Board;
const large = generateBoard({ needs: 1000, offers: 1000, eligible: 'middle', seed: 7 });
/** The small board, with a word to the unruly thread. */
const saying = (id: string): Board => ({
  ...small,
  needs: small.needs.map((need, index) => (index === 0 ? { ...need, id } : need)),
});

const matcher = testMatcher();

describe('a run', () => {
  it('gives what the command line gives', async () => {
    expect((await matcher.run(small)).result).toEqual(expected);
    const one = await matcher.run(small, { top: 1 });
    expect(one.result.rankings.every(({ offers }) => offers.length <= 1)).toBe(true);
  });

  it('tells how much is done, rising, and 1 at the end', async () => {
    const shares: number[] = [];
    await matcher.run(large, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.filter((share) => share === 1)).toHaveLength(1);
    expect(shares.at(-1)).toBe(1);
  });

  it('leaves the server free to answer', async () => {
    let answered = 0;
    let ended = false;
    const answering = (async () => {
      while (!ended) {
        await new Promise((resolve) => setTimeout(resolve));
        answered += 1;
      }
    })();
    const atProgress: number[] = [];
    await matcher.run(large, { onProgress: () => atProgress.push(answered) });
    ended = true;
    await answering;
    expect(atProgress.at(-1)).toBeGreaterThan(0);
    // Not all at the end: what it tells of its progress is heard on the way.
    expect(new Set(atProgress).size).toBeGreaterThan(1);
  });

  it('waits for the one before it', async () => {
    const order: string[] = [];
    await Promise.all([
      matcher.run(large).then(() => order.push('large')),
      matcher.run(small).then(() => order.push('small')),
    ]);
    expect(order).toEqual(['large', 'small']);
  });

  it('of a board that is not right names every fault', async () => {
    const [first, ...rest] = small.needs;
    const wrong = { ...small, needs: [{ ...first, state: 'XXX', languages: [] }, ...rest] };
    const run = matcher.run(wrong as unknown as Board);
    await expect(run).rejects.toThrow(/needs\[0\]\.languages: found an empty list/);
    await expect(run).rejects.toThrow(/needs\[0\]\.state: found "XXX"/);
    expect((await matcher.run(small)).result).toEqual(expected);
  });
});

describe('a run that nobody wants any more', () => {
  it('stops in the middle, and the next one works', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number) => {
      shares.push(share);
      stop.abort();
    };
    const run = matcher.run(large, { signal: stop.signal, onProgress });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect((await matcher.run(small)).result).toEqual(expected);
    expect(shares).toHaveLength(1);
  });

  it('is taken out of the queue, or never begins', async () => {
    const stop = new AbortController();
    const first = matcher.run(small);
    const second = matcher.run(large, { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    const third = matcher.run(large, { signal: stop.signal });
    await expect(third).rejects.toMatchObject({ name: 'AbortError' });
    expect((await first).result).toEqual(expected);
  });
});

describe('a thread that breaks', () => {
  const unruly = createMatcher({
    log: pino({ level: 'silent' }),
    entry: new URL('./unruly.fixture.mjs', import.meta.url),
    stopsWithin: 0,
  });
  afterAll(() => unruly.close());

  it('fails its run and no other: it is replaced', async () => {
    const broken = unruly.run(saying('crash'));
    const next = unruly.run(small);
    await expect(broken).rejects.toThrow('thread is lost');
    expect((await next).result).toEqual(expected);
    expect(await unruly.health()).toBe('ready');
  });

  it('is ended when it does not stop by itself', async () => {
    const stop = new AbortController();
    const hung = unruly.run(saying('hang'), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(hung).rejects.toMatchObject({ name: 'AbortError' });
    expect((await unruly.run(small)).result).toEqual(expected);
  });

  it('is silent when it cannot start', async () => {
    const absent = createMatcher({
      log: pino({ level: 'silent' }),
      entry: new URL('./no-such-file.mjs', import.meta.url),
    });
    expect(await absent.health()).toBe('silent');
    await expect(absent.run(small)).rejects.toThrow('thread is lost');
    await absent.close();
  });
});

describe('the health of the thread', () => {
  it('is asked for without a run', async () => {
    expect(await matcher.health()).toBe('ready');
    const run = matcher.run(large);
    expect(await matcher.health()).toBe('busy');
    await run;
  });

  it('is silence after the end, which ends every run', async () => {
    const closing = createMatcher({ log: pino({ level: 'silent' }) });
    const runs = [closing.run(large), closing.run(small)];
    const ended = Promise.all(runs.map((run) => expect(run).rejects.toThrow('closed')));
    await closing.close();
    await ended;
    expect(await closing.health()).toBe('silent');
    await expect(closing.run(small)).rejects.toThrow('closed');
  });
});
