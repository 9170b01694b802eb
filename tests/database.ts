import { join } from 'node:path';
import { type Db, migrateDatabase, openDatabase } from '#db/client.server';
import { loadReference } from '#db/reference/load.server';
import { closeBeforeRemoval, temporaryFolder } from './temporary';

/** A migrated database in a file of its own, with the reference data, removed when the test file ends. */
export function testDatabase(): Db {
  const db = openDatabase(join(temporaryFolder(), 'test.sqlite'));
  closeBeforeRemoval(() => db.$client.close());
  migrateDatabase(db);
  loadReference(db);
  return db;
}
