import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { LOCALES, ROLES } from './enums';
import { organisations } from './organisations';

export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** argon2id, in its own encoded form. */
    passwordHash: text('password_hash').notNull(),
    isDemo: integer('is_demo', { mode: 'boolean' }).notNull().default(false),
    /** The language of mails to this person. */
    locale: text('locale', { enum: LOCALES }).notNull().default('en'),
    suspendedAt: text('suspended_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('people_email').on(table.email)],
);

export const personRoles = sqliteTable(
  'person_roles',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
);

export type PersonRow = typeof people.$inferSelect;
