import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { MAIL_CHOICES } from './enums';
import { people } from './people';

/**
 * Something happened that a person should know. Only codes and ids are kept: the words are made when it is read, in
 * the reader's language, from what the reader may read then.
 */
export const notifications = sqliteTable(
  'notifications',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    createdAt: text('created_at').notNull(),
    readAt: text('read_at'),
    /** When it went out by mail, alone or in a digest; null while it waits for one, or when none is wanted. */
    mailedAt: text('mailed_at'),
  },
  (table) => [
    index('notifications_person').on(table.personId, table.createdAt),
    index('notifications_subject').on(table.subjectType, table.subjectId),
  ],
);

/** A person's choice for a kind of notification; what is not chosen is `at-once`. */
export const notificationChoices = sqliteTable(
  'notification_choices',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    mail: text('mail', { enum: MAIL_CHOICES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

/** Mails to be sent, written in the transaction of what they tell of, so that neither is there without the other. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** The notifications the mail tells of; a digest has several. */
    notificationIds: text('notification_ids', { mode: 'json' }).$type<string[]>().notNull(),
    createdAt: text('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: text('next_attempt_at').notNull(),
    sentAt: text('sent_at'),
    /** Without addresses or texts. */
    lastError: text('last_error'),
  },
  (table) => [index('outbox_waiting').on(table.sentAt, table.nextAttemptAt)],
);

/** When a person last looked at the desk: what came since is new. */
export const deskVisits = sqliteTable('desk_visits', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  seenAt: text('seen_at').notNull(),
  previousAt: text('previous_at'),
});
