import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  Arrangement,
  Condition,
  Mode,
  Stage,
  Support,
  Technology,
  Tied,
} from '../../app/matching/vocabulary';
import { CONDITION_ANSWERS, OFFER_STATUSES } from './enums';
import { organisations } from './organisations';
import { people } from './people';
import type { OfferCategory, Provenance, TextByLanguage } from './types';

/** A column that is null holds an answer that was not given; not stated is never read as yes. */
export const offers = sqliteTable(
  'offers',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    status: text('status', { enum: OFFER_STATUSES }).notNull().default('draft'),
    version: integer('version').notNull().default(1),

    language: text('language').notNull(),
    title: text('title').notNull().default(''),
    titles: text('titles', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),
    summary: text('summary').notNull().default(''),
    summaries: text('summaries', { mode: 'json' }).$type<TextByLanguage>().notNull().default({}),

    funder: text('funder'),
    implementer: text('implementer'),
    categories: text('categories', { mode: 'json' }).$type<OfferCategory[]>().notNull().default([]),
    support: text('support', { mode: 'json' }).$type<Support[]>().notNull().default([]),
    stages: text('stages', { mode: 'json' }).$type<Stage[]>().notNull().default([]),
    /** States, M49 codes, groups, organisations; empty is universal. */
    covers: text('covers', { mode: 'json' }).$type<string[]>().notNull().default([]),
    excludes: text('excludes', { mode: 'json' }).$type<string[]>(),
    places: integer('places'),
    perState: integer('per_state').notNull().default(1),
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull().default([]),
    modes: text('modes', { mode: 'json' }).$type<Mode[]>().notNull().default([]),
    windowFrom: text('window_from'),
    windowTo: text('window_to'),
    durationWeeks: integer('duration_weeks'),
    technologies: text('technologies', { mode: 'json' })
      .$type<Technology[]>()
      .notNull()
      .default([]),
    arrangements: text('arrangements', { mode: 'json' }).$type<Arrangement[]>(),
    conditionsAnswer: text('conditions_answer', { enum: CONDITION_ANSWERS }),
    conditions: text('conditions', { mode: 'json' }).$type<Condition[]>().notNull().default([]),
    conditionsNote: text('conditions_note'),
    tied: text('tied').$type<Tied>(),
    handover: integer('handover', { mode: 'boolean' }),
    followUpMonths: integer('follow_up_months'),
    outcomeIndicators: integer('outcome_indicators', { mode: 'boolean' }),
    evaluation: integer('evaluation', { mode: 'boolean' }),
    earlierResults: integer('earlier_results', { mode: 'boolean' }),
    earlierResultsReference: text('earlier_results_reference'),
    respondsToNeeds: integer('responds_to_needs', { mode: 'boolean' }),
    coDesign: integer('co_design', { mode: 'boolean' }),
    jointMonitoring: integer('joint_monitoring', { mode: 'boolean' }),
    planConfidentiality: integer('plan_confidentiality', { mode: 'boolean' }),
    humanRightsSafeguards: integer('human_rights_safeguards', { mode: 'boolean' }),
    genderMarker: integer('gender_marker').$type<0 | 1 | 2>(),
    womenSeats: integer('women_seats'),
    accessible: integer('accessible', { mode: 'boolean' }),
    handlingAccepted: integer('handling_accepted', { mode: 'boolean' }),

    createdBy: text('created_by').references(() => people.id),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    postedOn: text('posted_on'),
    /** The day the provider last said that the offer still stands; stale six months later. */
    confirmedOn: text('confirmed_on'),
    closedAt: text('closed_at'),
    provenance: text('provenance', { mode: 'json' }).$type<Provenance>(),
  },
  (table) => [
    index('offers_organisation').on(table.organisationId),
    index('offers_status_posted').on(table.status, table.postedOn, table.id),
    check(
      'offers_window_in_order',
      sql`${table.windowFrom} is null or ${table.windowTo} is null or ${table.windowFrom} <= ${table.windowTo}`,
    ),
  ],
);

export type OfferRow = typeof offers.$inferSelect;
