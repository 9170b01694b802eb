import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { QUEUE_KINDS, ROUND_STATUSES } from './enums';
import { people } from './people';
import type { RoundSettings } from './types';

/** A coordinator has looked at an item of the queue. What has no row is still to be looked at. */
export const queueReviews = sqliteTable(
  'queue_reviews',
  {
    kind: text('kind', { enum: QUEUE_KINDS }).notNull(),
    /** Names the item within its kind: an id, or the two ids of an overlap, sorted and joined by a space. */
    subject: text('subject').notNull(),
    note: text('note').notNull().default(''),
    language: text('language').notNull().default('en'),
    reviewedBy: text('reviewed_by').references(() => people.id),
    reviewedAt: text('reviewed_at').notNull(),
    /** The item comes back on this day; null: not again. */
    returnsOn: text('returns_on'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** One run of the allocation, kept with its board and its result so that anyone entitled can run it again. */
export const rounds = sqliteTable('rounds', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  status: text('status', { enum: ROUND_STATUSES }).notNull().default('draft'),
  version: integer('version').notNull().default(1),
  asOf: text('as_of').notNull(),
  settings: text('settings', { mode: 'json' }).$type<RoundSettings>().notNull(),
  /** 0 to 100 while it runs. */
  progress: integer('progress').notNull().default(0),
  /** The board and the result as canonical JSON text, and SHA-256 of each. */
  board: text('board'),
  boardHash: text('board_hash'),
  result: text('result'),
  resultHash: text('result_hash'),
  fault: text('fault'),
  createdBy: text('created_by').references(() => people.id),
  createdAt: text('created_at').notNull(),
  startedAt: text('started_at'),
  finishedAt: text('finished_at'),
  publishedAt: text('published_at'),
});

export type RoundRow = typeof rounds.$inferSelect;
