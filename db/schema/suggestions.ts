import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SUGGESTION_STATUSES } from './enums';
import { needs } from './needs';
import { offers } from './offers';
import { people } from './people';

/** A coordinator, or a published round, suggests an introduction to a State. The provider learns nothing of it. */
export const suggestions = sqliteTable(
  'suggestions',
  {
    id: text('id').primaryKey(),
    needId: text('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    status: text('status', { enum: SUGGESTION_STATUSES }).notNull().default('open'),
    /** Why, in the coordinator's words and language. */
    language: text('language').notNull().default('en'),
    note: text('note').notNull().default(''),
    /** Set when the suggestion comes from a published round. */
    roundId: text('round_id'),
    suggestedBy: text('suggested_by').references(() => people.id),
    createdAt: text('created_at').notNull(),
    answeredAt: text('answered_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('suggestions_need').on(table.needId, table.status),
    index('suggestions_offer').on(table.offerId),
    index('suggestions_round').on(table.roundId),
  ],
);

export type SuggestionRow = typeof suggestions.$inferSelect;
