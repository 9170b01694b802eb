import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Condition, Support } from '../../app/matching/vocabulary';
import { INTRODUCTION_STATUSES, SIDES } from './enums';
import { needs } from './needs';
import { offers } from './offers';
import { organisations } from './organisations';
import { people } from './people';

/**
 * A State discloses one need to one provider. It is what opens an AMBER need to that provider, and the row in which
 * the match lives on: answer, agreement, completion.
 */
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
    version: integer('version').notNull().default(1),

    /** What the State writes to the provider, in `language`. */
    language: text('language').notNull().default('en'),
    message: text('message').notNull().default(''),
    /** Whether the sender's name and address go along; else the provider reads them once there is an agreement. */
    contactDisclosed: integer('contact_disclosed', { mode: 'boolean' }).notNull().default(false),
    /** The offer's conditions, each ticked by the State as seen. */
    conditionsSeen: text('conditions_seen', { mode: 'json' })
      .$type<Condition[]>()
      .notNull()
      .default([]),
    /** The suggestion that the State took up, if it did not come by itself. */
    suggestionId: text('suggestion_id'),
    createdBy: text('created_by').references(() => people.id),
    createdAt: text('created_at').notNull(),

    answer: text('answer').notNull().default(''),
    answerLanguage: text('answer_language').notNull().default('en'),
    answeredBy: text('answered_by').references(() => people.id),
    answeredAt: text('answered_at'),
    /** The provider was reminded of an unanswered introduction. */
    remindedAt: text('reminded_at'),

    /** Forms of support and days of the agreement, from its accepted terms. */
    support: text('support', { mode: 'json' }).$type<Support[]>().notNull().default([]),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    agreedAt: text('agreed_at'),

    /** When each side said that the support is complete; with one of them silent, see `completionRemindedAt`. */
    completedByStateAt: text('completed_by_state_at'),
    completedByProviderAt: text('completed_by_provider_at'),
    /** The silent side was reminded; 60 days later the match counts as completed by silence. */
    completionRemindedAt: text('completion_reminded_at'),
    bySilence: integer('by_silence', { mode: 'boolean' }).notNull().default(false),

    /** Withdrawn, completed or ended early: when, by which side, and (only for ending early) why. */
    closedAt: text('closed_at'),
    closedBySide: text('closed_by_side', { enum: SIDES }),
    endReason: text('end_reason'),
    endReasonLanguage: text('end_reason_language').notNull().default('en'),
  },
  (table) => [
    // One match of a pair at a time; after a decline or a withdrawal the State may try again.
    uniqueIndex('introductions_pair')
      .on(table.needId, table.offerId)
      .where(sql`status in ('introduced', 'accepted', 'agreed')`),
    index('introductions_need').on(table.needId),
    index('introductions_offer').on(table.offerId),
    index('introductions_provider').on(table.providerId),
    index('introductions_implementer').on(table.implementerId),
    index('introductions_status').on(table.status, table.createdAt),
  ],
);

export type IntroductionRow = typeof introductions.$inferSelect;
