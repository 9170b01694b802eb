import { type SQL, and, count, desc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { OfferStatus } from '#db/schema/enums';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import type { Locale } from '~/i18n/locales';
import type { Actor } from '~/server/actor';
import { type OfferFilter } from './filter';
import { filterCondition } from './queries/filter.server';
import { toFormValues } from './form-values';
import { PAGE_SIZE, cursorOf, pageClauses } from './queries/paging.server';
import { can } from './policy';
import { type OfferSummary, type OfferView, summaryOf, viewOf } from './views.server';

/** What every read of offers needs to know: who asks, in which language, on which day (YYYY-MM-DD). */
export interface OfferContext {
  db: Db;
  actor: Actor;
  locale: Locale;
  today: string;
}

export interface OfferPage {
  rows: OfferSummary[];
  /** How many offers the filter finds, on all pages. */
  total: number;
  /** The places of the neighbouring pages, null where there is none. */
  previous: string | null;
  next: string | null;
}

/** Rows of `offers` that the actor may read: `canReadOffer` as a where clause; a test holds the two equal. */
function readableOffers(actor: Actor): SQL | undefined {
  const opened = ne(offers.status, 'draft');
  if (actor.kind === 'visitor' || !actor.verified) return opened;
  return or(opened, eq(offers.organisationId, actor.organisationId));
}

/** One page of the public list, 25 rows. Drafts are never on it. */
export function listOffers(context: OfferContext, filter: OfferFilter): OfferPage {
  const { db, actor, today } = context;
  const condition = and(
    readableOffers(actor),
    ne(offers.status, 'draft'),
    filterCondition(filter, today),
  );
  const { where, orderBy } = pageClauses(filter.sort, filter);
  // The ids first: sorting thousands of whole rows costs more than reading these again.
  const ids = db
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(and(condition, where))
    .orderBy(...orderBy)
    .limit(PAGE_SIZE + 1)
    .all()
    .map(({ id }) => id);
  const found = joined(db)
    .where(inArray(offers.id, ids))
    .orderBy(...orderBy)
    .all();
  const backwards = filter.before !== undefined;
  const hasMore = found.length > PAGE_SIZE;
  const rows = found.slice(0, PAGE_SIZE);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = backwards ? hasMore : filter.after !== undefined;
  const hasNext = backwards || hasMore;
  return {
    rows: rows.map((row) => summaryOf(row, context)),
    total: countOffers(db, condition),
    previous: first && hasPrevious ? cursorOf(filter.sort, first.offer) : null,
    next: last && hasNext ? cursorOf(filter.sort, last.offer) : null,
  };
}

/** All offers of the actor's own organisation, drafts too, latest change first. */
export function listOwnOffers(context: OfferContext): OfferSummary[] {
  const { actor } = context;
  if (actor.kind === 'visitor') return [];
  return listAll(context, eq(offers.organisationId, actor.organisationId));
}

/** The offers of an organisation that the actor may read, latest change first. */
export function listOffersOfOrganisation(
  context: OfferContext,
  organisationId: string,
): OfferSummary[] {
  return listAll(context, eq(offers.organisationId, organisationId));
}

/** An offer with all that its page shows; null when it is not there or not the actor's to read. */
export function findOffer(context: OfferContext, id: string): OfferView | null {
  const row = joined(context.db)
    .where(and(eq(offers.id, id), readableOffers(context.actor)))
    .get();
  return row ? viewOf(row, context) : null;
}

export interface OfferForm {
  id: string;
  title: string;
  status: OfferStatus;
  version: number;
  values: Record<string, string | string[]>;
  provenance: OfferRow['provenance'];
}

/** An offer as its form shows it; null when the actor may not edit it. */
export function findOfferForm(
  { db, actor }: { db: Db; actor: Actor },
  id: string,
): OfferForm | null {
  const row = db.select().from(offers).where(eq(offers.id, id)).get();
  if (!row || !can(actor, 'edit', row)) return null;
  const { title, status, version, provenance } = row;
  return { id, title, status, version, provenance, values: toFormValues(row) };
}

function joined(db: Db) {
  return db
    .select({ offer: offers, organisation: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId));
}

function listAll(context: OfferContext, condition: SQL): OfferSummary[] {
  return joined(context.db)
    .where(and(condition, readableOffers(context.actor)))
    .orderBy(desc(offers.updatedAt), desc(offers.id))
    .all()
    .map((row) => summaryOf(row, context));
}

function countOffers(db: Db, condition: SQL | undefined): number {
  const row = db
    .select({ total: count() })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(condition)
    .get();
  return row?.total ?? 0;
}
