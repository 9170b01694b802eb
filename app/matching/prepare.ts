import type { Board, Need, Offer } from './board';
import { byCodePoint, mask } from './arithmetic';
import { dayNumber } from './days';
import { offerPart } from './checks';
import type { Reference } from './reference';
import {
  ARRANGEMENTS,
  FAVOURED_GROUPS,
  MODES,
  PRINCIPLES,
  SENSITIVE_CATEGORIES,
  SUPPORTS,
  TECHNOLOGIES,
} from './vocabulary';

/** A need in the form in which gates and checks read it: dates as day numbers, closed lists as bit masks. */
export interface PreparedNeed {
  readonly index: number;
  readonly row: Need;
  readonly topics: ReadonlySet<string>;
  readonly support: number;
  readonly modes: number;
  readonly refuses: number;
  readonly technologies: number;
  readonly from: number;
  readonly to: number;
  readonly postedOn: number;
  readonly memberships: ReadonlySet<string>;
  /** How many of LDC, LLDC and SIDS the State is. */
  readonly favoured: number;
  readonly sealed: boolean;
  readonly sensitive: boolean;
  readonly preferences: ReadonlyMap<string, number>;
  readonly declined: ReadonlySet<string>;
  /** The weight of each principle: the need's own, else the board's, else 1. */
  readonly weights: readonly number[];
}

export interface PreparedOffer {
  readonly index: number;
  readonly row: Offer;
  /** Topics by category; an empty set names none. */
  readonly categories: ReadonlyMap<string, ReadonlySet<string>>;
  readonly support: number;
  readonly modes: number;
  readonly arrangements: number;
  readonly technologies: number;
  readonly languages: ReadonlySet<string>;
  readonly covers: ReadonlySet<string>;
  readonly excludes: ReadonlySet<string>;
  readonly from: number;
  readonly to: number;
  readonly perState: number;
  readonly ranking: ReadonlyMap<string, number>;
  readonly declined: ReadonlySet<string>;
  /** Sum and number of the checks that do not depend on the need, for each principle. */
  readonly part: { readonly sums: readonly number[]; readonly counts: readonly number[] };
}

/** A board made ready: what every pair needs is worked out once a row. Reusable, never changed. */
export interface Prepared {
  readonly board: Board;
  readonly asOf: number;
  readonly staleAfterDays: number;
  readonly needs: readonly PreparedNeed[];
  readonly offers: readonly PreparedOffer[];
  readonly needById: ReadonlyMap<string, PreparedNeed>;
  readonly offerById: ReadonlyMap<string, PreparedOffer>;
  /** The offers that list a category: all that a need of it could be eligible with. */
  readonly offersByCategory: ReadonlyMap<string, readonly PreparedOffer[]>;
  /** Current activities of a State in a category. */
  activitiesIn(state: string, category: string): number;
  /** Current activities that name an offer and a State. */
  activitiesOf(offerId: string, state: string): number;
  /** Each need's place in the published order of needs, without any offer's own ranking (README, "Orders"). */
  readonly publicRank: readonly number[];
}

/** @param reference the memberships of a State that the board does not list */
export function prepare(board: Board, reference: Reference): Prepared {
  const asOf = dayNumber(board.asOf);
  const staleAfterDays = board.settings?.staleAfterDays ?? 183;
  const memberships = membershipReader(board, reference);
  const inCategory = new Map<string, number>();
  const ofOffer = new Map<string, number>();
  for (const activity of currentActivities(board, asOf)) {
    count(inCategory, `${activity.state} ${activity.category}`);
    if (activity.offer !== undefined) count(ofOffer, `${activity.offer} ${activity.state}`);
  }
  const activitiesIn = (state: string, category: string) =>
    inCategory.get(`${state} ${category}`) ?? 0;

  const needs = board.needs.map((row, index) => prepareNeed(row, index, board, memberships));
  const offers = board.offers.map((row, index) => prepareOffer(row, index, asOf, staleAfterDays));
  const offersByCategory = new Map<string, PreparedOffer[]>();
  for (const offer of offers) {
    for (const category of offer.categories.keys()) {
      const listed = offersByCategory.get(category);
      if (listed) listed.push(offer);
      else offersByCategory.set(category, [offer]);
    }
  }
  return {
    board,
    asOf,
    staleAfterDays,
    needs,
    offers,
    needById: new Map(needs.map((need) => [need.row.id, need])),
    offerById: new Map(offers.map((offer) => [offer.row.id, offer])),
    offersByCategory,
    activitiesIn,
    activitiesOf: (offerId, state) => ofOffer.get(`${offerId} ${state}`) ?? 0,
    publicRank: publicRanks(needs, activitiesIn),
  };
}

/** Planned or active, and ending on or after asOf. */
export function currentActivities(board: Board, asOf: number) {
  return (board.activities ?? []).filter(
    ({ status, to }) => status !== 'completed' && dayNumber(to) >= asOf,
  );
}

function prepareNeed(
  row: Need,
  index: number,
  board: Board,
  membershipsOf: (state: string) => ReadonlySet<string>,
): PreparedNeed {
  const memberships = membershipsOf(row.state);
  return {
    index,
    row,
    topics: new Set(row.topics),
    support: mask(SUPPORTS, row.support),
    modes: mask(MODES, row.modes),
    refuses: mask(ARRANGEMENTS, row.refuses),
    technologies: mask(TECHNOLOGIES, row.technologies),
    from: dayNumber(row.window.from),
    to: dayNumber(row.window.to),
    postedOn: dayNumber(row.postedOn),
    memberships,
    favoured: FAVOURED_GROUPS.filter((group) => memberships.has(group)).length,
    sealed: row.tlp === 'AMBER' || row.tlp === 'AMBER+STRICT',
    sensitive: SENSITIVE_CATEGORIES.includes(row.category),
    preferences: places(row.preferences),
    declined: new Set(row.declined),
    weights: PRINCIPLES.map((p) => row.weights?.[p] ?? board.settings?.weights?.[p] ?? 1),
  };
}

function prepareOffer(
  row: Offer,
  index: number,
  asOf: number,
  staleAfterDays: number,
): PreparedOffer {
  return {
    index,
    row,
    categories: new Map(row.categories.map(({ category, topics }) => [category, new Set(topics)])),
    support: mask(SUPPORTS, row.support),
    modes: mask(MODES, row.modes),
    arrangements: mask(ARRANGEMENTS, row.arrangements),
    technologies: mask(TECHNOLOGIES, row.technologies),
    languages: new Set(row.languages),
    covers: new Set(row.covers),
    excludes: new Set(row.excludes),
    from: dayNumber(row.window.from),
    to: dayNumber(row.window.to),
    perState: row.perState ?? 1,
    ranking: places(row.ranking),
    declined: new Set(row.declined),
    part: offerPart(row, asOf, staleAfterDays),
  };
}

/**
 * The order of needs that holds for every offer after its own ranking: fewer current activities of the State in
 * the category, more of LDC, LLDC, SIDS, national priority, date of posting, id.
 */
function publicRanks(
  needs: readonly PreparedNeed[],
  activitiesIn: (state: string, category: string) => number,
): number[] {
  const activities = needs.map(({ row }) => activitiesIn(row.state, row.category));
  const ordered = [...needs].sort(
    (a, b) =>
      (activities[a.index] ?? 0) - (activities[b.index] ?? 0) ||
      b.favoured - a.favoured ||
      a.row.nationalPriority - b.row.nationalPriority ||
      a.postedOn - b.postedOn ||
      byCodePoint(a.row.id, b.row.id),
  );
  const ranks = new Array<number>(needs.length).fill(0);
  ordered.forEach((need, rank) => (ranks[need.index] = rank));
  return ranks;
}

function membershipReader(board: Board, reference: Reference) {
  const known = new Map<string, ReadonlySet<string>>();
  return (state: string): ReadonlySet<string> => {
    const read =
      known.get(state) ??
      new Set(board.memberships?.[state] ?? reference.membershipsOf(state, board.asOf));
    known.set(state, read);
    return read;
  };
}

function places(ids: readonly string[] | undefined): Map<string, number> {
  return new Map(ids?.map((id, place) => [id, place]));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
