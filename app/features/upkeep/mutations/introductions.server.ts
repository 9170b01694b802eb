import { and, eq, isNull, lte } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { recordAudit } from '~/features/audit/record.server';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { REMIND_UNANSWERED_DAYS, daysBefore } from '../rules';

/** Reminds providers, once, of introductions that have waited two weeks for an answer. Gives how many. */
export function remindUnanswered({ db, now }: { db: Db; now: Date }): number {
  const isWaiting = and(
    eq(introductions.status, 'introduced'),
    isNull(introductions.remindedAt),
    lte(introductions.createdAt, daysBefore(now, REMIND_UNANSWERED_DAYS)),
  );
  const found = db
    .select({
      id: introductions.id,
      providerId: introductions.providerId,
      state: needs.state,
    })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .where(isWaiting)
    .all();
  return found.filter(({ id, providerId, state }) =>
    writeTransaction(db, (tx) => {
      // Looks again: another process, or the provider's answer, may have been first.
      const reminded = tx
        .update(introductions)
        .set({ remindedAt: now.toISOString() })
        .where(and(eq(introductions.id, id), isWaiting))
        .run();
      if (reminded.changes === 0) return false;
      const subject = { type: 'introduction', id } as const;
      recordAudit(tx, {
        actor: null,
        now,
        action: 'introduction.remind',
        subject: { ...subject, state },
      });
      const recipients = peopleOfSide(tx, { state, providerId }, 'provider');
      notify(tx, { kind: 'introduction-reminder', subject, recipients, now });
      return true;
    }),
  ).length;
}
