import {
  type SQL,
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  or,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { people } from '#db/schema/people';
import { suggestions } from '#db/schema/suggestions';
import { isOwn } from '~/features/needs/policy';
import { matchLabel } from '~/features/needs/visibility';
import { readableSummary } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { readableActivity } from '~/features/states/queries.server';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import type { Actor } from '~/server/actor';
import type { AuditAction } from '~/features/audit/actions';
import { canReadAudit } from './policy';
import { changesBetween, isOfDraft, namedFields, readSnapshot } from './rules';
import { type AuditFilter, asksWhat } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  locale: Locale;
}

const PAGE_SIZE = 50;

/**
 * One page of the log, latest first, for administrators; null for anybody else. Running the platform opens no labels:
 * of what the administrator may not read (needs, drafts, all that goes on between the two sides of a match) a row
 * says when something was changed and nothing else, and no search finds it by anything but its time.
 */
export function findAuditLog(who: Who, filter: AuditFilter) {
  const { db, actor } = who;
  if (!canReadAudit(actor)) return null;
  const isOpen = openTo(db, actor);
  const isBackwards = filter.after !== undefined;
  const found = db
    .select({
      row: auditLog,
      isOpen: sql<0 | 1>`${isOpen}`,
      organisation: organisations,
      person: people.name,
    })
    .from(auditLog)
    .leftJoin(organisations, eq(organisations.id, auditLog.organisationId))
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(
      and(
        filterCondition(filter),
        asksWhat(filter) ? isOpen : undefined,
        filter.before ? lt(auditLog.id, Number(filter.before)) : undefined,
        filter.after ? gt(auditLog.id, Number(filter.after)) : undefined,
      ),
    )
    .orderBy(isBackwards ? asc(auditLog.id) : desc(auditLog.id))
    .limit(PAGE_SIZE + 1)
    .all();
  const hasMore = found.length > PAGE_SIZE;
  const page = found.slice(0, PAGE_SIZE);
  if (isBackwards) page.reverse();
  const [first, last] = [page[0]?.row.id, page.at(-1)?.row.id];
  const isLater = filter.before !== undefined || (isBackwards && hasMore);
  const isEarlier = isBackwards || hasMore;
  return {
    rows: page.map((entry) => (entry.isOpen === 1 ? openRow(who, entry) : sealedRow(entry.row))),
    later: first !== undefined && isLater ? String(first) : null,
    earlier: last !== undefined && isEarlier ? String(last) : null,
  };
}

interface Entry {
  row: typeof auditLog.$inferSelect;
  organisation: typeof organisations.$inferSelect | null;
  person: string | null;
}

function openRow({ locale }: Who, { row, organisation, person }: Entry) {
  const [before, after] = [readSnapshot(row.before), readSnapshot(row.after)];
  const isDraft = row.subjectType === 'offer' && (isOfDraft(before) || isOfDraft(after));
  return {
    kind: 'open' as const,
    id: row.id,
    at: row.at,
    action: row.action as AuditAction,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    state: row.state && namesIn(locale).state(row.state),
    organisation: organisation && nameIn(locale, organisation),
    person,
    changes: isDraft ? [] : changesBetween(before, after),
    named: namedFields(after),
  };
}

function sealedRow({ id, at }: Entry['row']) {
  return { kind: 'sealed' as const, id, at };
}
export type AuditView = ReturnType<typeof openRow> | ReturnType<typeof sealedRow>;

/** Rows about something that the actor may read; what the two sides of a match do is for them alone. */
function openTo(db: Db, actor: Actor): SQL {
  const own = actor.kind === 'member' ? actor.organisationId : '';
  const isOf = (type: string) => eq(auditLog.subjectType, type);
  const among = (ids: SQL) => sql`${auditLog.subjectId} in ${ids}`;
  const readableNeeds = db.select({ id: needs.id }).from(needs).where(readableSummary(db, actor));
  const readableActivities = db
    .select({ id: activities.id })
    .from(activities)
    .where(readableActivity(db, actor));
  const readableOffers = db
    .select({ id: offers.id })
    .from(offers)
    .where(or(sql`${offers.status} <> 'draft'`, eq(offers.organisationId, own)));
  return (
    and(
      sql`${auditLog.action} <> 'stance.set'`,
      or(
        inArray(auditLog.subjectType, [
          'organisation',
          'person',
          'session',
          'invitation',
          'round',
          'database',
        ]),
        and(isOf('need'), among(sql`${readableNeeds}`)),
        and(isOf('activity'), among(sql`${readableActivities}`)),
        and(isOf('offer'), among(sql`${readableOffers}`)),
      ),
    ) ?? sql`0`
  );
}

function filterCondition({ action, subject, id, organisation, from, to }: AuditFilter) {
  return and(
    action ? eq(auditLog.action, action) : undefined,
    subject ? eq(auditLog.subjectType, subject) : undefined,
    id ? eq(auditLog.subjectId, id) : undefined,
    organisation ? eq(auditLog.organisationId, organisation) : undefined,
    from ? gte(auditLog.at, from) : undefined,
    // An instant of the last day is greater than the day itself.
    to ? lt(auditLog.at, `${to}U`) : undefined,
  );
}

/** The organisations that the log can be searched by, by name; for administrators. */
export function listAuditedOrganisations({ db, actor, locale }: Who) {
  if (!canReadAudit(actor)) return [];
  const collator = new Intl.Collator(locale);
  return db
    .select()
    .from(organisations)
    .all()
    .map((row) => ({ value: row.id, label: nameIn(locale, row) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

/**
 * Who touched a State's own need, latest first, one page of 50: the need, its matches, what coordinators suggested or
 * asked, and what came of it. What providers decline or prefer is not the State's to read. Names of people only of
 * the State's own organisations. For the State's own people; null for everybody else.
 */
export function findNeedHistory(who: Who, needId: string, page: number) {
  const { db, actor, locale } = who;
  const need = db.select().from(needs).where(eq(needs.id, needId)).get();
  if (!need || !isOwn(actor, need)) return null;
  const condition = touching(db, needId);
  const start = (page - 1) * PAGE_SIZE;
  const rows = db
    .select({ row: auditLog, organisation: organisations, person: people.name })
    .from(auditLog)
    .leftJoin(organisations, eq(organisations.id, auditLog.organisationId))
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(condition)
    .orderBy(desc(auditLog.id))
    .limit(PAGE_SIZE)
    .offset(start)
    .all();
  const total = db.select({ rows: count() }).from(auditLog).where(condition).get()?.rows ?? 0;
  return {
    need: {
      id: need.id,
      title: textIn(locale, { text: need.title, language: need.language, texts: need.titles }),
      // The page tells of the need's matches too.
      label: matchLabel(need.labelDetails),
      provenance: need.provenance,
    },
    rows: rows.map(({ row, organisation, person }) => {
      const isOwnPeople = organisation?.kind === 'state' && organisation.state === need.state;
      return {
        id: row.id,
        at: row.at,
        action: row.action as AuditAction,
        /** Null is time itself: a reminder, an expiry. */
        organisation: organisation && nameIn(locale, organisation),
        person: isOwnPeople ? person : null,
        named: namedFields(readSnapshot(row.after)),
      };
    }),
    total,
    page,
    rest: Math.max(0, total - start - rows.length),
  };
}
export type HistoryRow = NonNullable<ReturnType<typeof findNeedHistory>>['rows'][number];

function touching(db: Db, needId: string): SQL | undefined {
  const matches = db
    .select({ id: introductions.id })
    .from(introductions)
    .where(eq(introductions.needId, needId));
  const suggested = db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(eq(suggestions.needId, needId));
  const supported = db
    .select({ id: activities.id })
    .from(activities)
    .where(and(isNotNull(activities.introductionId), inArray(activities.introductionId, matches)));
  const asked = db
    .select({ id: sql<string>`'introduction-unanswered ' || ${introductions.id}` })
    .from(introductions)
    .where(eq(introductions.needId, needId));
  const about = ['need-without-candidate', 'need-vague', 'need-expiring'].map(
    (kind) => `${kind} ${needId}`,
  );
  const of = (type: string, ids: SQL | undefined) => and(eq(auditLog.subjectType, type), ids);
  return or(
    of('need', eq(auditLog.subjectId, needId)),
    of('introduction', inArray(auditLog.subjectId, matches)),
    of('suggestion', inArray(auditLog.subjectId, suggested)),
    of('activity', inArray(auditLog.subjectId, supported)),
    and(
      eq(auditLog.subjectType, 'queue'),
      eq(auditLog.action, 'queue.remind'),
      or(inArray(auditLog.subjectId, about), inArray(auditLog.subjectId, asked)),
    ),
  );
}
