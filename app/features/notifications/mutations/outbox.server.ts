import { and, asc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { notificationChoices, notifications, outbox } from '#db/schema/notifications';
import { people } from '#db/schema/people';
import { loadActor } from '~/server/actor.server';
import type { Log } from '~/server/log.server';
import { type Mail, type Mailer, faultCodeOf } from '~/server/mailer.server';
import { type NotificationKind, isNotificationKind } from '../kinds';
import { type MailEntry, type Site, composeMail } from '../mail.server';
import { type SubjectRef, aboutOf } from '../queries/subjects.server';
import {
  DIGEST_HOUR,
  MAIL_KEEPS_DAYS,
  MOST_ATTEMPTS,
  addDays,
  addMinutes,
  nextAttemptAt,
} from '../rules';

type OutboxRow = typeof outbox.$inferSelect;

/** Mails in one go; with the mailer's time-outs they are done long before a claim runs out. */
const BATCH = 50;
/** For how long an attempt keeps a mail to itself; a process that ends meanwhile gives it up this much later. */
const CLAIM_MINUTES = 30;
const DIGEST = 'digest';

interface Due {
  db: Db;
  now: Date;
}

/**
 * Sends what is due in the outbox, one mail after another. Each is claimed before it is handed over, so that two
 * processes never send the same one; only when this process ends between the mail server's answer and the note of
 * it does the mail go out again, with the Message-ID that it had. Gives how many were sent.
 */
export async function sendDueMails({
  db,
  now,
  mailer,
  site,
  log,
}: Due & { mailer: Mailer; site: Site; log: Log }): Promise<number> {
  giveUpOld({ db, now });
  const due = db
    .select()
    .from(outbox)
    .where(
      and(
        isNull(outbox.sentAt),
        lt(outbox.attempts, MOST_ATTEMPTS),
        lte(outbox.nextAttemptAt, now.toISOString()),
      ),
    )
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
    .limit(BATCH)
    .all();
  let sent = 0;
  for (const row of due) {
    if (!claim({ db, now }, row)) continue;
    const mail = prepare({ db, now }, row, site);
    if (!mail) {
      // Nobody wants it any more: the person is gone or has chosen otherwise.
      db.delete(outbox).where(eq(outbox.id, row.id)).run();
      continue;
    }
    try {
      await mailer.send(mail);
    } catch (error) {
      noteFailure({ db, now }, row, faultCodeOf(error), log);
      continue;
    }
    noteSent({ db, now }, row);
    sent += 1;
  }
  return sent;
}

function claim({ db, now }: Due, row: OutboxRow): boolean {
  const claimed = writeTransaction(db, (tx) =>
    tx
      .update(outbox)
      .set({
        attempts: row.attempts + 1,
        nextAttemptAt: addMinutes(now, CLAIM_MINUTES).toISOString(),
      })
      .where(
        and(
          eq(outbox.id, row.id),
          isNull(outbox.sentAt),
          eq(outbox.attempts, row.attempts),
          eq(outbox.nextAttemptAt, row.nextAttemptAt),
        ),
      )
      .run(),
  );
  return claimed.changes === 1;
}

/** The mail as its recipient may read it now; null when there is nothing to send any more. */
function prepare({ db, now }: Due, row: OutboxRow, site: Site): Mail | null {
  const person = db
    .select()
    .from(people)
    .where(and(eq(people.id, row.personId), isNull(people.suspendedAt)))
    .get();
  if (!person) return null;
  const isDigest = row.id.startsWith(`${DIGEST}-`);
  const choices = new Map(
    db
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.personId, person.id))
      .all()
      .map(({ kind, mail }) => [kind, mail]),
  );
  const told = db
    .select()
    .from(notifications)
    .where(
      and(inArray(notifications.id, row.notificationIds), eq(notifications.personId, person.id)),
    )
    .orderBy(asc(notifications.createdAt), asc(notifications.id))
    .all()
    .flatMap(({ kind, subjectType, subjectId }) => {
      const choice = choices.get(kind) ?? 'at-once';
      const isWanted = isDigest ? choice !== 'never' : choice === 'at-once';
      const subject = { type: subjectType, id: subjectId } as SubjectRef;
      return isWanted && isNotificationKind(kind) ? [{ kind, subject }] : [];
    });
  if (told.length === 0) return null;
  const actor = loadActor(db, person.id);
  const about = aboutOf(
    { db, actor, locale: person.locale },
    told.map(({ subject }) => subject),
  );
  const entries: MailEntry[] = told.map(({ kind, subject }) => ({
    kind: kind satisfies NotificationKind,
    subject,
    about: about(subject),
  }));
  return composeMail({ id: row.id, person, entries, isDigest, now }, site);
}

function noteSent({ db, now }: Due, row: OutboxRow): void {
  const at = now.toISOString();
  writeTransaction(db, (tx) => {
    tx.update(outbox).set({ sentAt: at, lastError: null }).where(eq(outbox.id, row.id)).run();
    tx.update(notifications)
      .set({ mailedAt: at })
      .where(inArray(notifications.id, row.notificationIds))
      .run();
  });
}

function noteFailure({ db, now }: Due, row: OutboxRow, lastError: string, log: Log): void {
  const attempts = row.attempts + 1;
  const next = nextAttemptAt(attempts, now);
  writeTransaction(db, (tx) => {
    tx.update(outbox)
      .set({ lastError, ...(next && { nextAttemptAt: next.toISOString() }) })
      .where(eq(outbox.id, row.id))
      .run();
  });
  const facts = { mail: row.id, attempts, error: lastError };
  if (next) log.warn({ ...facts, next: next.toISOString() }, 'mail not taken, to be tried again');
  else log.error(facts, 'mail given up');
}

/** What waited for a mail server for longer than a week stays on the page of notifications alone. */
function giveUpOld({ db, now }: Due): void {
  writeTransaction(db, (tx) => {
    tx.update(outbox)
      .set({ attempts: MOST_ATTEMPTS, lastError: 'TOO_OLD' })
      .where(
        and(
          isNull(outbox.sentAt),
          lt(outbox.attempts, MOST_ATTEMPTS),
          lt(outbox.createdAt, addDays(now, -MAIL_KEEPS_DAYS).toISOString()),
        ),
      )
      .run();
  });
}

/**
 * From 07:00 UTC on: for each person with notifications that wait for a daily mail, that mail, once a day. What
 * came after seven waits for tomorrow. Gives how many were made.
 */
export function makeDigests({ db, now }: Due): number {
  const day = now.toISOString().slice(0, 10);
  const until = `${day}T${String(DIGEST_HOUR).padStart(2, '0')}:00:00.000Z`;
  if (now.toISOString() < until) return 0;
  return writeTransaction(db, (tx) => {
    const waiting = tx
      .select({ id: notifications.id, personId: notifications.personId })
      .from(notifications)
      .innerJoin(
        notificationChoices,
        and(
          eq(notificationChoices.personId, notifications.personId),
          eq(notificationChoices.kind, notifications.kind),
          eq(notificationChoices.mail, 'daily'),
        ),
      )
      .innerJoin(people, eq(people.id, notifications.personId))
      .where(
        and(
          isNull(people.suspendedAt),
          isNull(notifications.mailedAt),
          lte(notifications.createdAt, until),
          sql`${notifications.createdAt} > ${addDays(new Date(until), -MAIL_KEEPS_DAYS).toISOString()}`,
          sql`not exists (select 1 from ${outbox}, json_each(${outbox.notificationIds}) as told
            where ${outbox.personId} = ${notifications.personId} and told.value = ${notifications.id})`,
        ),
      )
      .orderBy(asc(notifications.createdAt), asc(notifications.id))
      .all();
    const byPerson = new Map<string, string[]>();
    for (const { id, personId } of waiting) {
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), id]);
    }
    let made = 0;
    for (const [personId, notificationIds] of byPerson) {
      // The day is part of the id: however often this runs, and in however many processes, there is one a day.
      const { changes } = tx
        .insert(outbox)
        .values({
          id: `${DIGEST}-${day}-${personId}`,
          personId,
          notificationIds,
          createdAt: now.toISOString(),
          nextAttemptAt: now.toISOString(),
        })
        .onConflictDoNothing()
        .run();
      made += changes;
    }
    return made;
  });
}
