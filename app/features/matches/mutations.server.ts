import { and, eq, inArray } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { stances } from '#db/schema/stances';
import { recordAudit } from '~/features/audit/record.server';
import type { Actor } from '~/server/actor';
import { canPrefer } from './policy';
import type { PreferencesInput } from './schema';

/**
 * Writes what a State prefers and declines for one of its needs, in place of what it said of the same offers
 * before. Offers that are not there are passed over. Null for who may not speak for the State.
 */
export function setPreferences(
  { db, actor, now }: { db: Db; actor: Actor; now: Date },
  needId: string,
  { choices }: PreferencesInput,
): true | null {
  return writeTransaction(db, (tx) => {
    const need = tx.select().from(needs).where(eq(needs.id, needId)).get();
    if (!need || !canPrefer(actor, need)) return null;
    const named = choices.map(({ offer }) => offer);
    const known = new Set(
      tx
        .select({ id: offers.id })
        .from(offers)
        .where(and(inArray(offers.id, named), inArray(offers.status, ['open', 'paused', 'closed'])))
        .all()
        .map(({ id }) => id),
    );
    const ofNeed = and(eq(stances.side, 'need'), eq(stances.needId, needId));
    tx.delete(stances)
      .where(and(ofNeed, inArray(stances.offerId, named)))
      .run();
    for (const { offer: offerId, choice } of choices) {
      if (choice === undefined || !known.has(offerId)) continue;
      const declined = choice === 'declined';
      tx.insert(stances)
        .values({ side: 'need', needId, offerId, declined, rank: declined ? null : Number(choice) })
        .run();
    }
    // How many and not which: whoever reads the log must not learn whom a State declined.
    const after = { said: choices.filter(({ choice }) => choice !== undefined).length };
    const subject = { type: 'need', id: needId, state: need.state } as const;
    recordAudit(tx, { actor, now, action: 'stance.set', subject, after });
    return true;
  });
}
