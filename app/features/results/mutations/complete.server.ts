import { randomUUID } from 'node:crypto';
import { and, eq, isNull, or } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { activities } from '#db/schema/activities';
import type { Side } from '#db/schema/enums';
import { type IntroductionRow, introductions } from '#db/schema/introductions';
import { followUps, indicatorReports } from '#db/schema/reports';
import { termsVersions } from '#db/schema/terms';
import { type Match, findMatch } from '~/features/agreements/queries/match.server';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo, nextStatus } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { addMonths } from '~/features/needs/rules';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Actor, Member } from '~/server/actor';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { completedBy } from '../queries/rows.server';
import { FOLLOW_UP_MONTHS, dueOf } from '../rules';
import { type Refused, other, refuse } from './shared.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}

/**
 * One side says that the support is complete. When both have said so it is; else the other side is asked. Null for
 * who may not say it, or has already.
 */
export function sayComplete(
  { db, actor, now }: Who,
  id: string,
  form: ConfirmInput,
  location: string,
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      if (!found || !side) return null;
      const { match, need, parties } = found;
      const moment = { status: match.status, side, completedBy: completedBy(match) };
      if (!mayDo('complete', moment)) {
        const isOver = match.status === 'completed' || match.status === 'ended-early';
        return isOver ? refuse(409, fault('results.error.over')) : null;
      }
      if (match.version !== form.version) {
        return { ...refuse(409, fault('results.error.changed')), version: match.version };
      }
      const today = now.toISOString().slice(0, 10);
      if (match.startsOn !== null && match.startsOn > today) {
        return refuse(422, fault('results.error.notBegun', { from: match.startsOn }));
      }
      const at = now.toISOString();
      tx.update(introductions)
        .set(side === 'state' ? { completedByStateAt: at } : { completedByProviderAt: at })
        .where(eq(introductions.id, id))
        .run();
      recordAudit(tx, {
        actor,
        now,
        action: 'match.complete',
        subject: { type: 'introduction', id, state: need.state },
        after: { side },
      });
      if (nextStatus('complete', moment) === 'completed') {
        completeMatch(tx, { actor, now }, found, false);
      } else {
        notify(tx, {
          kind: 'completion-asked',
          subject: { type: 'introduction', id },
          recipients: peopleOfSide(tx, parties, other(side)),
          now,
        });
      }
      return { ok: true };
    }),
  );
}

/** The match is completed, its activity with it; in 6 and 12 months the State is asked whether results last. */
function completeMatch(
  tx: Tx,
  by: { actor: Actor | null; now: Date },
  { match, need, parties }: Match,
  bySilence: boolean,
): void {
  const { now } = by;
  const today = now.toISOString().slice(0, 10);
  const version = match.version + 1;
  tx.update(introductions)
    .set({ status: 'completed', version, bySilence, closedAt: now.toISOString() })
    .where(eq(introductions.id, match.id))
    .run();
  tx.update(termsVersions)
    .set({ status: 'superseded' })
    .where(and(eq(termsVersions.introductionId, match.id), eq(termsVersions.status, 'proposed')))
    .run();
  recordAudit(tx, {
    ...by,
    action: 'match.completed',
    subject: { type: 'introduction', id: match.id, state: need.state },
    before: { status: match.status, version: match.version },
    after: { status: 'completed', version, bySilence },
  });
  completeActivity(tx, by, match.id, today);
  for (const months of FOLLOW_UP_MONTHS) {
    tx.insert(followUps)
      .values({
        id: randomUUID(),
        introductionId: match.id,
        months,
        dueOn: addMonths(today, months),
      })
      .run();
  }
  notify(tx, {
    kind: 'match-completed',
    subject: { type: 'introduction', id: match.id },
    recipients: [...peopleOfSide(tx, parties, 'state'), ...peopleOfSide(tx, parties, 'provider')],
    now,
  });
}

function completeActivity(
  tx: Tx,
  by: { actor: Actor | null; now: Date },
  introductionId: string,
  today: string,
): void {
  const before = tx
    .select()
    .from(activities)
    .where(eq(activities.introductionId, introductionId))
    .get();
  if (!before) return;
  const { id, state, status, dateTo, version } = before;
  const after = {
    status: 'completed' as const,
    dateTo: dateTo < today ? dateTo : today,
    version: version + 1,
  };
  tx.update(activities).set(after).where(eq(activities.id, id)).run();
  recordAudit(tx, {
    ...by,
    action: 'activity.status',
    subject: { type: 'activity', id, state },
    before: { status, dateTo, version },
    after,
  });
}

/**
 * What silence leads to where one side has said that the support is complete: 14 days later the other is reminded,
 * and after 60 more days without a word from it the match is completed by silence. Gives how many of each; run
 * again at once it does nothing.
 */
export function completeBySilence(db: Db, now: Date): { reminded: number; completed: number } {
  const done = { reminded: 0, completed: 0 };
  for (const { id } of waiting(db)) {
    writeTransaction(db, (tx) => {
      const found = findMatch(tx, id);
      if (!found) return;
      const [side, second] = completedBy(found.match);
      if (!side || second) return;
      const due = dueOf(completionOf(tx, found.match, side), now);
      if (due === 'remind' && mayDo('remind-completion', byClock(found))) {
        remind(tx, found, other(side), now);
        done.reminded += 1;
      }
      if (due === 'complete' && mayDo('silence-completes', byClock(found))) {
        completeMatch(tx, { actor: null, now }, found, true);
        done.completed += 1;
      }
    });
  }
  return done;
}

function byClock({ match }: Match) {
  return { status: match.status, side: 'clock' } as const;
}

function waiting(db: Db): { id: string }[] {
  const oneIsSilent = or(
    isNull(introductions.completedByStateAt),
    isNull(introductions.completedByProviderAt),
  );
  return db
    .select({ id: introductions.id })
    .from(introductions)
    .where(and(eq(introductions.status, 'agreed'), oneIsSilent))
    .all();
}

/** What one side said and when the other was last heard here: terms proposed or accepted, reports made or answered. */
function completionOf(tx: Tx, match: IntroductionRow, side: Side) {
  const silent = other(side);
  const terms = tx
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.introductionId, match.id))
    .all();
  const reports = tx
    .select()
    .from(indicatorReports)
    .where(eq(indicatorReports.introductionId, match.id))
    .all();
  const words = [
    ...terms.map((row) => (row.proposedBySide === silent ? row.proposedAt : row.answeredAt)),
    ...reports.map((row) => (row.side === silent ? row.reportedAt : row.answeredAt)),
  ].filter((at) => at !== null);
  return {
    saidAt: (side === 'state' ? match.completedByStateAt : match.completedByProviderAt) ?? '',
    remindedAt: match.completionRemindedAt,
    heardAt: words.sort().at(-1) ?? null,
  };
}

function remind(tx: Tx, { match, need, parties }: Match, silent: Side, now: Date): void {
  tx.update(introductions)
    .set({ completionRemindedAt: now.toISOString() })
    .where(eq(introductions.id, match.id))
    .run();
  recordAudit(tx, {
    actor: null,
    now,
    action: 'match.completion-remind',
    subject: { type: 'introduction', id: match.id, state: need.state },
    after: { side: silent },
  });
  notify(tx, {
    kind: 'completion-reminder',
    subject: { type: 'introduction', id: match.id },
    recipients: peopleOfSide(tx, parties, silent),
    now,
  });
}
