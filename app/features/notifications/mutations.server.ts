import { and, eq, isNull, lte } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import type { MailChoice } from '#db/schema/enums';
import { notificationChoices, notifications } from '#db/schema/notifications';
import { people } from '#db/schema/people';
import { recordAudit } from '~/features/audit/record.server';
import type { Member } from '~/server/actor';
import { NOTIFICATION_KINDS, type NotificationKind, isNotificationKind } from './kinds';
import type { MailSettingsInput } from './schema';
import { readUnsubscribe } from './tokens.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}

/** Marks one of the actor's own notifications as read; null when it is not theirs. Marking twice is once. */
export function markRead({ db, actor, now }: Who, id: string): true | null {
  return writeTransaction(db, (tx) => {
    const own = and(eq(notifications.id, id), eq(notifications.personId, actor.personId));
    const row = tx.select({ readAt: notifications.readAt }).from(notifications).where(own).get();
    if (!row) return null;
    if (row.readAt === null) {
      tx.update(notifications).set({ readAt: now.toISOString() }).where(own).run();
    }
    return true;
  });
}

/** Marks as read what was there when the page was shown, up to its latest instant: what came since stays new. */
export function markAllRead({ db, actor, now }: Who, until: string): void {
  writeTransaction(db, (tx) => {
    tx.update(notifications)
      .set({ readAt: now.toISOString() })
      .where(
        and(
          eq(notifications.personId, actor.personId),
          isNull(notifications.readAt),
          lte(notifications.createdAt, until),
        ),
      )
      .run();
  });
}

/** Keeps which kinds come by mail, and the language of mails. What is chosen holds for mails that wait too. */
export function chooseMails({ db, actor, now }: Who, input: MailSettingsInput): void {
  writeTransaction(db, (tx) => {
    const wanted = Object.entries(input.mail).filter(
      (entry): entry is [NotificationKind, MailChoice] =>
        isNotificationKind(entry[0]) && entry[1] !== undefined,
    );
    choose(tx, { actor, personId: actor.personId, now }, new Map(wanted));
    setLocale(tx, { actor, now }, input.locale);
  });
}

/** No more mails to the actor, of any kind. */
export function stopAllMail({ db, actor, now }: Who): void {
  writeTransaction(db, (tx) => {
    const never = new Map(NOTIFICATION_KINDS.map((kind) => [kind, 'never' as const]));
    choose(tx, { actor, personId: actor.personId, now }, never);
  });
}

/** Which choices a link has changed, so that its page can offer to take it back. */
export type Unsubscribed = { kind: NotificationKind; before: MailChoice }[];

interface Link {
  db: Db;
  now: Date;
  secret: string;
}

/**
 * Ends the mails that a signed link is for, for the person it names, signed in or not. Gives what each choice was;
 * null for a link that was not made here. Followed twice it changes nothing more.
 */
export function unsubscribe({ db, now, secret }: Link, token: string): Unsubscribed | null {
  return writeTransaction(db, (tx) => {
    const link = linkOf(tx, token, secret);
    if (!link) return null;
    const { personId, scope } = link;
    const chosen = choicesOf(tx, personId);
    const kinds =
      scope === 'daily'
        ? NOTIFICATION_KINDS.filter((kind) => chosen.get(kind) === 'daily')
        : [scope];
    const before = kinds.map((kind) => {
      const mail = chosen.get(kind) ?? 'at-once';
      // Followed a second time, the link can still be taken back.
      return { kind, before: mail === 'never' ? ('at-once' as const) : mail };
    });
    choose(
      tx,
      { actor: null, personId, now },
      new Map(kinds.map((kind) => [kind, 'never' as const])),
    );
    return before;
  });
}

/**
 * Takes an `unsubscribe` back: the choices that it gave, within what the same link may change. Null for a link
 * that was not made here.
 */
export function resubscribe(
  { db, now, secret }: Link,
  token: string,
  before: Unsubscribed,
): true | null {
  return writeTransaction(db, (tx) => {
    const link = linkOf(tx, token, secret);
    if (!link) return null;
    const { personId, scope } = link;
    const allowed = before.filter((one) =>
      scope === 'daily' ? one.before === 'daily' : one.kind === scope,
    );
    choose(
      tx,
      { actor: null, personId, now },
      new Map(allowed.map(({ kind, before: mail }) => [kind, mail])),
    );
    return true;
  });
}

function linkOf(tx: Tx, token: string, secret: string) {
  const link = readUnsubscribe(token, secret);
  if (!link) return null;
  const person = tx
    .select({ id: people.id })
    .from(people)
    .where(eq(people.id, link.personId))
    .get();
  return person ? link : null;
}

function choicesOf(tx: Tx, personId: string): Map<string, MailChoice> {
  return new Map(
    tx
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.personId, personId))
      .all()
      .map(({ kind, mail }) => [kind, mail]),
  );
}

/** Writes the choices that differ, with one audit row that names them. */
function choose(
  tx: Tx,
  { actor, personId, now }: { actor: Member | null; personId: string; now: Date },
  wanted: ReadonlyMap<NotificationKind, MailChoice>,
): void {
  const chosen = choicesOf(tx, personId);
  const changed = [...wanted].filter(([kind, mail]) => (chosen.get(kind) ?? 'at-once') !== mail);
  if (changed.length === 0) return;
  for (const [kind, mail] of changed) {
    tx.insert(notificationChoices)
      .values({ personId, kind, mail })
      .onConflictDoUpdate({
        target: [notificationChoices.personId, notificationChoices.kind],
        set: { mail },
      })
      .run();
  }
  recordAudit(tx, {
    actor,
    now,
    action: 'notification.choose',
    subject: { type: 'person', id: personId },
    before: Object.fromEntries(changed.map(([kind]) => [kind, chosen.get(kind) ?? 'at-once'])),
    after: Object.fromEntries(changed),
  });
}

function setLocale(
  tx: Tx,
  { actor, now }: { actor: Member; now: Date },
  locale: MailSettingsInput['locale'],
): void {
  const own = eq(people.id, actor.personId);
  const before = tx.select({ locale: people.locale }).from(people).where(own).get();
  if (!before || before.locale === locale) return;
  tx.update(people).set({ locale }).where(own).run();
  const subject = { type: 'person', id: actor.personId } as const;
  recordAudit(tx, { actor, now, action: 'person.locale', subject, before, after: { locale } });
}
