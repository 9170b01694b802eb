import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { stances } from '#db/schema/stances';

/** What one side has said for a need, or for an offer: its order first, then what it declines. */
export function stancesOf(db: Pick<Db, 'select'>, side: 'need' | 'offer', id: string) {
  const own = side === 'need' ? stances.needId : stances.offerId;
  return db
    .select()
    .from(stances)
    .where(and(eq(stances.side, side), eq(own, id)))
    .orderBy(asc(stances.declined), asc(stances.rank), asc(stances.needId), asc(stances.offerId))
    .all();
}

/** Tells whether what was said is still the same: there is no row of which it could be a number. */
export function versionOfStances(rows: ReturnType<typeof stancesOf>): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 16);
}
