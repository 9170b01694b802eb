import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * One row for each change, written in the change's own transaction and never altered: triggers refuse
 * update and delete. Rows outlive what they describe, so nothing here is a foreign key.
 */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer('id').primaryKey(),
    at: text('at').notNull(),
    /** Null when a command, not a person, made the change. */
    personId: text('person_id'),
    organisationId: text('organisation_id'),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    /** The State that owns the subject, so that it can be shown its own history. */
    state: text('state'),
    before: text('before'),
    after: text('after'),
    previousHash: text('previous_hash').notNull(),
    /** SHA-256 over the previous hash and the row. */
    hash: text('hash').notNull().unique(),
  },
  (table) => [
    index('audit_subject').on(table.subjectType, table.subjectId),
    index('audit_state').on(table.state),
  ],
);
