import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { INTRODUCTION_STATUSES } from './enums';
import { needs } from './needs';
import { offers } from './offers';
import { organisations } from './organisations';

/** A State discloses one need to one provider. It is what opens an AMBER need to that provider. */
export const introductions = sqliteTable(
  'introductions',
  {
    id: text('id').primaryKey(),
    needId: text('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    offerId: text('offer_id')
      .notNull()
      .references(() => offers.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => organisations.id),
    /** The organisation that carries the offer out for the provider, where it is on the platform. */
    implementerId: text('implementer_id').references(() => organisations.id),
    status: text('status', { enum: INTRODUCTION_STATUSES }).notNull().default('introduced'),
    createdAt: text('created_at').notNull(),
    answeredAt: text('answered_at'),
  },
  (table) => [
    uniqueIndex('introductions_pair').on(table.needId, table.offerId),
    index('introductions_provider').on(table.providerId),
    index('introductions_implementer').on(table.implementerId),
  ],
);
