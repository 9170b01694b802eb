import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from './people';

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the id in the cookie: a stolen database opens no session. */
    id: text('id').primaryKey(),
    /** The person; Lucia's adapter asks for this name. */
    userId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Seconds since 1970, as Lucia's adapter keeps them. */
    expiresAt: integer('expires_at').notNull(),
    createdAt: text('created_at').notNull(),
    userAgent: text('user_agent').notNull().default(''),
  },
  (table) => [index('sessions_person').on(table.userId)],
);
