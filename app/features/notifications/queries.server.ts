import { and, count, desc, eq, gt, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { MailChoice } from '#db/schema/enums';
import { notificationChoices, notifications, outbox } from '#db/schema/notifications';
import { people } from '#db/schema/people';
import type { Locale } from '~/i18n/locales';
import { type Actor, type Member, hasRole } from '~/server/actor';
import { type NotificationKind, isNotificationKind } from './kinds';
import { type About, type SubjectRef, type Who, aboutOf } from './queries/subjects.server';
import { KIND_GROUPS, MOST_ATTEMPTS, addDays } from './rules';
import { type MailScope, readUnsubscribe } from './tokens.server';

const PAGE_SIZE = 25;

/** A notification with what its reader may read of it today. */
export interface Told {
  id: string;
  kind: NotificationKind;
  createdAt: string;
  isUnread: boolean;
  about: About;
}

/** One page of the actor's own notifications: unread first, latest first. `page` counts from 1. */
export function listNotifications(who: Who & { actor: Member }, page: number) {
  const { db, actor } = who;
  const own = eq(notifications.personId, actor.personId);
  const rows = db
    .select()
    .from(notifications)
    .where(own)
    .orderBy(
      desc(isNull(notifications.readAt)),
      desc(notifications.createdAt),
      desc(notifications.id),
    )
    .limit(PAGE_SIZE + 1)
    .offset((page - 1) * PAGE_SIZE)
    .all();
  return {
    rows: tell(who, rows.slice(0, PAGE_SIZE)),
    unread: countUnread(db, actor),
    previous: page > 1 ? page - 1 : null,
    next: rows.length > PAGE_SIZE ? page + 1 : null,
  };
}

/** The actor's notifications since an instant, latest first, at most so many. */
export function listSince(who: Who & { actor: Member }, since: string, most: number): Told[] {
  const rows = who.db
    .select()
    .from(notifications)
    .where(and(eq(notifications.personId, who.actor.personId), gt(notifications.createdAt, since)))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(most)
    .all();
  return tell(who, rows);
}

/** How many notifications the actor got since an instant. */
export function countSince(db: Db, actor: Member, since: string): number {
  const row = db
    .select({ rows: count() })
    .from(notifications)
    .where(and(eq(notifications.personId, actor.personId), gt(notifications.createdAt, since)))
    .get();
  return row?.rows ?? 0;
}

function tell(who: Who, rows: (typeof notifications.$inferSelect)[]): Told[] {
  const known = rows.flatMap((row) => {
    const { kind, subjectType, subjectId } = row;
    const subject = { type: subjectType, id: subjectId } as SubjectRef;
    return isNotificationKind(kind) ? [{ ...row, kind, subject }] : [];
  });
  const about = aboutOf(
    who,
    known.map(({ subject }) => subject),
  );
  return known.map(({ id, kind, createdAt, readAt, subject }) => ({
    id,
    kind,
    createdAt,
    isUnread: readAt === null,
    about: about(subject),
  }));
}

/** How many of the actor's notifications are unread; none for a visitor. */
export function countUnread(db: Db, actor: Actor): number {
  if (actor.kind === 'visitor') return 0;
  const row = db
    .select({ rows: count() })
    .from(notifications)
    .where(and(eq(notifications.personId, actor.personId), isNull(notifications.readAt)))
    .get();
  return row?.rows ?? 0;
}

/** What the settings show: the kinds that can concern the actor, with the choice for each. */
export function findMailSettings(db: Db, actor: Member) {
  const chosen = choicesOf(db, actor.personId);
  const sides = {
    state: actor.organisationKind === 'state',
    provider:
      actor.organisationKind === 'state'
        ? hasRole(actor, 'provider') || hasRole(actor, 'focal-point')
        : hasRole(actor, 'provider'),
  };
  const person = db
    .select({ locale: people.locale })
    .from(people)
    .where(eq(people.id, actor.personId))
    .get();
  const concerns = (side: 'state' | 'provider' | 'both') =>
    side === 'both' ? sides.state || sides.provider : sides[side];
  return {
    email: actor.email,
    locale: person?.locale ?? ('en' satisfies Locale),
    groups: KIND_GROUPS.map(({ group, kinds }) => ({
      group,
      kinds: kinds
        .filter(({ for: side }) => concerns(side))
        .map(({ kind }) => ({ kind, mail: chosen.get(kind) ?? ('at-once' satisfies MailChoice) })),
    })).filter(({ kinds }) => kinds.length > 0),
  };
}

function choicesOf(db: Db, personId: string): Map<string, MailChoice> {
  return new Map(
    db
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.personId, personId))
      .all()
      .map(({ kind, mail }) => [kind, mail]),
  );
}

/** What a link in a mail would end; null for one that was not made here, or whose person is gone. */
export function findUnsubscribe(
  db: Db,
  token: string,
  secret: string,
): { scope: MailScope } | null {
  const link = readUnsubscribe(token, secret);
  if (!link) return null;
  const person = db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.id, link.personId))
    .get();
  return person ? { scope: link.scope } : null;
}

/**
 * Whether mails leave, for a supervisor: `failing` when one was given up in the last week, `delayed` when one has
 * waited for over an hour. Without numbers: how many mails there are is nobody's business.
 */
export function findMailHealth(db: Db, now: Date): 'ok' | 'delayed' | 'failing' {
  const waits = and(isNull(outbox.sentAt), lt(outbox.attempts, MOST_ATTEMPTS));
  const givenUp = and(
    isNull(outbox.sentAt),
    gte(outbox.attempts, MOST_ATTEMPTS),
    gt(outbox.createdAt, addDays(now, -8).toISOString()),
  );
  const late = and(
    waits,
    lt(outbox.createdAt, new Date(now.getTime() - 60 * 60_000).toISOString()),
  );
  const found = db
    .select({
      failing: sql<number>`exists (select 1 from ${outbox} where ${givenUp})`,
      delayed: sql<number>`exists (select 1 from ${outbox} where ${late})`,
    })
    .from(sql`(select 1)`)
    .get();
  return found?.failing ? 'failing' : found?.delayed ? 'delayed' : 'ok';
}
