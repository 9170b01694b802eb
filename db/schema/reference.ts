import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TextByLanguage } from './types';

/** The reference data as rows, for queries and for administrators; `db/reference` is where it comes from. */
const names = () => text('names', { mode: 'json' }).$type<TextByLanguage>().notNull();

export const referenceStates = sqliteTable('reference_states', {
  iso3: text('iso3').primaryKey(),
  iso2: text('iso2').notNull().unique(),
  m49: text('m49').notNull().unique(),
  status: text('status', { enum: ['member', 'observer'] }).notNull(),
  names: names(),
});

export const referenceGroups = sqliteTable('reference_groups', {
  code: text('code').primaryKey(),
  kind: text('kind').notNull(),
  names: names(),
  parent: text('parent'),
});

/** From a day until the day before `validTo`; the empty text is "without a known start". */
export const referenceMemberships = sqliteTable(
  'reference_memberships',
  {
    state: text('state')
      .notNull()
      .references(() => referenceStates.iso3),
    group: text('group_code')
      .notNull()
      .references(() => referenceGroups.code),
    validFrom: text('valid_from').notNull().default(''),
    validTo: text('valid_to'),
    note: text('note'),
    /** Set when an administrator changed the row: loading the files again then leaves it alone. */
    editedAt: text('edited_at'),
  },
  (table) => [
    primaryKey({ columns: [table.state, table.group, table.validFrom] }),
    index('reference_memberships_group').on(table.group),
  ],
);

export const referenceTaxonomy = sqliteTable('reference_taxonomy', {
  code: text('code').primaryKey(),
  parent: text('parent'),
  names: names(),
  definition: text('definition').notNull(),
});

export const referencePrinciples = sqliteTable('reference_principles', {
  id: text('id').primaryKey(),
  names: names(),
  textEn: text('text_en').notNull(),
  textZh: text('text_zh').notNull(),
});
