import { type Covering, openForms } from '~/features/needs/rules';
import type { Activity, Board, Need, Offer } from '~/matching/board';
import type { Snapshot } from './snapshot.server';

type NeedRow = Snapshot['needs'][number];
type OfferRow = Snapshot['offers'][number]['offer'];
type Stance = Snapshot['stances'][number];

/**
 * The one adapter to the engine: rows in, board out. Rows that lack what the engine must know, and needs whose
 * review is overdue, are left out; what is null in a row is left out of the board, where it means "not stated". A
 * need stands there with the forms of support that no agreement covers, and not at all when none is left.
 * @param today the board's asOf, YYYY-MM-DD
 */
export function toBoard(snapshot: Snapshot, today: string): Board {
  const current = snapshot.needs.filter(({ reviewOn }) => reviewOn === null || reviewOn > today);
  const agreements = agreementsByNeed(snapshot.agreements);
  const complete = current.flatMap((row) => completeNeed(row, agreements.get(row.id)) ?? []);
  const offered = snapshot.offers.flatMap(({ offer, providerState }) => {
    const board = boardOffer(offer, providerState);
    return board ? [board] : [];
  });
  const onBoard = {
    needs: new Set(complete.map(({ id }) => id)),
    offers: new Set(offered.map(({ id }) => id)),
  };
  const said = snapshot.stances.filter(
    ({ needId, offerId }) => onBoard.needs.has(needId) && onBoard.offers.has(offerId),
  );
  const ofNeed = stancesBy(said, 'need');
  const ofOffer = stancesBy(said, 'offer');
  const priority = prioritiesOf(complete);
  return {
    version: 1,
    asOf: today,
    needs: complete.map((row) => ({
      ...boardNeed(row, priority.get(row.id) ?? 1),
      ...listed('preferences', ranked(ofNeed.get(row.id), 'offerId')),
      ...listed('declined', declined(ofNeed.get(row.id), 'offerId')),
    })),
    offers: offered.map((offer) => ({
      ...offer,
      ...listed('ranking', ranked(ofOffer.get(offer.id), 'needId')),
      ...listed('declined', declined(ofOffer.get(offer.id), 'needId')),
    })),
    activities: snapshot.activities.map(boardActivity),
  };
}

/** A need's row with everything that the engine must know of it. */
type CompleteNeed = NeedRow & {
  category: string;
  windowFrom: string;
  windowTo: string;
  postedOn: string;
};

function completeNeed(row: NeedRow, agreements: readonly Covering[] = []): CompleteNeed | null {
  const { category, windowFrom, windowTo, postedOn } = row;
  if (!category || !windowFrom || !windowTo || !postedOn) return null;
  const support = openForms(row, agreements);
  if (!support.length || !row.languages.length || !row.modes.length) return null;
  return { ...row, category, windowFrom, windowTo, postedOn, support };
}

function agreementsByNeed(agreements: Snapshot['agreements']): Map<string, Covering[]> {
  const grouped = new Map<string, Covering[]>();
  for (const { needId, ...agreement } of agreements) {
    grouped.set(needId, [...(grouped.get(needId) ?? []), agreement]);
  }
  return grouped;
}

function boardNeed(row: CompleteNeed, nationalPriority: number): Need {
  return {
    id: row.id,
    state: row.state,
    category: row.category,
    ...listed('topics', row.topics),
    support: row.support,
    ...stated('stage', row.stage),
    nationalPriority,
    languages: row.languages,
    modes: row.modes,
    window: { from: row.windowFrom, to: row.windowTo },
    ...listed('technologies', row.technologies),
    ...listed('refuses', row.refuses),
    ...stated('womenTarget', row.womenTarget),
    accessible: row.accessible,
    // Whoever helps will handle the details, so their label is the one that an offer must be ready for.
    tlp: row.labelDetails,
    postedOn: row.postedOn,
    ...(Object.keys(row.weights).length > 0 && { weights: row.weights }),
  };
}

function boardOffer(row: OfferRow, providerState: string | null): Offer | null {
  const { windowFrom, windowTo, places, confirmedOn } = row;
  if (!windowFrom || !windowTo || places === null || !confirmedOn) return null;
  if (!row.categories.length || !row.support.length) return null;
  if (!row.languages.length || !row.modes.length) return null;
  return {
    id: row.id,
    provider: row.organisationId,
    ...stated('providerState', providerState),
    ...stated('funder', row.funder),
    ...stated('implementer', row.implementer),
    categories: row.categories.map(({ category, topics }) => ({
      category,
      ...listed('topics', topics),
    })),
    support: row.support,
    ...listed('stages', row.stages),
    covers: row.covers,
    ...stated('excludes', row.excludes),
    places,
    perState: row.perState,
    languages: row.languages,
    modes: row.modes,
    window: { from: windowFrom, to: windowTo },
    ...stated('durationWeeks', row.durationWeeks),
    ...listed('technologies', row.technologies),
    ...stated('arrangements', row.arrangements),
    conditions: conditionsOf(row),
    ...stated('tied', row.tied),
    ...stated('handover', row.handover),
    ...stated('followUpMonths', row.followUpMonths),
    ...stated('outcomeIndicators', row.outcomeIndicators),
    ...stated('evaluation', row.evaluation),
    ...stated('earlierResults', row.earlierResults),
    ...stated('respondsToNeeds', row.respondsToNeeds),
    ...stated('coDesign', row.coDesign),
    ...stated('jointMonitoring', row.jointMonitoring),
    ...stated('planConfidentiality', row.planConfidentiality),
    ...stated('humanRightsSafeguards', row.humanRightsSafeguards),
    ...stated('genderMarker', row.genderMarker),
    ...stated('womenSeats', row.womenSeats),
    ...stated('accessible', row.accessible),
    ...stated('handlingAccepted', row.handlingAccepted),
    confirmedOn,
  };
}

/** Null is "not stated"; only the answer "none" is none, so a list that names nothing is not. */
function conditionsOf({ conditionsAnswer, conditions }: OfferRow): Offer['conditions'] {
  if (conditionsAnswer === 'none') return [];
  return conditionsAnswer === 'list' && conditions.length > 0 ? conditions : null;
}

function boardActivity(row: Snapshot['activities'][number]): Activity {
  return {
    id: row.id,
    provider: row.organisationId ?? row.providerName,
    ...stated('offer', row.offerId),
    state: row.state,
    category: row.category,
    ...listed('topics', row.topics),
    from: row.dateFrom,
    to: row.dateTo,
    // To the engine, support that has ended is over, whichever way it ended.
    status: row.status === 'ended-early' ? 'completed' : row.status,
  };
}

/**
 * Each need's national priority, unique in its State. A stated number is kept where it is free; a repeated one
 * moves to the next, and a need without one comes after the State's others, earliest posted first.
 */
function prioritiesOf(rows: readonly CompleteNeed[]): Map<string, number> {
  const priorities = new Map<string, number>();
  const last = new Map<string, number>();
  const ordered = [...rows].sort(
    (a, b) =>
      (a.nationalPriority ?? Infinity) - (b.nationalPriority ?? Infinity) ||
      inOrder(a.postedOn, b.postedOn) ||
      inOrder(a.id, b.id),
  );
  for (const { id, state, nationalPriority } of ordered) {
    const priority = Math.max(nationalPriority ?? 1, (last.get(state) ?? 0) + 1);
    last.set(state, priority);
    priorities.set(id, priority);
  }
  return priorities;
}

function stancesBy(all: readonly Stance[], side: Stance['side']): Map<string, Stance[]> {
  const grouped = new Map<string, Stance[]>();
  for (const stance of all) {
    if (stance.side !== side) continue;
    const key = side === 'need' ? stance.needId : stance.offerId;
    grouped.set(key, [...(grouped.get(key) ?? []), stance]);
  }
  return grouped;
}

type OtherSide = 'needId' | 'offerId';

/** The other side's ids in the order of their ranks; a decline wins over a rank. */
function ranked(said: readonly Stance[] | undefined, other: OtherSide): string[] {
  return (said ?? [])
    .filter((stance) => stance.rank !== null && !stance.declined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || inOrder(a[other], b[other]))
    .map((stance) => stance[other]);
}

function declined(said: readonly Stance[] | undefined, other: OtherSide): string[] {
  return (said ?? []).filter((stance) => stance.declined).map((stance) => stance[other]);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A key with its value; nothing at all where the answer was not given. */
function stated<K extends string, V>(key: K, value: V | null): { [P in K]?: NonNullable<V> } {
  return (value === null ? {} : { [key]: value }) as { [P in K]?: NonNullable<V> };
}

/** A key with its list; nothing at all where the list is empty, for lists that mean the same either way. */
function listed<K extends string, V>(key: K, list: V[]): { [P in K]?: V[] } {
  return (list.length === 0 ? {} : { [key]: list }) as { [P in K]?: V[] };
}
