import { and, eq, isNull, lte } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { followUps } from '#db/schema/reports';
import { findMatch } from '~/features/agreements/queries/match.server';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import type { FollowUpForm } from '../schema';
import { type Refused, refuse, refusedTexts } from './shared.server';

/** Asks the State, on the days that have come, whether results last. Gives how many; run again it asks nobody. */
export function askFollowUps(db: Db, now: Date): number {
  return writeTransaction(db, (tx) => {
    const due = tx
      .select()
      .from(followUps)
      .where(and(isNull(followUps.askedAt), lte(followUps.dueOn, now.toISOString().slice(0, 10))))
      .all();
    let asked = 0;
    for (const { id, introductionId, months } of due) {
      const found = findMatch(tx, introductionId);
      const status = found?.match.status;
      if (!found || !status || !mayDo('ask-follow-up', { status, side: 'clock' })) continue;
      tx.update(followUps).set({ askedAt: now.toISOString() }).where(eq(followUps.id, id)).run();
      recordAudit(tx, {
        actor: null,
        now,
        action: 'follow-up.ask',
        subject: { type: 'introduction', id: introductionId, state: found.need.state },
        after: { followUp: id, months },
      });
      notify(tx, {
        kind: 'follow-up-asked',
        subject: { type: 'follow-up', id },
        recipients: peopleOfSide(tx, found.parties, 'state'),
        now,
      });
      asked += 1;
    }
    return asked;
  });
}

/** The State's answer, which it gives once it was asked. Null for anybody else, and before. */
export function answerFollowUp(
  { db, actor, now }: { db: Db; actor: Member; now: Date },
  id: string,
  followUpId: string,
  form: FollowUpForm,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      const row = tx
        .select()
        .from(followUps)
        .where(and(eq(followUps.id, followUpId), eq(followUps.introductionId, id)))
        .get();
      if (!found || !side || !row || row.askedAt === null) return null;
      if (!mayDo('answer-follow-up', { status: found.match.status, side })) return null;
      if (row.answeredAt !== null) return refuse(409, fault('results.error.answered'));
      const refused = refusedTexts({ note: form.note }, form.confirmSensitive);
      if (refused) return refused;
      tx.update(followUps)
        .set({
          stillInUse: form.stillInUse,
          note: form.note ?? '',
          language,
          answeredBy: actor.personId,
          answeredAt: now.toISOString(),
        })
        .where(eq(followUps.id, followUpId))
        .run();
      recordAudit(tx, {
        actor,
        now,
        action: 'follow-up.answer',
        subject: { type: 'introduction', id, state: found.need.state },
        after: { followUp: followUpId, months: row.months, stillInUse: form.stillInUse },
      });
      return { ok: true };
    }),
  );
}
