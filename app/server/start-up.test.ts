import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.server';
import { people } from '#db/schema/people';
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
  const folder = mkdtempSync(join(tmpdir(), 'capacity-commons-'));
  const demoDb = openDatabase(join(folder, 'demo.sqlite'));
  const liveDb = openDatabase(join(folder, 'live.sqlite'));
  afterAll(() => {
    demoDb.$client.close();
    liveDb.$client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes the demonstration into an empty one, and once only', () => {
    prepareDatabase(demoDb, demo, NOW, log);
    const before = demoDb.select().from(people).all();
    prepareDatabase(demoDb, demo, NOW, log);
    expect(before).toHaveLength(4);
    expect(demoDb.select().from(people).all()).toEqual(before);
  });

  it('refuses to serve a demonstration for real use', () => {
    expect(() => prepareDatabase(demoDb, live, NOW, log)).toThrow(/demonstration accounts/);
  });

  it('writes nobody into a live one', () => {
    prepareDatabase(liveDb, live, NOW, log);
    expect(liveDb.select().from(people).all()).toEqual([]);
  });
});
