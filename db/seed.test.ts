import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../tests/database';
import { makeOrganisation } from '../tests/factories';
import { needs } from './schema/needs';
import { offers } from './schema/offers';
import { seedDemo } from './seed';

describe('the demonstration', () => {
  it('is written into an empty database, alive today, each record saying where it comes from', () => {
    const db = testDatabase();
    const counts = seedDemo(db, new Date('2026-11-21T12:00:00Z'));
    expect(counts.needs).toBeGreaterThan(40);
    expect(counts.offers).toBeGreaterThan(30);
    const alive = db.get<{ n: number }>(
      sql`select count(*) as n from ${needs} where window_to >= '2026-11-21'`,
    ).n;
    expect(alive / counts.needs).toBeGreaterThan(0.9);
    for (const table of [needs, offers]) {
      const untold = db.get<{ n: number }>(
        sql`select count(*) as n from ${table} where provenance is null`,
      ).n;
      expect(untold).toBe(0);
    }
  });

  it('is refused by a database that holds anything', () => {
    const db = testDatabase();
    makeOrganisation(db);
    expect(() => seedDemo(db, new Date('2026-11-21T12:00:00Z'))).toThrow(/empty database/);
  });
});
