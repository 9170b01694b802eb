import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

export type Db = BetterSQLite3Database & { $client: Sqlite.Database };

/** The handle inside a write transaction: mutations' helpers (the audit row above all) ask for this. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * Opens the one SQLite file. `synchronous=FULL`: what was acknowledged is on disk.
 * Throws when the folder cannot be made or the file is no database.
 */
export function openDatabase(path: string): Db {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const sqlite = new Sqlite(path);
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  return drizzle(sqlite);
}

/** Applies what is missing of `db/migrations`; safe to run at every start. */
export function migrateDatabase(db: Db, folder = 'db/migrations'): void {
  migrate(db, { migrationsFolder: folder });
}

/** A result that is not a promise: work that outlives its transaction would commit outside it. */
type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * The one way to write. Immediate, because a deferred transaction that turns to writing fails under load.
 * Hash passwords and read files before it.
 */
export function writeTransaction<T>(db: Db, work: (tx: Tx) => Settled<T>): Settled<T> {
  return db.transaction(work, { behavior: 'immediate' });
}
