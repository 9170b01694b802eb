import { and, eq, inArray, ne } from 'drizzle-orm';
import { introductions } from '#db/schema/introductions';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { suggestions } from '#db/schema/suggestions';
import { currentBoard } from '~/features/matches/queries.server';
import { findPair } from '~/features/matches/queries/pair.server';
import { findNeed } from '~/features/needs/queries.server';
import { nameIn } from '~/features/organisations/rules';
import { textIn } from '~/i18n/written';
import { LIVE } from '../life-cycle';
import { canIntroduce } from '../policy';
import { type Who, findContact, findImplementer, readerView } from './rows.server';

/**
 * What a State is shown before it introduces a need: the need as it will be read, its labels, and for each offer
 * that was asked for who will read it, and what stands in the way. Null for who may not speak for the State; an
 * offer that is not there is left out.
 */
export function findIntroduceForm(who: Who, needId: string, offerIds: readonly string[]) {
  const { db, actor, now, locale } = who;
  const today = now.toISOString().slice(0, 10);
  const need = findNeed({ db, actor, locale, today }, needId);
  if (!need?.own || !need.details || actor.kind !== 'member') return null;
  if (!canIntroduce(actor, { state: need.state.iso3 })) return null;
  const rows = db
    .select({ offer: offers, provider: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(and(inArray(offers.id, [...offerIds]), ne(offers.status, 'draft')))
    .all();
  const byId = new Map(rows.map((row) => [row.offer.id, row]));
  return {
    need: { ...need, details: need.details, version: need.own.version },
    /** Whether the need can be introduced at all today. */
    isOnBoard: currentBoard(db, now).needById.has(needId),
    sender: findContact(db, actor.personId),
    offers: offerIds.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const { offer, provider } = row;
      const implementer = findImplementer(db, offer, need.state.iso3);
      return [
        {
          ...headOf(who, row),
          ...standingOf(who, needId, offer),
          conditionsNote: offer.conditionsNote,
          conditionsStated:
            offer.conditionsAnswer !== 'not-stated' && offer.conditionsAnswer !== null,
          provider: readerView(db, locale, provider),
          implementer: implementer ? readerView(db, locale, implementer) : null,
          suggestion: openSuggestion(who, needId, id),
        },
      ];
    }),
  };
}
export type IntroduceForm = NonNullable<ReturnType<typeof findIntroduceForm>>;

function headOf(
  { locale }: Who,
  { offer, provider }: { offer: OfferRow; provider: typeof organisations.$inferSelect },
) {
  const { text: title, language } = textIn(locale, {
    language: offer.language,
    text: offer.title,
    texts: offer.titles,
  });
  return { id: offer.id, title, language, providerName: nameIn(locale, provider) };
}

/** Whether the State may introduce the pair now: `off-board` is an offer or a need that is not matched today. */
function standingOf(who: Who, needId: string, offer: OfferRow) {
  const live = findLive(who, needId, offer.id);
  const pair = findPair(who, needId, offer.id);
  const blocks = pair?.blocks ?? [];
  const state: 'live' | 'off-board' | 'blocked' | 'possible' = live
    ? 'live'
    : !pair
      ? 'off-board'
      : blocks.length > 0
        ? 'blocked'
        : 'possible';
  return {
    state,
    matchId: live?.id ?? null,
    blocks,
    conditions: pair?.conditions ?? [],
  };
}

/** The match of a pair that is going on, if one is. */
export function findLive({ db }: Pick<Who, 'db'>, needId: string, offerId: string) {
  return db
    .select({ id: introductions.id })
    .from(introductions)
    .where(
      and(
        eq(introductions.needId, needId),
        eq(introductions.offerId, offerId),
        inArray(introductions.status, LIVE),
      ),
    )
    .get();
}

function openSuggestion({ db }: Who, needId: string, offerId: string) {
  const row = db
    .select({ note: suggestions.note, language: suggestions.language })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.needId, needId),
        eq(suggestions.offerId, offerId),
        eq(suggestions.status, 'open'),
      ),
    )
    .get();
  return row?.note ? { text: row.note, language: row.language } : null;
}
