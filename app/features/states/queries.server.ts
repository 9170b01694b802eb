import {
  type SQL,
  and,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  or,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { GROUPS, findGroup, groupCodesOf } from '#db/reference/groups';
import { STATES, type StateReference, findState } from '#db/reference/states';
import { activities } from '#db/schema/activities';
import type { Label, Locale } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { readableSummary } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { type Actor, hasRole } from '~/server/actor';

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
  /** Calendar day, `YYYY-MM-DD`. */
  today: string;
}

const UN_GROUPS = ['african', 'asia-pacific', 'eastern-european', 'grulac', 'weog'] as const;
export type UnGroupOrObserver = (typeof UN_GROUPS)[number] | 'observer';

/** Open needs whose summary the actor may read, and whose review is not overdue. */
function openAndReadable({ db, actor, today }: Omit<Who, 'locale'>): SQL | undefined {
  return and(
    readableSummary(db, actor),
    eq(needs.status, 'open'),
    or(isNull(needs.reviewOn), gt(needs.reviewOn, today)),
  );
}

/** The figures of the first page: each counts what this reader may read, and nothing else. */
export function countBoard(who: Omit<Who, 'locale'>) {
  const counted = who.db
    .select({ openNeeds: count(), states: countDistinct(needs.state) })
    .from(needs)
    .where(openAndReadable(who))
    .get();
  const openOffers =
    who.db.select({ rows: count() }).from(offers).where(eq(offers.status, 'open')).get()?.rows ?? 0;
  return { openNeeds: counted?.openNeeds ?? 0, statesWithNeeds: counted?.states ?? 0, openOffers };
}

/**
 * The States by UN regional group, each group in the alphabetical order of the language, with the number of open
 * needs that the actor may read. `group` keeps the States of one group or membership on the day.
 */
export function listStates(who: Who, group: string | null) {
  const byState = new Map(
    who.db
      .select({ state: needs.state, rows: count() })
      .from(needs)
      .where(openAndReadable(who))
      .groupBy(needs.state)
      .all()
      .map(({ state, rows }) => [state, rows]),
  );
  const collator = new Intl.Collator(who.locale);
  const wanted = STATES.filter(
    ({ iso3 }) => group === null || groupCodesOf(iso3, who.today).includes(group),
  );
  return [...UN_GROUPS, 'observer' as const]
    .map((code) => ({
      group: code satisfies UnGroupOrObserver,
      states: wanted
        .filter(({ unGroup }) => (unGroup ?? 'observer') === code)
        .map(({ iso3, names }) => ({
          iso3,
          name: names[who.locale],
          openNeeds: byState.get(iso3) ?? 0,
        }))
        .sort((a, b) => collator.compare(a.name, b.name)),
    }))
    .filter(({ states }) => states.length > 0);
}

/** The groups that the list of States can be held to, by kind, in the language. */
export function listGroupChoices(locale: Locale) {
  const of = (kind: string) =>
    GROUPS.filter((group) => group.kind === kind).map(({ code, names }) => ({
      value: code,
      label: names[locale],
    }));
  return {
    regional: of('un-regional-group'),
    status: of('un-status'),
    organisations: of('organisation'),
    subRegions: of('m49-sub-region'),
  };
}

/** Whether a code names a group that `listStates` knows. */
export function isGroup(code: string): boolean {
  return findGroup(code) !== undefined;
}

/** What the reference tables say of a State on a day; null for an unknown code. */
export function findStateFacts({ locale, today }: Pick<Who, 'locale' | 'today'>, iso3: string) {
  const state = findState(iso3);
  if (!state) return null;
  const { group } = namesIn(locale);
  const codes = groupCodesOf(iso3, today);
  const of = (kind: string) =>
    codes.filter((code) => findGroup(code)?.kind === kind).map((code) => group(code));
  return {
    iso3,
    name: state.names[locale],
    names: namesByLanguage(state),
    status: state.status,
    regionalGroup: state.unGroup && group(state.unGroup),
    region: group(state.m49Region),
    subRegion: group(state.m49SubRegion),
    statuses: of('un-status'),
    organisations: of('organisation'),
  };
}

/** The names the United Nations uses, in the order of its languages. */
function namesByLanguage({ names }: StateReference) {
  return (['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const).map((language) => ({
    language,
    name: names[language],
  }));
}

/** Support planned, under way or over in a State that the actor may read, latest first. */
export function listActivitiesOfState(who: Who, iso3: string) {
  return listActivities(who, eq(activities.state, iso3));
}

/** What has come of an offer, as far as the actor may read it, latest first. */
export function listActivitiesOfOffer(who: Who, offerId: string) {
  return listActivities(who, eq(activities.offerId, offerId));
}

function listActivities({ db, actor, locale }: Who, condition: SQL) {
  const { category, state } = namesIn(locale);
  return db
    .select({ row: activities, organisation: organisations })
    .from(activities)
    .leftJoin(organisations, eq(organisations.id, activities.organisationId))
    .where(and(condition, readableActivity(db, actor)))
    .orderBy(desc(activities.dateFrom), activities.id)
    .limit(100)
    .all()
    .map(({ row, organisation }) => {
      const translated = row.titles[locale];
      return {
        id: row.id,
        title: translated ?? row.title,
        language: translated ? locale : row.language,
        category: category(row.category),
        state: { iso3: row.state, name: state(row.state) },
        organisationId: row.organisationId,
        providerName: organisation ? nameIn(locale, organisation) : row.providerName,
        dateFrom: row.dateFrom,
        dateTo: row.dateTo,
        status: row.status,
        label: row.label,
        provenance: row.provenance,
      };
    });
}

/**
 * Rows of `activities` whose label admits the actor. What came of a match under AMBER or stricter is also read by
 * whoever may read the need: a provider that it was disclosed to, and its implementer.
 */
export function readableActivity(db: Db, actor: Actor): SQL | undefined {
  if (actor.kind === 'visitor' || !actor.verified) return eq(activities.label, 'CLEAR');
  const labels: Label[] = hasRole(actor, 'coordinator')
    ? ['CLEAR', 'GREEN', 'AMBER']
    : ['CLEAR', 'GREEN'];
  const ofReadableNeed = db
    .select({ one: sql`1` })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .where(and(eq(introductions.id, activities.introductionId), readableSummary(db, actor)));
  return or(
    inArray(activities.label, labels),
    actor.state ? eq(activities.state, actor.state) : undefined,
    eq(activities.organisationId, actor.organisationId),
    exists(ofReadableNeed),
  );
}

/** Every State as a choice of a form, in the alphabetical order of the language. */
export function listStateChoices(locale: Locale): { value: string; label: string }[] {
  const collator = new Intl.Collator(locale);
  return STATES.map(({ iso3, names }) => ({ value: iso3, label: names[locale] })).sort((a, b) =>
    collator.compare(a.label, b.label),
  );
}
