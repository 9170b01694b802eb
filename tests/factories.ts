import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import type { Role } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needIndicators, needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import type { Member } from '~/server/actor';
import { loadActor } from '~/server/actor.server';

/** Set-up only: unique rows, complete enough to be valid, with whatever a test cares about laid over them. */

export const NOW = new Date('2027-01-15T09:00:00.000Z');

let counter = 0;
const unique = (prefix: string) => `${prefix}-${++counter}`;

export function makeOrganisation(
  db: Db,
  overrides: Partial<typeof organisations.$inferInsert> = {},
): typeof organisations.$inferSelect {
  const id = unique('org');
  return db
    .insert(organisations)
    .values({
      id,
      kind: 'intergovernmental',
      name: `Organisation ${id}`,
      verifiedAt: NOW.toISOString(),
      createdAt: NOW.toISOString(),
      ...overrides,
    })
    .returning()
    .get();
}

export function makePerson(
  db: Db,
  { roles = [], ...overrides }: Partial<typeof people.$inferInsert> & { roles?: Role[] } = {},
): typeof people.$inferSelect {
  const id = unique('person');
  const organisationId = overrides.organisationId ?? makeOrganisation(db).id;
  const person = db
    .insert(people)
    .values({
      id,
      organisationId,
      email: `${id}@example.org`,
      name: `Person ${id}`,
      passwordHash: 'no password opens this',
      createdAt: NOW.toISOString(),
      ...overrides,
    })
    .returning()
    .get();
  for (const role of roles) db.insert(personRoles).values({ personId: person.id, role }).run();
  return person;
}

/** The actor of a stored person, made the way a request makes it. */
export function actorFor(db: Db, personId: string): Member {
  const actor = loadActor(db, personId);
  if (actor.kind !== 'member') throw new Error(`${personId} is nobody`);
  return actor;
}

/** A focal point of a verified State organisation. */
export function makeFocalPoint(db: Db, state = 'SEN'): Member {
  const organisation = makeOrganisation(db, { kind: 'state', state });
  return actorFor(
    db,
    makePerson(db, { organisationId: organisation.id, roles: ['focal-point'] }).id,
  );
}

/** A person of a new verified organisation with one role. */
export function makeMember(
  db: Db,
  role: Role,
  organisation: Partial<typeof organisations.$inferInsert> = {},
): Member {
  const { id } = makeOrganisation(db, organisation);
  return actorFor(db, makePerson(db, { organisationId: id, roles: [role] }).id);
}

export function makeNeed(
  db: Db,
  overrides: Partial<typeof needs.$inferInsert> = {},
): typeof needs.$inferSelect {
  const id = unique('need');
  const need = db
    .insert(needs)
    .values({
      id,
      state: 'SEN',
      status: 'open',
      language: 'en',
      title: `Need ${id}`,
      category: 'incident-response',
      wholeCategory: true,
      objective: `Objective of ${id}`,
      support: ['training'],
      languages: ['en', 'fr'],
      modes: ['on-site', 'remote'],
      windowFrom: '2027-02-01',
      windowTo: '2027-12-31',
      nationalPriority: counter,
      labelSummary: 'CLEAR',
      labelDetails: 'CLEAR',
      evidenceInstrument: 'none-yet',
      postedOn: '2027-01-10',
      reviewOn: '2028-01-10',
      createdAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      ...overrides,
    })
    .returning()
    .get();
  db.insert(needIndicators)
    .values({
      needId: need.id,
      position: 0,
      name: `Indicator of ${id}`,
      baseline: null,
      target: '10',
    })
    .run();
  return need;
}

export function makeOffer(
  db: Db,
  overrides: Partial<typeof offers.$inferInsert> = {},
): typeof offers.$inferSelect {
  const id = unique('offer');
  const organisationId = overrides.organisationId ?? makeOrganisation(db).id;
  return db
    .insert(offers)
    .values({
      id,
      organisationId,
      status: 'open',
      language: 'en',
      title: `Offer ${id}`,
      summary: `Summary of ${id}`,
      categories: [{ category: 'incident-response', topics: [] }],
      support: ['training'],
      places: 2,
      languages: ['en'],
      modes: ['on-site', 'remote'],
      windowFrom: '2027-02-01',
      windowTo: '2027-12-31',
      excludes: [],
      arrangements: [],
      conditionsAnswer: 'none',
      postedOn: '2027-01-10',
      confirmedOn: '2027-01-10',
      createdAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      ...overrides,
    })
    .returning()
    .get();
}

export function makeActivity(
  db: Db,
  overrides: Partial<typeof activities.$inferInsert> = {},
): typeof activities.$inferSelect {
  const id = unique('activity');
  return db
    .insert(activities)
    .values({
      id,
      providerName: `Provider of ${id}`,
      state: 'SEN',
      category: 'incident-response',
      language: 'en',
      title: `Activity ${id}`,
      dateFrom: '2027-01-01',
      dateTo: '2027-06-30',
      status: 'active',
      createdAt: NOW.toISOString(),
      ...overrides,
    })
    .returning()
    .get();
}

export function makeIntroduction(
  db: Db,
  values: Pick<typeof introductions.$inferInsert, 'needId' | 'offerId' | 'providerId'> &
    Partial<typeof introductions.$inferInsert>,
): typeof introductions.$inferSelect {
  return db
    .insert(introductions)
    .values({ id: unique('introduction'), createdAt: NOW.toISOString(), ...values })
    .returning()
    .get();
}
