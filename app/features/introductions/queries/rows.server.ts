import { and, count, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Locale, Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { people } from '#db/schema/people';
import { nameIn } from '~/features/organisations/rules';
import type { Actor } from '~/server/actor';

/** Rows of one match with what they hang on. Whoever asks decides what of it may be told. */

export interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

type Reading = Pick<Db, 'select'>;

export function joined(db: Reading) {
  return db
    .select({ match: introductions, need: needs, offer: offers, provider: organisations })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .innerJoin(offers, eq(offers.id, introductions.offerId))
    .innerJoin(organisations, eq(organisations.id, introductions.providerId));
}

/** A match with its need, its offer and its provider; undefined when it is not there. */
export function findRows(db: Reading, id: string) {
  return joined(db).where(eq(introductions.id, id)).get();
}
export type MatchRows = NonNullable<ReturnType<typeof findRows>>;

export function partiesOf({ match, need }: Pick<MatchRows, 'match' | 'need'>) {
  const { status, providerId, implementerId } = match;
  return { state: need.state, status, providerId, implementerId };
}

export function completedBy({
  completedByStateAt,
  completedByProviderAt,
}: MatchRows['match']): Side[] {
  return [
    ...(completedByStateAt ? (['state'] as const) : []),
    ...(completedByProviderAt ? (['provider'] as const) : []),
  ];
}

/**
 * The organisation that carries an offer out, where the offer names one that is on the platform, and that is neither
 * the provider itself nor of the State whose need it would read.
 */
export function findImplementer(db: Reading, offer: OfferRow, state: string) {
  const named = offer.implementer?.trim().toLocaleLowerCase();
  if (!named) return undefined;
  return db
    .select()
    .from(organisations)
    .where(and(isNotNull(organisations.verifiedAt), ne(organisations.id, offer.organisationId)))
    .all()
    .find(
      ({ name, names, state: home }) =>
        home !== state &&
        [name, ...Object.values(names)].some((known) => known?.toLocaleLowerCase() === named),
    );
}

/** An organisation as a disclosure names it, with how many people may read there. */
export function readerView(
  db: Reading,
  locale: Locale,
  organisation: typeof organisations.$inferSelect,
) {
  const row = db
    .select({ people: count() })
    .from(people)
    .where(and(eq(people.organisationId, organisation.id), isNull(people.suspendedAt)))
    .get();
  return { id: organisation.id, name: nameIn(locale, organisation), people: row?.people ?? 0 };
}

/** A person to write to; null when the person has left the platform. */
export function findContact(db: Reading, personId: string | null) {
  if (personId === null) return null;
  const row = db
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.suspendedAt)))
    .get();
  return row ?? null;
}
