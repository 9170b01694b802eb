import { and, eq, isNotNull, lte } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { recordAudit } from '~/features/audit/record.server';

/** Agreed support whose first day has come is under way. Gives how many began; run again it finds none. */
export function startActivities(db: Db, now: Date): number {
  return writeTransaction(db, (tx) => {
    const due = tx
      .select()
      .from(activities)
      .where(
        and(
          isNotNull(activities.introductionId),
          eq(activities.status, 'planned'),
          lte(activities.dateFrom, now.toISOString().slice(0, 10)),
        ),
      )
      .all();
    for (const { id, state, status, version } of due) {
      const after = { status: 'active' as const, version: version + 1 };
      tx.update(activities).set(after).where(eq(activities.id, id)).run();
      recordAudit(tx, {
        actor: null,
        now,
        action: 'activity.status',
        subject: { type: 'activity', id, state },
        before: { status, version },
        after,
      });
    }
    return due.length;
  });
}
