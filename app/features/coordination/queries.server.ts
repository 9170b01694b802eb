import { and, eq, inArray, isNotNull, min, ne } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { type GroupKind, isMemberOn, statesIn, subRegions } from '#db/reference/groups';
import { STATES, findState } from '#db/reference/states';
import { CATEGORIES } from '#db/reference/taxonomy';
import { activities } from '#db/schema/activities';
import type { Label } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { organisations } from '#db/schema/organisations';
import { type Asking, type Matching, currentMatching } from '~/features/matches/queries.server';
import { LEAST_STATES, strictest } from '~/features/matches/rules';
import { statusOn } from '~/features/needs/rules';
import { readableDetails, readableSummary } from '~/features/needs/visibility.server';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import { type Actor, hasRole } from '~/server/actor';
import {
  type CountedNeed,
  type Scope,
  figuresOf,
  isWithin,
  matrixOf,
  statesWithoutSupport,
  yearsOf,
} from './rules';
import { type CoordinationFilter, FILTER_GROUPS, drillDownSearch, isUnfiltered } from './schema';
import { idleView, overlapViews, unlockViews } from './queries/lists.server';

export interface Who extends Asking {
  actor: Actor;
  locale: Locale;
}

/** What any coordinator reads. What one of them reads besides, for their own State, is not coordination. */
const COORDINATOR_LABELS: readonly Label[] = ['CLEAR', 'GREEN', 'AMBER'];

/**
 * The coordination page, in one read. Every figure counts what coordinators may read; sealed needs are one number
 * over all, or nothing. Null for anybody who is not a coordinator.
 */
export async function findCoordination(who: Who, filter: CoordinationFilter) {
  const { db, actor, now, locale } = who;
  if (!hasRole(actor, 'coordinator')) return null;
  // First of all: what is read after the waiting is read at one moment.
  const matching = await currentMatching(who, 'coordinator');
  const today = now.toISOString().slice(0, 10);
  const names = namesIn(locale);
  const collator = new Intl.Collator(locale);
  const known = readNeeds(who, matching, today);
  const current = readActivities(db, today);
  const scope: Scope = {
    ...filter,
    states: filter.group ? new Set(statesIn(filter.group, today)) : null,
  };
  const within = known.needs.filter((need) => isWithin(scope, need));
  const activitiesWithin = current.filter((activity) => isWithin(scope, activity));
  const rows = subRegions().filter(({ code }) =>
    STATES.some(
      ({ iso3, m49SubRegion }) =>
        m49SubRegion === code && (!filter.group || isMemberOn(iso3, filter.group, today)),
    ),
  );
  const columns = filter.category ? [filter.category] : CATEGORIES;
  const told = { db, locale, matching, names };
  const unserved = within.filter(
    ({ id, status, isServable }) => status === 'open' && !isServable && known.detailed.has(id),
  );
  return {
    filter,
    today,
    years: yearsOf(known.needs, Number(today.slice(0, 4))),
    /** The strictest label of all that is read for this page: idle offers depend on needs outside the filter. */
    label: strictest([...known.labels.values(), ...current.map(({ label }) => label)]),
    figures: figuresOf(within),
    sealed: isUnfiltered(filter) ? sealedCount(matching, known.labels) : null,
    columns: columns.map((code) => ({ code, name: names.category(code) })),
    matrix: matrixOf({
      needs: within,
      activities: activitiesWithin,
      rows: rows.map(({ code }) => code),
      columns,
      rowOf: (state) => findState(state)?.m49SubRegion,
      heard: new Set([...known.needs.map(({ state }) => state), ...statesWithAccounts(db)]),
    }).map(({ row, cells }) => ({
      row,
      name: names.group(row),
      cells: cells.map((cell) => ({
        ...cell,
        search: drillDownSearch(filter, { category: cell.column, group: row }),
      })),
    })),
    unlocks: unlockViews(told, unserved),
    overlaps: overlapViews(told, new Set(activitiesWithin.map(({ id }) => id))),
    idle: idleView(told, wantedOffers(matching, known), filter.category),
    withoutSupport: statesWithoutSupport(within, activitiesWithin)
      .map(({ state, needs: count }) => ({
        iso3: state,
        name: names.state(state),
        needs: count,
      }))
      .sort((a, b) => collator.compare(a.name, b.name)),
  };
}

/** What the filter offers to choose, in the language. */
export function filterChoices(locale: Locale) {
  const names = namesIn(locale);
  const ofKind = (kind: GroupKind) =>
    FILTER_GROUPS.filter((group) => group.kind === kind).map(({ code }) => ({
      value: code,
      label: names.group(code),
    }));
  return {
    categories: CATEGORIES.map((code) => ({ value: code, label: names.category(code) })),
    status: ofKind('un-status'),
    regional: ofKind('un-regional-group'),
    subRegions: ofKind('m49-sub-region'),
    organisations: ofKind('organisation'),
  };
}

/** Needs that were ever opened and that every coordinator may read; of those with sealed details, the summary. */
function readNeeds({ db, actor }: Who, { pairs, prepared }: Matching, today: string) {
  const counted = and(
    ne(needs.status, 'draft'),
    inArray(needs.labelSummary, [...COORDINATOR_LABELS]),
    readableSummary(db, actor),
  );
  const withDetails = and(
    counted,
    inArray(needs.labelDetails, [...COORDINATOR_LABELS]),
    readableDetails(db, actor),
  );
  const introduced = new Map(
    db
      .select({ id: introductions.needId, at: min(introductions.createdAt) })
      .from(introductions)
      .innerJoin(needs, eq(needs.id, introductions.needId))
      .where(withDetails)
      .groupBy(introductions.needId)
      .all()
      .map(({ id, at }) => [id, at?.slice(0, 10) ?? null]),
  );
  const detailed = new Set<string>();
  const labels = new Map<string, Label>();
  for (const { id, label } of db
    .select({ id: needs.id, label: needs.labelDetails })
    .from(needs)
    .where(withDetails)
    .all()) {
    detailed.add(id);
    labels.set(id, label);
  }
  const rows = db
    .select({
      id: needs.id,
      state: needs.state,
      category: needs.category,
      status: needs.status,
      reviewOn: needs.reviewOn,
      from: needs.windowFrom,
      to: needs.windowTo,
      postedOn: needs.postedOn,
      label: needs.labelSummary,
    })
    .from(needs)
    .where(counted)
    .all();
  const read: CountedNeed[] = [];
  for (const { id, state, category, from, to, postedOn, label, ...life } of rows) {
    const status = statusOn(life, today);
    if (!category || !from || !to || !postedOn) continue;
    // What is open but not on the board would count as served by nobody for no fault of the offers.
    if (status === 'open' && !prepared.needById.has(id)) continue;
    if (!labels.has(id)) labels.set(id, label);
    const isServable = pairs.isServable(id, detailed.has(id) ? 'details' : 'summary');
    const introducedOn = introduced.get(id) ?? null;
    read.push({ id, state, category, status, from, to, postedOn, introducedOn, isServable });
  }
  return { needs: read, detailed, labels };
}

function readActivities(db: Db, today: string) {
  return db
    .select({
      id: activities.id,
      state: activities.state,
      category: activities.category,
      from: activities.dateFrom,
      to: activities.dateTo,
      status: activities.status,
      label: activities.label,
    })
    .from(activities)
    .where(inArray(activities.label, [...COORDINATOR_LABELS]))
    .all()
    .filter(({ status, to }) => (status === 'planned' || status === 'active') && to >= today);
}

function statesWithAccounts(db: Db): string[] {
  return db
    .select({ state: organisations.state })
    .from(organisations)
    .where(and(eq(organisations.kind, 'state'), isNotNull(organisations.verifiedAt)))
    .all()
    .flatMap(({ state }) => state ?? []);
}

/** Offers that some need could take, by what may be told of it. */
function wantedOffers(
  { pairs }: Matching,
  { needs: read, detailed }: ReturnType<typeof readNeeds>,
): ReadonlySet<string> {
  return pairs.offersFor(
    read
      .filter(({ status }) => status === 'open')
      .map(({ id }) => ({ id, reading: detailed.has(id) ? 'details' : 'summary' })),
  );
}

/** Needs on the board that coordinators may not read: one number, and none below three States. */
function sealedCount(
  { prepared }: Matching,
  readable: ReadonlyMap<string, unknown>,
): number | null {
  const sealed = prepared.needs.filter(({ row }) => !readable.has(row.id));
  const states = new Set(sealed.map(({ row }) => row.state));
  return states.size >= LEAST_STATES ? sealed.length : null;
}
