import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../tests/database';
import { makeOrganisation } from '../tests/factories';
import { shiftYears, yearsToToday } from './demo/shift';
import { needs } from './schema/needs';
import { offers } from './schema/offers';
import { seedDemo } from './seed';

describe('moving dates by whole years', () => {
  it('keeps the day, and makes 29 February 28 where there is none', () => {
    expect(shiftYears('2021-05-31', 5)).toBe('2026-05-31');
    expect(shiftYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(shiftYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it.each([
    ['2021-05-31', '2026-05-30', 4],
    ['2021-05-31', '2026-05-31', 5],
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-21', '2026-01-01', 0],
  ])('from %s to %s is %i years', (asOf, today, years) => {
    expect(yearsToToday(asOf, today)).toBe(years);
  });
});

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
