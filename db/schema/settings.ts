import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What the database says of itself: whether it is a demonstration, when it was seeded. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
