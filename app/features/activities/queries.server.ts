import {
  type SQL,
  and,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  or,
  sql,
} from 'drizzle-orm';
import { STATES } from '#db/reference/states';
import { CATEGORIES, topicsOf } from '#db/reference/taxonomy';
import type { Db } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import { organisations } from '#db/schema/organisations';
import { findNeed } from '~/features/needs/queries.server';
import { recordReading } from '~/features/needs/readings.server';
import { nameIn } from '~/features/organisations/rules';
import { readableActivity } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import type { Locale } from '~/i18n/locales';
import { languageChoices, namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import { type Actor, hasRole } from '~/server/actor';
import { canReport, canReportOf } from './policy';
import { type Told, leastLabel } from './rules';
import type { ActivityFilter } from './schema';

export interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

const PAGE_SIZE = 25;
/** More words than anybody types; each costs a pass over the titles. */
const MOST_WORDS = 8;

/** One page of the activities that the actor may read, latest first, and how many fit the filter. */
export function listReported(who: Who, filter: ActivityFilter, page: number) {
  const { db, actor, locale, now } = who;
  const names = namesIn(locale);
  const condition = and(
    readableActivity(db, actor),
    filterCondition(filter, now.toISOString().slice(0, 10)),
  );
  const start = (page - 1) * PAGE_SIZE;
  const rows = db
    .select({ activity: activities, organisation: organisations })
    .from(activities)
    .leftJoin(organisations, eq(organisations.id, activities.organisationId))
    .where(condition)
    .orderBy(desc(activities.dateFrom), activities.id)
    .limit(PAGE_SIZE)
    .offset(start)
    .all();
  const total = db.select({ rows: count() }).from(activities).where(condition).get()?.rows ?? 0;
  return {
    rows: rows.map(({ activity, organisation }) => ({
      id: activity.id,
      title: textIn(locale, {
        text: activity.title,
        language: activity.language,
        texts: activity.titles,
      }),
      provider: organisation ? nameIn(locale, organisation) : activity.providerName,
      organisationId: activity.organisationId,
      state: { iso3: activity.state, name: names.state(activity.state) },
      category: names.category(activity.category),
      support: activity.support,
      dateFrom: activity.dateFrom,
      dateTo: activity.dateTo,
      status: activity.status,
      label: activity.label,
      source: activity.source,
      isFromMatch: activity.introductionId !== null,
      provenance: activity.provenance,
      mayChange: canReportOf(actor, activity),
    })),
    total,
    page,
    rest: Math.max(0, total - start - rows.length),
    mayReport: canReport(actor),
  };
}
export type ReportedRow = ReturnType<typeof listReported>['rows'][number];

function filterCondition(filter: ActivityFilter, today: string): SQL | undefined {
  const { q, category, state, status, from, to, reported } = filter;
  return and(
    status === 'any'
      ? undefined
      : status === 'current'
        ? and(inArray(activities.status, ['planned', 'active']), gte(activities.dateTo, today))
        : eq(activities.status, status),
    category ? eq(activities.category, category) : undefined,
    state ? eq(activities.state, state) : undefined,
    from ? gte(activities.dateTo, from) : undefined,
    to ? lte(activities.dateFrom, to) : undefined,
    reported === 'yes' ? isNull(activities.introductionId) : undefined,
    reported === 'no' ? isNotNull(activities.introductionId) : undefined,
    ...(q ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS).map(says),
  );
}

/** The word is in a title or in the provider's name. */
function says(word: string): SQL | undefined {
  const wanted = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const isIn = (column: typeof activities.title | typeof activities.providerName) =>
    sql`${like(column, wanted)} escape '\\'`;
  return or(
    isIn(activities.title),
    isIn(activities.providerName),
    sql`exists (select 1 from json_each(${activities.titles}) where value like ${wanted} escape '\\')`,
  );
}

/** A reported activity that the actor may change; null for one of a match, one not there, and anybody else. */
export function findReport(who: Who, id: string) {
  const row = findRow(who, id);
  if (!row || !canReportOf(who.actor, row)) return null;
  return {
    id,
    version: row.version,
    label: row.label,
    title: textIn(who.locale, { text: row.title, language: row.language, texts: row.titles }),
    provenance: row.provenance,
    sourceNeed: row.sourceNeedId ?? '',
    stored: toldOf(row),
  };
}

/** The row, if the actor may read it. For this feature's own mutations and forms. */
export function findRow({ db, actor }: Pick<Who, 'actor' | 'db'>, id: string) {
  return db
    .select()
    .from(activities)
    .where(and(eq(activities.id, id), readableActivity(db, actor)))
    .get();
}

export function toldOf(row: ActivityRow): Told {
  const { state, category, topics, language, title, dateFrom, dateTo, status, support, label } =
    row;
  return {
    organisation: row.organisationId ?? '',
    providerName: row.organisationId ? '' : row.providerName,
    state,
    category,
    topics,
    language,
    title,
    dateFrom,
    dateTo,
    status,
    support,
    label,
    source: row.source ?? '',
  };
}

/**
 * What the empty form shows: what the actor always reports of, and what a need says where a coordinator takes it
 * from one. Null for who may report nothing.
 */
export function findNewReport(who: Who, needId: string | null) {
  const { db, actor, locale, now } = who;
  if (!canReport(actor)) return null;
  const source = needId === null ? null : findSourceNeed(who, needId);
  if (needId !== null && !source) return null;
  if (source) {
    recordReading(db, actor, { id: source.id, state: source.state, label: source.label }, now);
  }
  const isCoordinator = hasRole(actor, 'coordinator');
  const today = now.toISOString().slice(0, 10);
  return {
    source,
    stored: {
      organisation: isCoordinator || actor.state ? '' : actor.organisationId,
      providerName: '',
      state: source?.state ?? actor.state ?? '',
      category: source?.category ?? '',
      topics: source?.topics ?? [],
      language: locale as string,
      title: '',
      dateFrom: today,
      dateTo: '',
      status: 'active',
      support: [] as string[],
      label: source ? leastLabel(source.label) : 'CLEAR',
      source: source
        ? translatorFor(locale)('activities.new.source.text', {
            state: source.stateName,
            title: source.title.text,
          })
        : '',
    },
  };
}

/** A need that a coordinator may take a report from, with as much as it may read. */
export function findSourceNeed({ db, actor, locale, now }: Who, id: string) {
  if (!hasRole(actor, 'coordinator')) return null;
  const need = findNeed({ db, actor, locale, today: now.toISOString().slice(0, 10) }, id);
  if (!need) return null;
  return {
    id,
    title: need.title,
    label: need.label,
    state: need.state.iso3,
    stateName: need.state.name,
    category: need.category ? need.category.code : '',
    topics: need.topics.map(({ code }) => code),
    provenance: need.provenance,
  };
}

/** What the filter and the form offer to choose from, named and sorted in one language. */
export function reportChoices({ db, locale }: Pick<Who, 'db' | 'locale'>) {
  const names = namesIn(locale);
  const collator = new Intl.Collator(locale);
  const sorted = (choices: { value: string; label: string }[]) =>
    choices.sort((a, b) => collator.compare(a.label, b.label));
  return {
    categories: CATEGORIES.map((value) => ({ value, label: names.category(value) })),
    topics: CATEGORIES.map((category) => ({
      category: names.category(category),
      options: topicsOf(category).map(({ code }) => ({ value: code, label: names.topic(code) })),
    })),
    states: sorted(STATES.map(({ iso3 }) => ({ value: iso3, label: names.state(iso3) }))),
    languages: languageChoices(locale),
    organisations: sorted(
      db
        .select()
        .from(organisations)
        .where(isNotNull(organisations.verifiedAt))
        .all()
        .map((row) => ({ value: row.id, label: nameIn(locale, row) })),
    ),
  };
}
export type ReportChoices = ReturnType<typeof reportChoices>;
