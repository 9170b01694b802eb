import { and, eq, inArray, isNull, lt, notExists, or, sql } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { notifications } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { notify, peopleWhoOffer } from '~/features/notifications/notify.server';
import { lastFreshDay } from '~/features/offers/rules';

/**
 * Tells providers, once until they confirm it, of offers not confirmed for six months. Nothing of the offer
 * changes, so the notification itself is the note that it was done. Gives how many offers.
 */
export function warnUnconfirmed({ db, now }: { db: Db; now: Date }): number {
  const today = now.toISOString().slice(0, 10);
  const isUntold = and(
    inArray(offers.status, ['open', 'paused']),
    or(isNull(offers.confirmedOn), lt(offers.confirmedOn, lastFreshDay(today))),
    notExists(
      db
        .select({ one: sql`1` })
        .from(notifications)
        .where(
          and(
            eq(notifications.kind, 'offer-unconfirmed'),
            eq(notifications.subjectType, 'offer'),
            eq(notifications.subjectId, offers.id),
            sql`${notifications.createdAt} > coalesce(${offers.confirmedOn}, '')`,
          ),
        ),
    ),
  );
  const found = db.select({ id: offers.id }).from(offers).where(isUntold).all();
  return found.filter(({ id }) =>
    writeTransaction(db, (tx) => {
      const offer = tx
        .select({ organisationId: offers.organisationId })
        .from(offers)
        .where(and(eq(offers.id, id), isUntold))
        .get();
      const recipients = offer ? peopleWhoOffer(tx, offer.organisationId) : [];
      notify(tx, { kind: 'offer-unconfirmed', subject: { type: 'offer', id }, recipients, now });
      return recipients.length > 0;
    }),
  ).length;
}
