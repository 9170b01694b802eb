import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { activities } from '#db/schema/activities';
import type { Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { offers } from '#db/schema/offers';
import { termsVersions } from '#db/schema/terms';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { findSensitive } from '~/features/needs/rules';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import { type Match, findMatch } from '../queries/match.server';
import type { EndForm } from '../schema';
import { type Refused, other, refuse, settleNeed } from './shared.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}
type By = Omit<Who, 'db'>;

/**
 * Ends an agreement before its time, by either side and with a reason: the activity ends today, the forms of
 * support are open again, and the place too if the provider says so. Null for who may not.
 */
export function endEarly(
  { db, actor, now }: Who,
  id: string,
  form: EndForm,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      if (!found || !side) return null;
      const { status, version } = found.match;
      if (!mayDo('end-early', { status, side })) {
        // Completed or ended by somebody else while the page was open.
        return status === 'completed' || status === 'ended-early'
          ? refuse(409, fault('agreements.error.over'))
          : null;
      }
      if (version !== form.version) {
        return { ...refuse(409, fault('agreements.error.endStale')), version };
      }
      const sensitive = form.confirmSensitive ? [] : findSensitive({ reason: form.reason });
      if (sensitive.length > 0) {
        return { ...refuse(422, fault('needs.error.sensitive'), 'confirmSensitive'), sensitive };
      }
      end(tx, { actor, now }, found, side, { reason: form.reason, language });
      endActivity(tx, { actor, now }, found);
      if (side === 'provider' && form.placeIsFree) freePlace(tx, { actor, now }, found);
      settleNeed(tx, { actor, now }, found.need);
      notify(tx, {
        kind: 'match-ended',
        subject: { type: 'introduction', id },
        recipients: peopleOfSide(tx, found.parties, other(side)),
        now,
      });
      return { ok: true };
    }),
  );
}

function end(
  tx: Tx,
  by: By,
  { match, need }: Match,
  side: Side,
  said: { reason: string; language: string },
): void {
  const version = match.version + 1;
  tx.update(introductions)
    .set({
      status: 'ended-early',
      version,
      closedAt: by.now.toISOString(),
      closedBySide: side,
      endReason: said.reason,
      endReasonLanguage: said.language,
    })
    .where(eq(introductions.id, match.id))
    .run();
  tx.update(termsVersions)
    .set({ status: 'superseded' })
    .where(and(eq(termsVersions.introductionId, match.id), eq(termsVersions.status, 'proposed')))
    .run();
  recordAudit(tx, {
    ...by,
    action: 'match.end-early',
    subject: { type: 'introduction', id: match.id, state: need.state },
    before: { status: match.status, version: match.version },
    after: { status: 'ended-early', version, side },
  });
}

/** What had not begun is given this one day: an activity has a first and a last day. */
function endActivity(tx: Tx, by: By, { match, need }: Match): void {
  const today = by.now.toISOString().slice(0, 10);
  const before = tx.select().from(activities).where(eq(activities.introductionId, match.id)).get();
  if (!before) return;
  const after = {
    status: 'ended-early' as const,
    dateFrom: before.dateFrom < today ? before.dateFrom : today,
    dateTo: before.dateTo < today ? before.dateTo : today,
    version: before.version + 1,
  };
  tx.update(activities).set(after).where(eq(activities.id, before.id)).run();
  const { status, dateFrom, dateTo, version } = before;
  recordAudit(tx, {
    ...by,
    action: 'activity.status',
    subject: { type: 'activity', id: before.id, state: need.state },
    before: { status, dateFrom, dateTo, version },
    after,
  });
}

function freePlace(tx: Tx, by: By, { offer }: Match): void {
  const before = { places: offer.places, version: offer.version };
  const after = { places: (offer.places ?? 0) + 1, version: offer.version + 1 };
  tx.update(offers)
    .set({ ...after, updatedAt: by.now.toISOString() })
    .where(eq(offers.id, offer.id))
    .run();
  recordAudit(tx, {
    ...by,
    action: 'offer.update',
    subject: { type: 'offer', id: offer.id },
    before,
    after,
  });
}
