import { and, eq, gt, isNotNull, lte, notExists, sql } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { notifications } from '#db/schema/notifications';
import { recordAudit } from '~/features/audit/record.server';
import { notify, peopleOf } from '~/features/notifications/notify.server';
import { NEED_EXPIRING_DAYS, dayAfter } from '../rules';

interface Due {
  db: Db;
  now: Date;
}

/**
 * Open needs whose review day has come leave the board, and their States are told. Gives how many.
 * @param closeWithExpired what becomes of their introductions
 */
export function expireNeeds(
  { db, now }: Due,
  closeWithExpired: (
    tx: Tx,
    by: { actor: null; now: Date },
    need: { id: string; state: string },
  ) => void,
): number {
  const today = now.toISOString().slice(0, 10);
  const isOver = and(
    eq(needs.status, 'open'),
    isNotNull(needs.reviewOn),
    lte(needs.reviewOn, today),
  );
  const found = db.select({ id: needs.id }).from(needs).where(isOver).all();
  return found.filter(({ id }) =>
    writeTransaction(db, (tx) => {
      const expired = tx
        .update(needs)
        .set({
          status: 'expired',
          version: sql`${needs.version} + 1`,
          updatedAt: now.toISOString(),
        })
        .where(and(eq(needs.id, id), isOver))
        .returning({ state: needs.state, version: needs.version, reviewOn: needs.reviewOn })
        .get();
      if (!expired) return false;
      const { state, version, reviewOn } = expired;
      closeWithExpired(tx, { actor: null, now }, { id, state });
      const subject = { type: 'need', id } as const;
      recordAudit(tx, {
        actor: null,
        now,
        action: 'need.expire',
        subject: { ...subject, state },
        before: { status: 'open', version: version - 1, reviewOn },
        after: { status: 'expired', version, reviewOn },
      });
      const recipients = peopleOf(tx, { state, role: 'focal-point' });
      notify(tx, { kind: 'need-expired', subject, recipients, now });
      return true;
    }),
  ).length;
}

/**
 * Tells States, once for each review day, of open needs that leave the board within 30 days. Nothing of the need
 * changes, so the notification itself is the note that it was done. Gives how many needs.
 */
export function warnExpiring({ db, now }: Due): number {
  const today = now.toISOString().slice(0, 10);
  const isNear = and(
    eq(needs.status, 'open'),
    gt(needs.reviewOn, today),
    lte(needs.reviewOn, dayAfter(now, NEED_EXPIRING_DAYS)),
    notExists(
      db
        .select({ one: sql`1` })
        .from(notifications)
        .where(
          and(
            eq(notifications.kind, 'need-expiring'),
            eq(notifications.subjectType, 'need'),
            eq(notifications.subjectId, needs.id),
            // A warning of an earlier review day is more than 30 days older than this one.
            sql`${notifications.createdAt} >= date(${needs.reviewOn}, ${`-${NEED_EXPIRING_DAYS + 1} days`})`,
          ),
        ),
    ),
  );
  const found = db.select({ id: needs.id }).from(needs).where(isNear).all();
  return found.filter(({ id }) =>
    writeTransaction(db, (tx) => {
      const need = tx
        .select({ state: needs.state })
        .from(needs)
        .where(and(eq(needs.id, id), isNear))
        .get();
      const recipients = need ? peopleOf(tx, { state: need.state, role: 'focal-point' }) : [];
      notify(tx, { kind: 'need-expiring', subject: { type: 'need', id }, recipients, now });
      return recipients.length > 0;
    }),
  ).length;
}
