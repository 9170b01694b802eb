import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { needs } from './needs';
import { organisations } from './organisations';
import { people } from './people';

/**
 * Who outside the State read a need of AMBER or stricter: one row a person, need and day. The State sees them.
 */
export const readings = sqliteTable(
  'readings',
  {
    needId: text('need_id')
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** `YYYY-MM-DD`. */
    day: text('day').notNull(),
    firstAt: text('first_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.needId, table.personId, table.day] }),
    index('readings_day').on(table.day),
  ],
);

/** A form that was acted on: sent again, it leads to the same place and changes nothing. */
export const submissions = sqliteTable(
  'submissions',
  {
    /** Random, made when the form was shown. */
    token: text('token').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    location: text('location').notNull(),
    at: text('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.token] }),
    index('submissions_at').on(table.at),
  ],
);
