import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Db, migrateDatabase, openDatabase } from '#db/client.server';
import { loadReference } from '#db/reference/load.server';

/** A migrated database in a file of its own, with the reference data, removed when the test file ends. */
export function testDatabase(): Db {
  const folder = mkdtempSync(join(tmpdir(), 'capacity-commons-'));
  const db = openDatabase(join(folder, 'test.sqlite'));
  migrateDatabase(db);
  loadReference(db);
  afterAll(() => {
    db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
