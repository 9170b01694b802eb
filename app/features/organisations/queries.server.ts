import { and, asc, eq, exists, gt, isNotNull, like, ne, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { offers } from '#db/schema/offers';
import { type OrganisationRow, organisations } from '#db/schema/organisations';
import { namesIn } from '~/i18n/names.server';
import { type Actor, hasRole } from '~/server/actor';
import { canEditOrganisations } from './policy';
import { nameIn } from './rules';

const PAGE_SIZE = 50;

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
}

/**
 * Organisations by name, for administrators; null for anybody else. `q` is a part of the name in any of its
 * languages, `after` the last name of the page before; `next` is null on the last page.
 */
export function listOrganisations(
  { db, actor, locale }: Who,
  { q, after }: { q: string; after: string },
) {
  if (!canEditOrganisations(actor)) return null;
  const wanted = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const named = or(
    sql`${like(organisations.name, wanted)} escape '\\'`,
    sql`exists (select 1 from json_each(${organisations.names}) where value like ${wanted} escape '\\')`,
  );
  const rows = db
    .select()
    .from(organisations)
    .where(and(gt(organisations.name, after), q ? named : undefined))
    .orderBy(asc(organisations.name))
    .limit(PAGE_SIZE + 1)
    .all();
  const page = rows.slice(0, PAGE_SIZE);
  const { state } = namesIn(locale);
  return {
    rows: page.map((row) => ({
      id: row.id,
      name: nameIn(locale, row),
      kind: row.kind,
      state: row.state && state(row.state),
      verified: row.verifiedAt !== null,
    })),
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.name ?? null) : null,
  };
}

/** One organisation with everything its form asks, for administrators; null for anybody else. */
export function findOrganisationForAdmin(db: Db, actor: Actor, id: string): OrganisationRow | null {
  if (!canEditOrganisations(actor)) return null;
  return db.select().from(organisations).where(eq(organisations.id, id)).get() ?? null;
}

/** For the command that invites the first administrator: it knows no actor. */
export function findOrganisationByName(db: Pick<Db, 'select'>, name: string) {
  return db.select().from(organisations).where(eq(organisations.name, name)).get() ?? null;
}

/**
 * The public face of an organisation. One that nobody verified has none, unless an offer of its is, or was, on
 * the board; its own people and administrators always see it.
 */
export function findOrganisation({ db, actor, locale }: Who, id: string) {
  const row = db
    .select()
    .from(organisations)
    .where(and(eq(organisations.id, id), readable(db, actor)))
    .get();
  if (!row) return null;
  return {
    id: row.id,
    name: nameIn(locale, row),
    kind: row.kind,
    iso3: row.state,
    state: row.state && namesIn(locale).state(row.state),
    website: row.website,
    verifiedOn: row.verifiedAt?.slice(0, 10) ?? null,
    isDemo: row.isDemo,
  };
}

/** The organisations of a State that have a public face: those that speak for it first, then by name. */
export function listOrganisationsOfState({ db, actor, locale }: Who, iso3: string) {
  return db
    .select()
    .from(organisations)
    .where(and(eq(organisations.state, iso3), readable(db, actor)))
    .orderBy(sql`${organisations.kind} <> 'state'`, asc(organisations.name))
    .limit(200)
    .all()
    .map((row) => ({
      id: row.id,
      name: nameIn(locale, row),
      kind: row.kind,
      verified: row.verifiedAt !== null,
    }));
}

function readable(db: Db, actor: Actor) {
  const own = actor.kind === 'member' ? eq(organisations.id, actor.organisationId) : undefined;
  if (hasRole(actor, 'administrator')) return undefined;
  return or(
    isNotNull(organisations.verifiedAt),
    own,
    exists(
      db
        .select({ one: sql`1` })
        .from(offers)
        .where(and(eq(offers.organisationId, organisations.id), ne(offers.status, 'draft'))),
    ),
  );
}
