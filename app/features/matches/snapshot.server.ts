import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { type NeedRow, needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { stances } from '#db/schema/stances';
import type { Covering } from '~/features/needs/rules';
import { CHANGES_OF_BOARD } from './changes';

/** The rows that a board is made of, as they were at one moment. */
export interface Snapshot {
  needs: NeedRow[];
  offers: { offer: OfferRow; providerState: string | null }[];
  activities: ActivityRow[];
  stances: (typeof stances.$inferSelect)[];
  /** What agreements cover of these needs. */
  agreements: (Covering & { needId: string })[];
}

/**
 * Every open need and offer, every activity, stance and agreement, whoever may read them: the engine works on all
 * of it. Nothing of it is shown as it is; pages show of a result what their reader may read.
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
    agreements: tx
      .select({
        needId: introductions.needId,
        status: introductions.status,
        support: introductions.support,
      })
      .from(introductions)
      .where(inArray(introductions.status, ['agreed', 'completed']))
      .all(),
  }));
}

/** The id of the last change that can have changed a board, 0 before any: every change leaves an audit row. */
export function lastChange(db: Db): number {
  const row = db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(inArray(auditLog.action, CHANGES_OF_BOARD))
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}
