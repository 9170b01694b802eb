import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Side } from '#db/schema/enums';
import { type IntroductionRow, introductions } from '#db/schema/introductions';
import { type NeedRow, needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { TAKEN_ON, isOneOf } from '~/features/introductions/life-cycle';
import { type Parties, sideOf } from '~/features/introductions/policy';
import { matchLabel } from '~/features/needs/visibility';
import { type Covering, openForms } from '~/features/needs/rules';
import { nameIn } from '~/features/organisations/rules';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import { type Written, textIn } from '~/i18n/written';
import type { Condition, Support } from '~/matching/vocabulary';
import type { Actor } from '~/server/actor';

type Reader = Pick<Db, 'select'>;

/** A match with the rows it stands between. */
export interface Match {
  match: IntroductionRow;
  need: NeedRow;
  offer: OfferRow;
  provider: typeof organisations.$inferSelect;
  parties: Parties;
}

/** A match and its rows, whoever asks: who may read or change it is for the caller to say. */
export function findMatch(db: Reader, id: string): Match | null {
  const row = db
    .select({ match: introductions, need: needs, offer: offers, provider: organisations })
    .from(introductions)
    .innerJoin(needs, eq(needs.id, introductions.needId))
    .innerJoin(offers, eq(offers.id, introductions.offerId))
    .innerJoin(organisations, eq(organisations.id, introductions.providerId))
    .where(eq(introductions.id, id))
    .get();
  if (!row) return null;
  const { providerId, implementerId } = row.match;
  return { ...row, parties: { state: row.need.state, providerId, implementerId } };
}

/**
 * The part from which the actor reads terms and results; null for who may not. The State always; the provider from
 * its acceptance on; an implementer from then on too, but never what is labelled AMBER+STRICT.
 */
export function readsAs(
  actor: Actor,
  { match, need, parties }: Match,
): Side | 'implementer' | null {
  const side = sideOf(actor, parties);
  if (side === 'state') return side;
  if (!isOneOf(TAKEN_ON, match.status)) return null;
  return side === 'implementer' && need.labelDetails === 'AMBER+STRICT' ? null : side;
}

/** What other matches cover of the need: all but `exceptId`, whose own forms are being agreed anew. */
export function coveringOf(db: Reader, needId: string, exceptId: string | null = null): Covering[] {
  return db
    .select({ status: introductions.status, support: introductions.support })
    .from(introductions)
    .where(
      and(
        eq(introductions.needId, needId),
        exceptId === null ? undefined : ne(introductions.id, exceptId),
      ),
    )
    .all();
}

/** The forms of support that a match may agree on: shared by need and offer, covered by no other match. */
export function agreeableForms(db: Reader, { match, need, offer }: Match): Support[] {
  return openForms(need, coveringOf(db, need.id, match.id)).filter((form) =>
    offer.support.includes(form),
  );
}

/** Whether somebody else carries the offer out for the provider: on the platform, or named in the offer. */
export function hasImplementer({ match, offer, provider }: Match): boolean {
  if (match.implementerId !== null) return match.implementerId !== match.providerId;
  const { implementer } = offer;
  return (
    Boolean(implementer) &&
    ![provider.name, ...Object.values(provider.names)].includes(implementer ?? '')
  );
}

/** The offer's conditions, as they are now, that the State has not ticked as seen. */
export function unseenConditions({ match, offer }: Match): Condition[] {
  if (offer.conditionsAnswer !== 'list') return [];
  return offer.conditions.filter((condition) => !match.conditionsSeen.includes(condition));
}

/** What stands above every page of a match: the two parties, what they are about, and under which label. */
export interface MatchHead {
  id: string;
  state: string;
  provider: string;
  need: Written & { id: string };
  offer: Written & { id: string };
  label: NeedRow['labelDetails'];
  provenance: NeedRow['provenance'];
}

export function headOf({ match, need, offer, provider }: Match, locale: Locale): MatchHead {
  return {
    id: match.id,
    state: namesIn(locale).state(need.state),
    provider: nameIn(locale, provider),
    need: {
      id: need.id,
      ...textIn(locale, { text: need.title, language: need.language, texts: need.titles }),
    },
    offer: {
      id: offer.id,
      ...textIn(locale, { text: offer.title, language: offer.language, texts: offer.titles }),
    },
    label: matchLabel(need.labelDetails),
    provenance: need.provenance,
  };
}
