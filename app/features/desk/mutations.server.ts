import { eq } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { deskVisits } from '#db/schema/notifications';
import type { Member } from '~/server/actor';
import { isNewVisit } from './rules';

/**
 * Notes that the actor is at the desk, at most once in half an hour, and gives when the visit before this one was;
 * null for the first. It is no change of anything that others read, so it leaves no audit row.
 */
export function recordVisit({
  db,
  actor,
  now,
}: {
  db: Db;
  actor: Member;
  now: Date;
}): string | null {
  const own = eq(deskVisits.personId, actor.personId);
  const known = db.select().from(deskVisits).where(own).get();
  if (known && !isNewVisit(known.seenAt, now)) return known.previousAt;
  return writeTransaction(db, (tx) => {
    const row = tx.select().from(deskVisits).where(own).get();
    // A second page opened at the same moment was first.
    if (row && !isNewVisit(row.seenAt, now)) return row.previousAt;
    const previousAt = row?.seenAt ?? null;
    const seenAt = now.toISOString();
    tx.insert(deskVisits)
      .values({ personId: actor.personId, seenAt, previousAt })
      .onConflictDoUpdate({ target: deskVisits.personId, set: { seenAt, previousAt } })
      .run();
    return previousAt;
  });
}
