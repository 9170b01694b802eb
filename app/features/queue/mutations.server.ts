import { eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { queueReviews } from '#db/schema/coordination';
import { introductions } from '#db/schema/introductions';
import { offers } from '#db/schema/offers';
import { recordAudit } from '~/features/audit/record.server';
import { type Sensitive, findSensitive } from '~/features/needs/rules';
import {
  type NotificationEvent,
  notify,
  peopleOf,
  peopleWhoOffer,
} from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Locale } from '~/i18n/locales';
import type { Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import { canReadQueue } from './policy';
import { type QueueEntry, findQueueItem } from './queries.server';
import { ASKED_FOR_DAYS, ASKS, type AskKind, dayAfter, isAsk, returnsOn } from './rules';
import type { AskInput, ReviewInput } from './schema';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
  locale: Locale;
}

/** 409: the item was settled meanwhile, or another coordinator was quicker. */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  sensitive?: Sensitive[];
}

/**
 * Asks, by a notification, who can bring an item to an end: a provider to answer or to confirm, a State to say more
 * or to review. The item is put aside for two weeks. Null for who is no coordinator, and for kinds where there is
 * nobody to ask.
 */
export function askAbout(who: Who, input: AskInput, location: string): Acted | Refused | null {
  const { actor, now } = who;
  const { kind, subject } = input;
  if (!canReadQueue(actor) || !isAsk(kind)) return null;
  return writeTransaction(who.db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const item = findQueueItem(who, kind, subject);
      const refused = changedMeanwhile(item, input.seen);
      if (refused) return refused;
      const event = eventOf(tx, kind, subject, item?.iso3 ?? null);
      if (event.recipients.length === 0) {
        return { ok: false, status: 422, errors: { '': [fault('queue.error.nobody')] } };
      }
      notify(tx, { ...event, now });
      const today = now.toISOString().slice(0, 10);
      keep(tx, who, input, { note: '', returnsOn: dayAfter(today, ASKED_FOR_DAYS) });
      recordAudit(tx, {
        actor,
        now,
        action: 'queue.remind',
        subject: { type: 'queue', id: `${kind} ${subject}`, state: item?.iso3 ?? null },
        after: { kind, told: event.recipients.length },
      });
      return { ok: true };
    }),
  );
}

/** Notes that an item was looked at, and when it comes back. Null for who is no coordinator. */
export function reviewItem(who: Who, input: ReviewInput, location: string): Acted | Refused | null {
  const { actor, now } = who;
  const { kind, subject, note } = input;
  if (!canReadQueue(actor)) return null;
  return writeTransaction(who.db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const item = findQueueItem(who, kind, subject);
      const refused = changedMeanwhile(item, input.seen);
      if (refused) return refused;
      const sensitive = input.confirmSensitive ? [] : findSensitive({ note });
      if (sensitive.length > 0) {
        const errors = { confirmSensitive: [fault('needs.error.sensitive')] };
        return { ok: false, status: 422, errors, sensitive };
      }
      const returns = returnsOn(input.returns, now.toISOString().slice(0, 10));
      keep(tx, who, input, { note, returnsOn: returns });
      recordAudit(tx, {
        actor,
        now,
        action: 'queue.review',
        subject: { type: 'queue', id: `${kind} ${subject}`, state: item?.iso3 ?? null },
        before: item?.review && { returnsOn: item.review.returnsOn },
        after: { kind, returnsOn: returns, hasNote: note !== '' },
      });
      return { ok: true };
    }),
  );
}

/** `seen` is when somebody had last looked as the form was made: another time now means that another was quicker. */
function changedMeanwhile(item: QueueEntry | null, seen: string): Refused | null {
  if (!item) return { ok: false, status: 409, errors: { '': [fault('queue.error.settled')] } };
  if ((item.review?.reviewedAt ?? '') === seen) return null;
  const by = item.review?.by ?? '';
  return { ok: false, status: 409, errors: { '': [fault('queue.error.stale', { by })] } };
}

function keep(
  tx: Tx,
  { actor, now, locale }: Who,
  { kind, subject }: Pick<AskInput, 'kind' | 'subject'>,
  said: { note: string; returnsOn: string | null },
): void {
  const row = {
    ...said,
    language: locale,
    reviewedBy: actor.personId,
    reviewedAt: now.toISOString(),
  };
  tx.insert(queueReviews)
    .values({ kind, subject, ...row })
    .onConflictDoUpdate({ target: [queueReviews.kind, queueReviews.subject], set: row })
    .run();
}

function eventOf(
  tx: Tx,
  kind: AskKind,
  id: string,
  state: string | null,
): Omit<NotificationEvent, 'now'> {
  const told = ASKS[kind];
  if (kind === 'introduction-unanswered') {
    const match = tx
      .select({ providerId: introductions.providerId })
      .from(introductions)
      .where(eq(introductions.id, id))
      .get();
    const recipients = match ? peopleWhoOffer(tx, match.providerId) : [];
    return { kind: told, subject: { type: 'introduction', id }, recipients };
  }
  if (kind === 'offer-unconfirmed') {
    const offer = tx
      .select({ organisationId: offers.organisationId })
      .from(offers)
      .where(eq(offers.id, id))
      .get();
    const recipients = offer ? peopleWhoOffer(tx, offer.organisationId) : [];
    return { kind: told, subject: { type: 'offer', id }, recipients };
  }
  const recipients = state ? peopleOf(tx, { state, role: 'focal-point' }) : [];
  return { kind: told, subject: { type: 'need', id }, recipients };
}
