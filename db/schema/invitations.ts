import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from './enums';
import { organisations } from './organisations';
import { people } from './people';

export const invitations = sqliteTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    /** Keyed hash of the one-time token in the link; the token itself is shown once and not kept. */
    tokenHash: text('token_hash').notNull().unique(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    email: text('email').notNull(),
    name: text('name').notNull(),
    roles: text('roles', { mode: 'json' }).$type<Role[]>().notNull(),
    invitedBy: text('invited_by').references(() => people.id),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('invitations_organisation').on(table.organisationId)],
);
