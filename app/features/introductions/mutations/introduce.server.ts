import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { type Tx, writeTransaction } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { suggestions } from '#db/schema/suggestions';
import { recordAudit } from '~/features/audit/record.server';
import { findPair } from '~/features/matches/queries/pair.server';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Condition } from '~/matching/vocabulary';
import { type Acted, actOnce } from '~/server/once.server';
import { mayDo } from '../life-cycle';
import { canIntroduce } from '../policy';
import { findLive } from '../queries/introduce.server';
import { findImplementer } from '../queries/rows.server';
import { conditionField } from '../rules';
import type { IntroduceInput } from '../schema';
import { type By, type Refused, type Who, facts, refusedText, stale } from './shared.server';

interface Chosen {
  offer: OfferRow;
  conditions: readonly Condition[];
}

/**
 * Discloses a need to the providers of the chosen offers, all of them or, when one is refused, none. From then on
 * each provider knows of it and not before. A suggestion of the pair is taken up with it. The message is in
 * the language that the form says, else in `locale`. Null for who may not speak for the State.
 */
export function introduce(
  who: Who & { locale: Locale },
  needId: string,
  input: IntroduceInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now, locale } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, input.once, location, () => {
      const need = tx.select().from(needs).where(eq(needs.id, needId)).get();
      if (!need || !canIntroduce(actor, need)) return null;
      if (need.version !== input.version) return stale(need.version);
      const errors: Record<string, string[]> = {};
      const chosen = input.offer.flatMap((id) => choose(tx, who, needId, id, input.seen, errors));
      if (Object.keys(errors).length > 0) return { ok: false, status: 422, errors };
      const refused = refusedText('message', input.message, input.confirmSensitive);
      if (refused) return refused;
      for (const one of chosen) send(tx, { actor, now }, { need, ...one }, input, locale);
      return { ok: true };
    }),
  );
}

/** An offer that may be taken up now, in a list; what stands against it is written into `errors`. */
function choose(
  tx: Tx,
  who: Who & { locale: Locale },
  needId: string,
  offerId: string,
  seen: readonly string[],
  errors: Record<string, string[]>,
): Chosen[] {
  const refuse = (field: string, ...codes: string[]) => {
    errors[field] = [...(errors[field] ?? []), ...codes];
    return [];
  };
  const offer = tx.select().from(offers).where(eq(offers.id, offerId)).get();
  if (!offer || offer.status === 'draft') {
    return refuse('offer', fault('introductions.error.noOffer'));
  }
  const { title } = offer;
  const status = findLive({ db: who.db }, needId, offerId) ? 'introduced' : 'none';
  if (!mayDo('introduce', { status, side: 'state' })) {
    return refuse('offer', fault('introductions.error.live', { title }));
  }
  const pair = findPair(who, needId, offerId);
  if (!pair) return refuse('offer', fault('introductions.error.offBoard', { title }));
  if (pair.blocks.length > 0) {
    return refuse('offer', fault('introductions.error.blocked', { title }));
  }
  const unseen = pair.conditions.filter((condition) => !seen.includes(`${offerId} ${condition}`));
  for (const condition of unseen) {
    refuse(conditionField(offerId, condition), fault('introductions.error.unseen', { title }));
  }
  return unseen.length > 0 ? [] : [{ offer, conditions: pair.conditions }];
}

function send(
  tx: Tx,
  by: By,
  { need, offer, conditions }: Chosen & { need: typeof needs.$inferSelect },
  { message, contact, language }: IntroduceInput,
  locale: Locale,
): void {
  const at = by.now.toISOString();
  const row = tx
    .insert(introductions)
    .values({
      id: randomUUID(),
      needId: need.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      implementerId: findImplementer(tx, offer, need.state)?.id ?? null,
      language: language ?? locale,
      message,
      contactDisclosed: contact,
      conditionsSeen: [...conditions],
      suggestionId: takeUp(tx, need.id, offer.id, at),
      createdBy: by.actor.personId,
      createdAt: at,
    })
    .returning()
    .get();
  recordAudit(tx, {
    ...by,
    action: 'introduction.send',
    subject: { type: 'introduction', id: row.id, state: need.state },
    after: { ...facts(row), suggestionId: row.suggestionId },
  });
  notify(tx, {
    kind: 'introduction-received',
    subject: { type: 'introduction', id: row.id },
    recipients: peopleOfSide(tx, { state: need.state, providerId: row.providerId }, 'provider'),
    now: by.now,
  });
}

/** Closes the open suggestions of a pair as taken, and gives the first one's id. */
function takeUp(tx: Tx, needId: string, offerId: string, at: string): string | null {
  const open = and(
    eq(suggestions.needId, needId),
    eq(suggestions.offerId, offerId),
    eq(suggestions.status, 'open'),
  );
  const first = tx
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(open)
    .orderBy(asc(suggestions.createdAt))
    .get();
  tx.update(suggestions).set({ status: 'taken', answeredAt: at, version: 2 }).where(open).run();
  return first?.id ?? null;
}
