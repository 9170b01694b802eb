import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { PRINCIPLES } from '#db/reference/principles';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { recordReading, recordReadings } from '~/features/needs/readings.server';
import { statusOn } from '~/features/needs/rules';
import { readableDetails } from '~/features/needs/visibility.server';
import { canReadOffer } from '~/features/offers/policy';
import { textIn } from '~/i18n/written';
import { namesIn } from '~/i18n/names.server';
import { candidatesOf } from '~/matching/candidates';
import { standing } from '~/matching/evaluate';
import type { Prepared, PreparedNeed, PreparedOffer } from '~/matching/prepare';
import type { Condition, PrincipleId } from '~/matching/vocabulary';
import type { Actor, Member } from '~/server/actor';
import { boardToldTo, currentBoard } from './board.server';
import { canPrefer, canRank, canReadCandidates, canReadDemand, toldAs } from './policy';
import {
  conditionalFor,
  isNear,
  isPossible,
  nearestFirst,
  pageOf,
  sealedByCategory,
  strictest,
  tellableBlockers,
} from './rules';
import { offerHeads, readableNeeds } from './queries/heads.server';
import {
  type NearMissView,
  type NeedHead,
  type OfferHead,
  type PairView,
  type SummaryView,
  nearMissView,
  pairView,
} from './views';

// Other features ask for the matching here, like for every other read.
export {
  type Asking,
  type Matching,
  boardToldTo,
  currentBoard,
  currentMatching,
  matchingUnderWay,
} from './board.server';

const MOST_NEAR_MISSES = 20;
const MOST_CONDITIONAL = 50;

export interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

export interface CandidateView extends PairView {
  offer: OfferHead;
  /** The offer's place in the need's order, from 1. */
  position: number;
  /** Why it stands there. */
  reason: 'preference' | 'fit';
}

/** An offer that only its conditions keep out. */
export interface ConditionalView extends PairView {
  offer: OfferHead;
  listed: readonly Condition[];
}

/**
 * The offers of a need, in its order, with everything that made their places; apart from them those that only their
 * conditions keep out; and those that one to three changes away would join them. Another side's decline is not
 * noticed here (`boardToldTo`). `candidates` is null when the need is not on the board. Null for a need that is not there
 * or whose candidates the actor may not see.
 */
export function findCandidates(who: Who, needId: string, page: number) {
  const { db, actor, now, locale } = who;
  const need = db
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), readableDetails(db, actor)))
    .get();
  if (!need || !canReadCandidates(actor, need)) return null;
  recordReading(db, actor, { ...need, label: need.labelDetails }, now);
  const names = namesIn(locale);
  const { text: title, language } = textIn(locale, {
    language: need.language,
    text: need.title,
    texts: need.titles,
  });
  const told = boardToldTo(db, now, toldAs(actor, need));
  const onBoard = told.needById.get(need.id);
  return {
    principles: principleNames(locale),
    need: {
      id: need.id,
      title,
      language,
      state: names.state(need.state),
      status: statusOn(need, now.toISOString().slice(0, 10)),
      label: need.labelDetails,
      isOwn: actor.state === need.state,
      mayPrefer: canPrefer(actor, need),
      provenance: need.provenance,
    },
    candidates: onBoard ? candidatesOnBoard(who, told, onBoard, page) : null,
  };
}

function candidatesOnBoard(
  { db, locale }: Who,
  prepared: Prepared,
  need: PreparedNeed,
  page: number,
) {
  const names = namesIn(locale);
  const conditionals = conditionalFor(need, prepared);
  const known = new Set(conditionals.map(({ row }) => row.id));
  const limit = MOST_NEAR_MISSES + known.size;
  const { eligible, nearMisses: all } = candidatesOf(prepared, need.row.id, limit);
  const nearMisses = all.filter(({ offer }) => !known.has(offer)).slice(0, MOST_NEAR_MISSES);
  const shown = pageOf(eligible, page);
  const heads = offerHeads(db, locale, [
    ...shown.items.map(({ offer }) => offer),
    ...nearMisses.map(({ offer }) => offer),
    ...known,
  ]);
  const items: CandidateView[] = [];
  for (const { offer: id, rank } of shown.items) {
    const [offer, head] = [prepared.offerById.get(id), heads.get(id)];
    if (!offer || !head || rank === null) continue;
    const reason = need.preferences.has(id) ? 'preference' : 'fit';
    items.push({ offer: head, position: rank, reason, ...pairView(need, offer, prepared, names) });
  }
  const misses: (NearMissView & { offer: OfferHead })[] = [];
  for (const { offer: id, blockers } of nearMisses) {
    const [offer, head] = [prepared.offerById.get(id), heads.get(id)];
    if (!offer || !head) continue;
    misses.push({ offer: head, ...nearMissView(need, offer, blockers, prepared, names) });
  }
  const conditional = conditionals
    .slice(0, MOST_CONDITIONAL)
    .flatMap((offer): ConditionalView[] => {
      const head = heads.get(offer.row.id);
      const conditions = offer.row.conditions ?? [];
      return head
        ? [{ offer: head, listed: conditions, ...pairView(need, offer, prepared, names) }]
        : [];
    });
  return {
    ...shown,
    items,
    conditional,
    conditionalRest: conditionals.length - conditional.length,
    nearMisses: misses,
  };
}

/** The principles' short names in a language. */
function principleNames(locale: Locale): Record<PrincipleId, string> {
  return Object.fromEntries(PRINCIPLES.map(({ id, short }) => [id, short[locale]])) as Record<
    PrincipleId,
    string
  >;
}

/** A need that the offer may serve: with all that makes the fit, or with what its summary says and no more. */
export type DemandView =
  | ({ reading: 'details'; need: NeedHead } & PairView)
  | ({ reading: 'summary'; need: NeedHead } & SummaryView);

/**
 * The needs that an offer may serve and the actor may read: those with readable details in the offer's order, then
 * the others by the day they were posted, since the offer's order would tell of their details. Sealed needs are a
 * number by category, or nothing. `demand` is null when the offer is not on the board. Null for an offer that is
 * not there or whose demand the actor may not see.
 */
export function findDemand(who: Who, offerId: string, page: number) {
  const { db, actor, now, locale } = who;
  const offer = db.select().from(offers).where(eq(offers.id, offerId)).get();
  if (!offer || !canReadOffer(actor, offer) || !canReadDemand(actor, offer)) return null;
  const { text: title, language } = textIn(locale, {
    language: offer.language,
    text: offer.title,
    texts: offer.titles,
  });
  const prepared = currentBoard(db, now);
  const onBoard = prepared.offerById.get(offer.id);
  const isOwn = actor.organisationId === offer.organisationId;
  return {
    principles: principleNames(locale),
    offer: {
      id: offer.id,
      title,
      language,
      status: offer.status,
      isOwn,
      mayRank: canRank(actor, offer),
      provenance: offer.provenance,
    },
    demand: onBoard ? demandOnBoard({ ...who, actor, isOwn }, prepared, onBoard, page) : null,
  };
}

function demandOnBoard(
  who: Who & { actor: Member; isOwn: boolean },
  prepared: Prepared,
  offer: PreparedOffer,
  page: number,
) {
  const names = namesIn(who.locale);
  const { heads, detailed } = readableNeeds(who, [...offer.categories.keys()]);
  const field = prepared.needs.filter(
    ({ row }) => offer.categories.has(row.category) && !(who.isOwn && offer.declined.has(row.id)),
  );
  const withDetails = field.filter(({ row }) => detailed.has(row.id));
  const withSummary = field.filter(({ row }) => heads.has(row.id) && !detailed.has(row.id));

  const possible = [
    ...withDetails
      .filter((need) => isPossible(need, offer, prepared, 'details'))
      .sort((a, b) => standing(a, offer, prepared) - standing(b, offer, prepared)),
    ...withSummary
      .filter((need) => isPossible(need, offer, prepared, 'summary'))
      .sort((a, b) => a.postedOn - b.postedOn || (a.row.id < b.row.id ? -1 : 1)),
  ];
  const shown = pageOf(possible, page);
  const items = shown.items.flatMap((need): DemandView[] => {
    const head = heads.get(need.row.id);
    if (!head) return [];
    if (detailed.has(need.row.id)) {
      const label = need.row.tlp;
      const pair = pairView(need, offer, prepared, names);
      return [{ reading: 'details', need: { ...head, label }, ...pair }];
    }
    const { support, window } = need.row;
    return [{ reading: 'summary', need: head, support, window }];
  });
  const nearMisses = withDetails
    .flatMap((need) => {
      const head = heads.get(need.row.id);
      const blockers = tellableBlockers(need, offer, prepared, 'details');
      if (!head || !isNear(blockers)) return [];
      const miss = nearMissView(need, offer, blockers, prepared, names);
      return [{ need: { ...head, label: need.row.tlp }, ...miss }];
    })
    .sort(nearestFirst)
    .slice(0, MOST_NEAR_MISSES);
  const stateOf = new Map(field.map(({ row }) => [row.id, row.state]));
  recordReadings(
    who.db,
    who.actor,
    [...items, ...nearMisses].map(({ need: { id, label } }) => ({
      id,
      label,
      state: stateOf.get(id) ?? '',
    })),
    who.now,
  );
  const sealed = sealedByCategory(
    field.filter(({ row }) => !heads.has(row.id)).map(({ row }) => row),
  );
  return {
    ...shown,
    items,
    nearMisses,
    sealed: sealed.map(({ category, atLeast }) => ({
      category: names.category(category),
      atLeast,
    })),
    /** The strictest label of what is told here. */
    label: strictest([...items, ...nearMisses].map(({ need }) => need.label)),
  };
}
