import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import type { Actor, Member, Visitor } from './actor';

/** The actor of a request without a session. */
export const visitor = { kind: 'visitor' } as Visitor;

/**
 * The actor behind a session. A person who was suspended, or is unknown, is a visitor.
 */
export function loadActor(
  db: Db,
  personId: string | null,
  sessionKey: string | null = null,
): Actor {
  if (!personId) return visitor;
  const row = db
    .select({ person: people, organisation: organisations })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.id, personId), isNull(people.suspendedAt)))
    .get();
  if (!row) return visitor;
  const roles = db
    .select({ role: personRoles.role })
    .from(personRoles)
    .where(eq(personRoles.personId, personId))
    .all()
    .map(({ role }) => role);
  const verified = row.organisation.verifiedAt !== null;
  return {
    kind: 'member',
    personId: row.person.id,
    name: row.person.name,
    email: row.person.email,
    sessionKey,
    organisationId: row.organisation.id,
    organisationKind: row.organisation.kind,
    organisationName: row.organisation.name,
    organisationNames: row.organisation.names,
    state: verified && row.organisation.kind === 'state' ? row.organisation.state : null,
    homeState: row.organisation.state,
    verified,
    roles,
    isDemo: row.person.isDemo,
  } as unknown as Member;
}
