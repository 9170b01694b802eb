import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SIDES, TERMS_STATUSES } from './enums';
import { introductions } from './introductions';
import { people } from './people';
import type { Terms } from './types';

/** The terms of an agreement, every version that was proposed, none ever changed. */
export const termsVersions = sqliteTable(
  'terms_versions',
  {
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    /** From 1. */
    number: integer('number').notNull(),
    status: text('status', { enum: TERMS_STATUSES }).notNull().default('proposed'),
    proposedBySide: text('proposed_by_side', { enum: SIDES }).notNull(),
    proposedBy: text('proposed_by').references(() => people.id),
    proposedAt: text('proposed_at').notNull(),
    terms: text('terms', { mode: 'json' }).$type<Terms>().notNull(),
    /** What the proposer says of the change, in `language`. */
    language: text('language').notNull().default('en'),
    note: text('note').notNull().default(''),
    answeredBy: text('answered_by').references(() => people.id),
    answeredAt: text('answered_at'),
  },
  (table) => [primaryKey({ columns: [table.introductionId, table.number] })],
);

export type TermsRow = typeof termsVersions.$inferSelect;
