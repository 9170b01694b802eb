import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import type {
  Arrangement,
  Mode,
  Stage,
  Support,
  Technology,
  Weights,
} from '../../app/matching/vocabulary';
import { INSTRUMENTS, LABELS, NEED_STATUSES } from './enums';
import { organisations } from './organisations';
import { people } from './people';
import type { Provenance, TextByLanguage } from './types';

export const needs = sqliteTable(
  'needs',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id').references(() => organisations.id),
    /** ISO 3166-1 alpha-3 of the State whose need this is: the owner, in every query. */
    state: text('state').notNull(),
    status: text('status', { enum: NEED_STATUSES }).notNull().default('draft'),
    version: integer('version').notNull().default(1),

    // Read by whoever `labelSummary` admits.
    /** The language the texts are written in. */
    language: text('language').notNull(),
    title: text('title').notNull().default(''),
    titles: text('titles', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),
    category: text('category'),
    topics: text('topics', { mode: 'json' }).$type<string[]>().notNull().default([]),
    wholeCategory: integer('whole_category', { mode: 'boolean' }).notNull().default(false),
    support: text('support', { mode: 'json' }).$type<Support[]>().notNull().default([]),
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull().default([]),
    modes: text('modes', { mode: 'json' }).$type<Mode[]>().notNull().default([]),
    windowFrom: text('window_from'),
    windowTo: text('window_to'),
    labelSummary: text('label_summary', { enum: LABELS }).notNull().default('AMBER'),

    // Read by whoever `labelDetails`, at least as strict, admits.
    labelDetails: text('label_details', { enum: LABELS }).notNull().default('AMBER'),
    objective: text('objective').notNull().default(''),
    objectives: text('objectives', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),
    stage: text('stage').$type<Stage>(),
    nationalPriority: integer('national_priority'),
    technologies: text('technologies', { mode: 'json' })
      .$type<Technology[]>()
      .notNull()
      .default([]),
    refuses: text('refuses', { mode: 'json' }).$type<Arrangement[]>().notNull().default([]),
    womenTarget: integer('women_target'),
    accessible: integer('accessible', { mode: 'boolean' }).notNull().default(false),
    weights: text('weights', { mode: 'json' }).$type<Weights>().notNull().default({}),
    evidenceInstrument: text('evidence_instrument', { enum: INSTRUMENTS }),
    evidenceLevel: text('evidence_level'),
    evidenceYear: integer('evidence_year'),
    evidenceReference: text('evidence_reference'),

    createdBy: text('created_by').references(() => people.id),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    /** The day it was first opened: `postedOn` of the board. */
    postedOn: text('posted_on'),
    /** An open need expires on this day unless the State reviews it. */
    reviewOn: text('review_on'),
    closedAt: text('closed_at'),
    provenance: text('provenance', { mode: 'json' }).$type<Provenance>(),
  },
  (table) => [
    index('needs_state').on(table.state),
    index('needs_status_posted').on(table.status, table.postedOn, table.id),
    index('needs_category').on(table.category),
    check(
      'needs_window_in_order',
      sql`${table.windowFrom} is null or ${table.windowTo} is null or ${table.windowFrom} <= ${table.windowTo}`,
    ),
  ],
);

/** What will be different, and from where to where: the results a need asks for (principle 2). */
export const needIndicators = sqliteTable(
  'need_indicators',
  {
    needId: text('need_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    /** Null: "none known", which is an answer. */
    baseline: text('baseline'),
    target: text('target').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.needId, table.position] }),
    foreignKey({ columns: [table.needId], foreignColumns: [needs.id] }).onDelete('cascade'),
  ],
);

export type NeedRow = typeof needs.$inferSelect;
export type NeedIndicatorRow = typeof needIndicators.$inferSelect;
