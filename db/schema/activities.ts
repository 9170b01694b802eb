import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Support } from '../../app/matching/vocabulary';
import { ACTIVITY_STATUSES, LABELS } from './enums';
import { introductions } from './introductions';
import { offers } from './offers';
import { organisations } from './organisations';
import { people } from './people';
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
    /** The match it came from; null for support reported from outside the platform. */
    introductionId: text('introduction_id').references(() => introductions.id),
    /** The need in which a State told of it, where it was taken from one. */
    sourceNeedId: text('source_need_id'),
    /** Where the report comes from: a document, an address, a person's word. */
    source: text('source'),
    support: text('support', { mode: 'json' }).$type<Support[]>().notNull().default([]),
    reportedBy: text('reported_by').references(() => people.id),
    version: integer('version').notNull().default(1),
    createdAt: text('created_at').notNull(),
    provenance: text('provenance', { mode: 'json' }).$type<Provenance>(),
  },
  (table) => [
    index('activities_state').on(table.state, table.category),
    index('activities_offer').on(table.offerId),
    uniqueIndex('activities_introduction').on(table.introductionId),
    check('activities_in_order', sql`${table.dateFrom} <= ${table.dateTo}`),
  ],
);

export type ActivityRow = typeof activities.$inferSelect;
