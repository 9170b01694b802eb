import type { Board, Need, Offer } from './board';
import { Answers } from './answers';
import { byCodePoint, mask } from './arithmetic';
import { dayNumber } from './days';
import { offerPart } from './checks';
import { columnsOf } from './columns';
import { Fits } from './fits';
import { Passing } from './passing';
import { uniformNeed, uniformOffer } from './uniform';
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
  /** Its place among the board's needs in the order of ids; -1 for a row that is not on the board. */
  readonly index: number;
  readonly row: Need;
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
  /** Its place among the board's offers in the order of ids; -1 for a row that is not on the board. */
  readonly index: number;
  readonly row: Offer;
  /** Topics by category; an empty list names none. */
  readonly categories: ReadonlyMap<string, readonly string[]>;
  readonly support: number;
  readonly modes: number;
  readonly arrangements: number;
  readonly technologies: number;
  readonly from: number;
  readonly to: number;
  readonly perState: number;
  readonly ranking: ReadonlyMap<string, number>;
  readonly declined: ReadonlySet<string>;
  /** Current activities that name the offer, by State. */
  readonly activities: ReadonlyMap<string, number>;
  /** Sum and number of the checks that do not depend on the need, for each principle. */
  readonly part: { readonly sums: readonly number[]; readonly counts: readonly number[] };
}

/**
 * A board made ready: what every pair needs is worked out once a row. Needs and offers stand in the order of their ids,
 * so that comparing places is comparing ids. Reusable, never changed.
 */
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
  /** Each need's place in the published order of needs, without any offer's own ranking (README, "Orders"). */
  readonly publicRank: Int32Array;
  /** The gates for one need and all offers at once. */
  readonly passing: Passing;
  /** The fit of one need with many offers at once. */
  readonly fits: Fits;
  /** A row made ready as if it stood on the board, in the place of its id if that is there: what a change would do. */
  readNeed(row: Need): PreparedNeed;
  readOffer(row: Offer): PreparedOffer;
}

/** @param reference the memberships of a State that the board does not list */
export function prepare(board: Board, reference: Reference): Prepared {
  const asOf = dayNumber(board.asOf);
  const staleAfterDays = board.settings?.staleAfterDays ?? 183;
  const usual = PRINCIPLES.map((p) => board.settings?.weights?.[p] ?? 1);
  const readNeed = needReader(usual, membershipReader(board, reference));
  const inCategory = new Map<string, number>();
  const ofOffer = new Map<string, Map<string, number>>();
  for (const { offer, state, category } of currentActivities(board, asOf)) {
    count(inCategory, `${state} ${category}`);
    if (offer === undefined) continue;
    const byState = ofOffer.get(offer) ?? new Map<string, number>();
    ofOffer.set(offer, byState);
    count(byState, state);
  }
  const readOffer = offerReader(asOf, staleAfterDays, ofOffer);
  const activitiesIn = (state: string, category: string) =>
    inCategory.get(`${state} ${category}`) ?? 0;

  const needs = board.needs.map(uniformNeed).sort(byId).map(readNeed);
  const offers = board.offers.map(uniformOffer).sort(byId).map(readOffer);
  const needById = new Map(needs.map((need) => [need.row.id, need]));
  const offerById = new Map(offers.map((offer) => [offer.row.id, offer]));
  const offersByCategory = byCategory(offers);
  const rowOf = (id: string) => offerById.get(id)?.index;
  const takenUp = offers.flatMap(({ index, activities, perState }) =>
    [...activities]
      .filter(([, taken]) => taken >= perState)
      .map(([state]) => ({ offer: index, state })),
  );
  return {
    board,
    asOf,
    staleAfterDays,
    needs,
    offers,
    needById,
    offerById,
    offersByCategory,
    activitiesIn,
    publicRank: publicRanks(needs, activitiesIn),
    passing: new Passing(columnsOf(offers, takenUp), rowOf, asOf),
    fits: new Fits(offers, rowOf, new Answers(offers, offersByCategory, asOf, usual)),
    readNeed: (row) => readNeed(uniformNeed(row), needById.get(row.id)?.index ?? -1),
    readOffer: (row) => readOffer(uniformOffer(row), offerById.get(row.id)?.index ?? -1),
  };
}

function byCategory(offers: readonly PreparedOffer[]): Map<string, PreparedOffer[]> {
  const lists = new Map<string, PreparedOffer[]>();
  for (const offer of offers) {
    for (const category of offer.categories.keys()) {
      const listed = lists.get(category);
      if (listed) listed.push(offer);
      else lists.set(category, [offer]);
    }
  }
  return lists;
}

/** Planned or active, and ending on or after asOf. */
export function currentActivities(board: Board, asOf: number) {
  return (board.activities ?? []).filter(
    ({ status, to }) => status !== 'completed' && dayNumber(to) >= asOf,
  );
}

function needReader(
  usual: readonly number[],
  membershipsOf: (state: string) => ReadonlySet<string>,
) {
  return (row: Need, index: number): PreparedNeed => {
    const memberships = membershipsOf(row.state);
    return {
      index,
      row,
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
      declined: row.declined?.length ? new Set(row.declined) : NOBODY,
      weights: row.weights ? PRINCIPLES.map((p, i) => row.weights?.[p] ?? usual[i] ?? 1) : usual,
    };
  };
}

function offerReader(
  asOf: number,
  staleAfterDays: number,
  activities: ReadonlyMap<string, ReadonlyMap<string, number>>,
) {
  return (row: Offer, index: number): PreparedOffer => {
    return {
      index,
      row,
      categories: new Map(row.categories.map(({ category, topics }) => [category, topics ?? []])),
      support: mask(SUPPORTS, row.support),
      modes: mask(MODES, row.modes),
      arrangements: mask(ARRANGEMENTS, row.arrangements),
      technologies: mask(TECHNOLOGIES, row.technologies),
      from: dayNumber(row.window.from),
      to: dayNumber(row.window.to),
      perState: row.perState ?? 1,
      ranking: places(row.ranking),
      declined: row.declined?.length ? new Set(row.declined) : NOBODY,
      activities: activities.get(row.id) ?? NONE,
      part: offerPart(row, asOf, staleAfterDays),
    };
  };
}

/**
 * The order of needs that holds for every offer after its own ranking: fewer current activities of the State in
 * the category, more of LDC, LLDC, SIDS, national priority, date of posting, id.
 */
function publicRanks(
  needs: readonly PreparedNeed[],
  activitiesIn: (state: string, category: string) => number,
): Int32Array {
  const activities = needs.map(({ row }) => activitiesIn(row.state, row.category));
  // Needs stand in the order of their ids, and sorting leaves those that are otherwise alike as they stood.
  const ordered = [...needs].sort(
    (a, b) =>
      (activities[a.index] ?? 0) - (activities[b.index] ?? 0) ||
      b.favoured - a.favoured ||
      a.row.nationalPriority - b.row.nationalPriority ||
      a.postedOn - b.postedOn,
  );
  const ranks = new Int32Array(needs.length);
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

const NOBODY: ReadonlySet<string> = new Set();
/** No preference, no ranking, no activity. */
const NONE: ReadonlyMap<string, number> = new Map();

function places(ids: readonly string[] | undefined): ReadonlyMap<string, number> {
  return ids?.length ? new Map(ids.map((id, place) => [id, place])) : NONE;
}

function byId(a: { id: string }, b: { id: string }): number {
  return byCodePoint(a.id, b.id);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
