import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REPORT_STATUSES, SIDES } from './enums';
import { introductions } from './introductions';
import { people } from './people';

/** What one side reports of one indicator. The other side confirms or disputes it; both stay visible to both. */
export const indicatorReports = sqliteTable(
  'indicator_reports',
  {
    id: text('id').primaryKey(),
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    /** The indicator's place in the accepted terms, from 0. */
    position: integer('position').notNull(),
    side: text('side', { enum: SIDES }).notNull(),
    status: text('status', { enum: REPORT_STATUSES }).notNull().default('reported'),
    value: text('value').notNull(),
    /** The day for which the value holds. */
    measuredOn: text('measured_on').notNull(),
    /** Where it can be seen; empty says: declared, without evidence. */
    evidence: text('evidence').notNull().default(''),
    language: text('language').notNull().default('en'),
    reportedBy: text('reported_by').references(() => people.id),
    reportedAt: text('reported_at').notNull(),
    answeredBy: text('answered_by').references(() => people.id),
    answeredAt: text('answered_at'),
    /** What the other side says instead, when it disputes. */
    disputeNote: text('dispute_note').notNull().default(''),
    disputeLanguage: text('dispute_language').notNull().default('en'),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('indicator_reports_introduction').on(table.introductionId, table.position)],
);

/** Whether results last (principle 1): asked of the State 6 and 12 months after completion. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: text('id').primaryKey(),
    introductionId: text('introduction_id')
      .notNull()
      .references(() => introductions.id, { onDelete: 'cascade' }),
    months: integer('months').notNull(),
    dueOn: text('due_on').notNull(),
    askedAt: text('asked_at'),
    stillInUse: text('still_in_use', { enum: ['yes', 'partly', 'no'] }),
    note: text('note').notNull().default(''),
    language: text('language').notNull().default('en'),
    answeredBy: text('answered_by').references(() => people.id),
    answeredAt: text('answered_at'),
  },
  (table) => [
    index('follow_ups_introduction').on(table.introductionId),
    index('follow_ups_due').on(table.dueOn),
  ],
);
