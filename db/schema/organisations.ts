import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ORGANISATION_KINDS } from './enums';
import type { TextByLanguage } from './types';

export const organisations = sqliteTable(
  'organisations',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
    name: text('name').notNull(),
    /** Names in other languages than the one of `name`. */
    names: text('names', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),
    /** For kind `state`, the State that it speaks for; for others, the State they belong to, if any. */
    state: text('state'),
    website: text('website'),
    verifiedAt: text('verified_at'),
    isDemo: integer('is_demo', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('organisations_state').on(table.state),
    uniqueIndex('organisations_name').on(table.name),
    check(
      'organisations_state_stated',
      sql`${table.kind} <> 'state' or ${table.state} is not null`,
    ),
  ],
);

export type OrganisationRow = typeof organisations.$inferSelect;
