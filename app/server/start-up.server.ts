import { eq } from 'drizzle-orm';
import { type Db, migrateDatabase } from '#db/client.server';
import { loadReference } from '#db/reference/load.server';
import { seedDealings, seedRound } from '#db/demo/dealings';
import { people } from '#db/schema/people';
import { isEmptyDatabase, seedDemo } from '#db/seed';
import type { Env } from './env.server';
import type { Log } from './log.server';

/**
 * Brings the database up to date: migrations, reference data, and in demo mode the demonstration, into an
 * empty database only. Throws when a live server is given a database that holds demonstration accounts.
 */
export async function prepareDatabase(db: Db, env: Env, now: Date, log: Log): Promise<void> {
  migrateDatabase(db);
  loadReference(db);
  if (env.CAPACITY_COMMONS_MODE === 'demo') {
    if (isEmptyDatabase(db)) {
      const counts = seedDemo(db, now);
      seedDealings(db, now);
      await seedRound(db, now);
      log.info(counts, 'demonstration data written');
    }
    return;
  }
  const demo = db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.isDemo, true))
    .limit(1)
    .get();
  if (demo) {
    throw new Error(
      `${env.DATABASE_PATH} holds demonstration accounts, so it cannot be served for real use. ` +
        'Name another file in DATABASE_PATH.',
    );
  }
}
