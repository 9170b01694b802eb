import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.server';
import { people } from '#db/schema/people';
import { closeBeforeRemoval, temporaryFolder } from '../../tests/temporary';
import { parseEnv } from './env.server';
import { createLog } from './log.server';
import { prepareDatabase } from './start-up.server';

const NOW = new Date('2026-11-21T12:00:00Z');
const log = createLog('silent');
const demo = parseEnv({ NODE_ENV: 'production', CAPACITY_COMMONS_MODE: 'demo' });
const live = parseEnv({
  NODE_ENV: 'production',
  DATABASE_PATH: 'x.sqlite',
  ORIGIN: 'https://capacity.example.org',
  TOKEN_SECRET: 'a'.repeat(32),
});

describe('starting on a database', () => {
  const folder = temporaryFolder();
  const demoDb = openDatabase(join(folder, 'demo.sqlite'));
  const liveDb = openDatabase(join(folder, 'live.sqlite'));
  closeBeforeRemoval(() => demoDb.$client.close());
  closeBeforeRemoval(() => liveDb.$client.close());

  it('writes the demonstration into an empty one, and once only', async () => {
    await prepareDatabase(demoDb, demo, NOW, log);
    const before = demoDb.select().from(people).all();
    await prepareDatabase(demoDb, demo, NOW, log);
    expect(before).toHaveLength(4);
    expect(demoDb.select().from(people).all()).toEqual(before);
  });

  it('refuses to serve a demonstration for real use', async () => {
    const starting = prepareDatabase(demoDb, live, NOW, log);
    await expect(starting).rejects.toThrow(/demonstration accounts/);
  });

  it('writes nobody into a live one', async () => {
    await prepareDatabase(liveDb, live, NOW, log);
    expect(liveDb.select().from(people).all()).toEqual([]);
  });
});
