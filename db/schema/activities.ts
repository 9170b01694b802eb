import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ACTIVITY_STATUSES, LABELS } from './enums';
import { offers } from './offers';
import { organisations } from './organisations';
import type { Provenance, TextByLanguage } from './types';

/** Support planned or under way, on the platform or reported from outside. */
export const activities = sqliteTable(
  'activities',
  {
    id: text('id').primaryKey(),
    /** Null when the provider is not on the platform; `providerName` then says who. */
    organisationId: text('organisation_id').references(() => organisations.id),
    providerName: text('provider_name').notNull(),
    offerId: text('offer_id').references(() => offers.id),
    state: text('state').notNull(),
    category: text('category').notNull(),
    topics: text('topics', { mode: 'json' }).$type<string[]>().notNull().default([]),
    language: text('language').notNull(),
    title: text('title').notNull(),
    titles: text('titles', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),
    dateFrom: text('date_from').notNull(),
    dateTo: text('date_to').notNull(),
    status: text('status', { enum: ACTIVITY_STATUSES }).notNull(),
    label: text('label', { enum: LABELS }).notNull().default('CLEAR'),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
    provenance: text('provenance', { mode: 'json' }).$type<Provenance>(),
  },
  (table) => [
    index('activities_state').on(table.state, table.category),
    index('activities_offer').on(table.offerId),
    check('activities_in_order', sql`${table.dateFrom} <= ${table.dateTo}`),
  ],
);

export type ActivityRow = typeof activities.$inferSelect;
