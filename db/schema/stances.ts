import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { needs } from './needs';
import { offers } from './offers';

/**
 * What one side has said of the other: a State of an offer for one of its needs, a provider of a need for
 * one of its offers. `rank` from 1 is a preference (or ranking); `declined` wins over it. A decline is read by
 * nobody but the side that made it, and never counts against anyone.
 */
export const stances = sqliteTable(
  'stances',
  {
    side: text('side', { enum: ['need', 'offer'] }).notNull(),
    needId: text('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id, { onDelete: 'cascade' }),
    rank: integer('rank'),
    declined: integer('declined', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.side, table.needId, table.offerId] }),
    index('stances_offer').on(table.offerId),
  ],
);
