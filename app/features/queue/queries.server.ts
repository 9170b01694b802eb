import { and, desc, eq, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { queueReviews } from '#db/schema/coordination';
import { QUEUE_KINDS, type QueueKind } from '#db/schema/enums';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import type { AuditAction } from '~/features/audit/actions';
import { strictest } from '~/features/matches/rules';
import type { Locale } from '~/i18n/locales';
import type { Actor } from '~/server/actor';
import { canReadQueue } from './policy';
import { introductionItems, needItems } from './queries/needs.server';
import { offerItems, overlapItems } from './queries/offers.server';
import { ageOf, isAside, oldestFirst } from './rules';
import type { QueueFilter } from './schema';
import type { QueueItem } from './views';

export interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

const PAGE_SIZE = 25;

/** All that waits, oldest first, with what coordinators have said of it. Only for who has been asked about already. */
function allItems(who: Who) {
  const today = who.now.toISOString().slice(0, 10);
  const reviews = reviewsOf(who.db);
  const askable = askableOf(who.db);
  return [...introductionItems(who), ...needItems(who), ...offerItems(who), ...overlapItems(who)]
    .sort(oldestFirst)
    .map((item) => {
      const review = reviews.get(keyOf(item)) ?? null;
      return {
        ...item,
        isAskable: askable(item),
        age: ageOf(item.since, who.now),
        review,
        aside: isAside(review, today),
      };
    });
}
export type QueueEntry = ReturnType<typeof allItems>[number];

/** Whether somebody with an active account can be asked: who speaks for the State, or who offers for the provider. */
function askableOf(db: Db) {
  const rows = db
    .select({
      organisationId: people.organisationId,
      kind: organisations.kind,
      state: organisations.state,
      role: personRoles.role,
    })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(isNull(people.suspendedAt), isNotNull(organisations.verifiedAt)))
    .all();
  const speaking = rows.filter(({ kind, role }) => kind === 'state' && role === 'focal-point');
  const states = new Set(speaking.map(({ state }) => state));
  const offering = [...speaking, ...rows.filter(({ role }) => role === 'provider')];
  const providers = new Set(offering.map(({ organisationId }) => organisationId));
  return ({ providerId, iso3 }: Pick<QueueItem, 'providerId' | 'iso3'>): boolean =>
    providerId === null ? states.has(iso3) : providers.has(providerId);
}

const keyOf = ({ kind, subject }: { kind: QueueKind; subject: string }) => `${kind} ${subject}`;

function reviewsOf(db: Db) {
  return new Map(
    db
      .select({ review: queueReviews, by: people.name })
      .from(queueReviews)
      .leftJoin(people, eq(people.id, queueReviews.reviewedBy))
      .all()
      .map(({ review, by }) => {
        const { note, language, reviewedAt, returnsOn } = review;
        return [keyOf(review), { note, language, by, reviewedAt, returnsOn }];
      }),
  );
}

/**
 * One page of what waits for a coordinator, oldest first, and how many there are of each kind. Needs under
 * AMBER+STRICT are on no page and in no count. Null for anybody who is not a coordinator.
 */
export function findQueue(who: Who, filter: QueueFilter, page: number) {
  if (!canReadQueue(who.actor)) return null;
  const all = allItems(who);
  const isAsked = filter.aside === 'yes';
  const waiting = all.filter(({ aside }) => aside === isAsked);
  const ofKind = waiting.filter(({ kind }) => filter.kind === undefined || kind === filter.kind);
  const start = (page - 1) * PAGE_SIZE;
  const items = ofKind.slice(start, start + PAGE_SIZE);
  return {
    filter,
    page,
    counts: QUEUE_KINDS.map((kind) => ({
      kind,
      count: waiting.filter((item) => item.kind === kind).length,
    })),
    total: waiting.length,
    asideTotal: all.filter(({ aside }) => aside).length,
    items,
    rest: Math.max(0, ofKind.length - start - items.length),
    label: strictest(items.map(({ label }) => label)),
  };
}

/** How long the queue is and since when its oldest item waits. */
interface QueueLength {
  total: number;
  since: string | null;
}

/** What people do for themselves moves nothing in the queue; every other change leaves an audit row that may. */
const OF_NO_MATTER: readonly AuditAction[] = [
  'person.sign-in',
  'person.sign-out',
  'person.locale',
  'person.password-change',
  'session.revoke',
  'notification.choose',
];

const lengths = new WeakMap<Db, Map<string, { key: string; length: QueueLength }>>();

/**
 * How long the queue is, for a line on the desk: made anew after a change and once a day, since counting it is
 * making it. Null for anybody who is not a coordinator.
 */
export function queueLength(who: Who): QueueLength | null {
  const { db, actor, now } = who;
  if (!canReadQueue(actor)) return null;
  const last = db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(notInArray(auditLog.action, [...OF_NO_MATTER]))
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  const key = `${last?.id ?? 0} ${now.toISOString().slice(0, 10)}`;
  const ofReaders = lengths.get(db) ?? new Map<string, { key: string; length: QueueLength }>();
  lengths.set(db, ofReaders);
  const known = ofReaders.get(actor.personId);
  if (known?.key === key) return known.length;
  const waiting = allItems(who).filter(({ aside }) => !aside);
  const length = { total: waiting.length, since: waiting[0]?.since ?? null };
  ofReaders.set(actor.personId, { key, length });
  return length;
}

/** One item as it stands, put aside or not; null when it has been settled, and for anybody else. */
export function findQueueItem(who: Who, kind: QueueKind, subject: string): QueueEntry | null {
  if (!canReadQueue(who.actor)) return null;
  return allItems(who).find((item) => item.kind === kind && item.subject === subject) ?? null;
}
