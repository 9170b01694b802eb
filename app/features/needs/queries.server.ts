import {
  type SQL,
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  max,
  ne,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { needIndicators, needs } from '#db/schema/needs';
import { translatorFor } from '~/i18n/catalogues.server';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import type { Actor } from '~/server/actor';
import type { NeedFilter } from './filter';
import { filterCondition, isOpenOn } from './filter.server';
import { emptyFormValues, toFormValues } from './form-values';
import { PAGE_SIZE, cursorOf, pageClauses, sortKey } from './paging.server';
import { can, canNeed, isOwn } from './policy';
import { findLastReadings, recordReading } from './readings.server';
import { detailsView, ownView, summaryView } from './views.server';
import { readableDetails, readableSummary } from './visibility.server';

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
  /** Calendar day, `YYYY-MM-DD`. */
  today: string;
}

/**
 * One page of the needs whose summary the actor may read: 25 rows, the count of all that fit the filter, and the
 * places of the pages around it (null where there is none).
 */
export function listNeeds({ db, actor, locale, today }: Who, filter: NeedFilter) {
  const fitting = and(readableSummary(db, actor), filterCondition(db, actor, filter, today));
  const key = sortKey(filter.sort, locale);
  const { where, orderBy, isBackwards } = pageClauses(filter.sort, key, filter);
  const found = db
    .select({ ...getTableColumns(needs), key })
    .from(needs)
    .where(and(fitting, where))
    .orderBy(...orderBy)
    .limit(PAGE_SIZE + 1)
    .all();
  const page = found.slice(0, PAGE_SIZE);
  if (isBackwards) page.reverse();
  const hasMore = found.length > PAGE_SIZE;
  const [first, last] = [page[0], page.at(-1)];
  const hasPrevious = isBackwards ? hasMore : where !== undefined;
  return {
    rows: page.map((row) => summaryView(row, locale, today)),
    count: countWhere(db, fitting),
    previous: first && hasPrevious ? cursorOf(first) : null,
    next: last && (isBackwards || hasMore) ? cursorOf(last) : null,
  };
}

/** The needs of one State that the actor may read, open ones first; never a draft. */
export function listNeedsOfState({ db, actor, locale, today }: Who, iso3: string) {
  return db
    .select()
    .from(needs)
    .where(and(readableSummary(db, actor), eq(needs.state, iso3), ne(needs.status, 'draft')))
    .orderBy(desc(sql`${isOpenOn(today)}`), desc(needs.postedOn), desc(needs.id))
    .all()
    .map((row) => summaryView(row, locale, today));
}

/**
 * The needs of the actor's own State with its drafts, for its desk: first what has priority, drafts last. Empty
 * for who belongs to no verified State organisation.
 */
export function listOwnNeeds({ db, actor, locale, today }: Who) {
  if (actor.kind === 'visitor' || !actor.state) return [];
  const rows = db
    .select()
    .from(needs)
    .where(and(readableSummary(db, actor), eq(needs.state, actor.state)))
    .orderBy(sql`${needs.status} = 'draft'`, asc(needs.nationalPriority), desc(needs.updatedAt))
    .all();
  const indicators = indicatorCounts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...summaryView(row, locale, today),
    nationalPriority: row.nationalPriority,
    own: ownView(row, indicators.get(row.id) ?? 0, actor, today),
  }));
}

/** How many open needs the actor may read, of one State or of all. */
export function countOpenNeeds({ db, actor, today }: Omit<Who, 'locale'>, iso3?: string): number {
  const ofState = iso3 === undefined ? undefined : eq(needs.state, iso3);
  return countWhere(db, and(readableSummary(db, actor), isOpenOn(today), ofState));
}

/** One need, as much of it as the actor may read; null when missing or foreign, which look alike. */
export function findNeed({ db, actor, locale, today }: Who, id: string) {
  const row = db
    .select({ ...getTableColumns(needs), isReadable: sql<0 | 1>`${readableDetails(db, actor)}` })
    .from(needs)
    .where(and(readableSummary(db, actor), eq(needs.id, id)))
    .get();
  if (!row) return null;
  const summary = summaryView(row, locale, today);
  if (row.isReadable !== 1) {
    return {
      access: 'summary' as const,
      label: row.labelSummary,
      ...summary,
      details: null,
      own: null,
    };
  }
  const indicators = indicatorsOf(db, id);
  return {
    access: 'details' as const,
    label: row.labelDetails,
    ...summary,
    details: detailsView(row, indicators, locale),
    own: isOwn(actor, row) ? ownView(row, indicators.length, actor, today) : null,
  };
}

/** `findNeed` for the page of the need, where reading it is noted for its State. */
export function openNeed({ now, ...who }: Omit<Who, 'today'> & { now: Date }, id: string) {
  const need = findNeed({ ...who, today: now.toISOString().slice(0, 10) }, id);
  if (!need) return null;
  const { db, actor, locale } = who;
  const read = { id, state: need.state.iso3, label: need.label };
  recordReading(db, actor, read, now);
  return { ...need, readings: findLastReadings({ db, actor, locale }, read) };
}

/** What the form of a need shows, for who may change it; null for anybody else. */
export function findNeedForm({ db, actor, locale, today }: Who, id: string) {
  const row = db
    .select()
    .from(needs)
    .where(and(readableDetails(db, actor), eq(needs.id, id)))
    .get();
  if (!row || !can(actor, 'edit', row, today)) return null;
  return {
    id,
    version: row.version,
    isDraft: row.status === 'draft',
    heading: heading('edit', locale, row.state),
    title: row.title,
    label: row.labelDetails,
    provenance: row.provenance,
    stored: toFormValues(row, indicatorsOf(db, id)),
  };
}

/** What the empty form shows, with the State's next free priority; null for who may not speak for a State. */
export function findNewNeedForm({ db, actor, locale }: Omit<Who, 'today'>) {
  if (!canNeed(actor)) return null;
  const highest = db
    .select({ priority: max(needs.nationalPriority) })
    .from(needs)
    .where(and(readableDetails(db, actor), eq(needs.state, actor.state)))
    .get();
  return {
    heading: heading('new', locale, actor.state),
    stored: emptyFormValues(locale, (highest?.priority ?? 0) + 1),
  };
}

/** The State's other need on the board that has this priority, if one has. For its own mutations only. */
export function findPriorityHolder(
  db: Pick<Db, 'select'>,
  state: string,
  priority: number,
  exceptId: string | null,
  today: string,
): { title: string } | undefined {
  return db
    .select({ title: needs.title })
    .from(needs)
    .where(
      and(
        eq(needs.state, state),
        eq(needs.nationalPriority, priority),
        isOpenOn(today),
        exceptId === null ? undefined : ne(needs.id, exceptId),
      ),
    )
    .get();
}

function heading(form: 'new' | 'edit', locale: Locale, iso3: string): string {
  const state = namesIn(locale).state(iso3);
  return translatorFor(locale)(`needs.form.${form}.title`, { state });
}

function countWhere(db: Db, condition: SQL | undefined): number {
  return db.select({ rows: count() }).from(needs).where(condition).get()?.rows ?? 0;
}

function indicatorsOf(db: Db, needId: string) {
  return db
    .select()
    .from(needIndicators)
    .where(eq(needIndicators.needId, needId))
    .orderBy(asc(needIndicators.position))
    .all();
}

function indicatorCounts(db: Db, ids: string[]): Map<string, number> {
  const rows = db
    .select({ id: needIndicators.needId, rows: count() })
    .from(needIndicators)
    .where(inArray(needIndicators.needId, ids))
    .groupBy(needIndicators.needId)
    .all();
  return new Map(rows.map(({ id, rows: number }) => [id, number]));
}
