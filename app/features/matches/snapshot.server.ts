import { desc, eq, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { type NeedRow, needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { stances } from '#db/schema/stances';

/** The rows that a board is made of, as they were at one moment. */
export interface Snapshot {
  needs: NeedRow[];
  offers: { offer: OfferRow; providerState: string | null }[];
  activities: ActivityRow[];
  stances: (typeof stances.$inferSelect)[];
}

/**
 * Every open need and offer, every activity and every stance, whoever may read them: the engine works on all of
 * it. Nothing of it is shown as it is; pages show of a result what their reader may read.
 */
export function loadSnapshot(db: Db): Snapshot {
  return db.transaction((tx) => ({
    needs: tx.select().from(needs).where(eq(needs.status, 'open')).all(),
    offers: tx
      .select({ offer: offers, providerState: organisations.state })
      .from(offers)
      .innerJoin(organisations, eq(organisations.id, offers.organisationId))
      .where(eq(offers.status, 'open'))
      .all(),
    activities: tx.select().from(activities).all(),
    stances: tx.select().from(stances).all(),
  }));
}

/**
 * The id of the last change that can have changed a board, 0 before any: every change leaves an audit row.
 * Sign-ins and the like are passed over.
 */
export function lastChange(db: Db): number {
  const row = db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(notInArray(auditLog.subjectType, ['person', 'session', 'invitation']))
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}
