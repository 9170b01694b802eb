import type { Label } from '#db/schema/enums';
import { labelRank } from '~/features/needs/visibility';
import type { Board } from '~/matching/board';
import type { ExplainedPrinciple } from '~/matching/explain';
import { fitOf, principleScores } from '~/matching/checks';
import { blockersOf, isEligible, onlyBlocker } from '~/matching/gates';
import type { Prepared, PreparedNeed, PreparedOffer } from '~/matching/prepare';
import type { GateId } from '~/matching/vocabulary';

/** How much of a need the reader of a result may read. */
export type Reading = 'summary' | 'details';

/**
 * Gates that say nothing to a reader. A decline is read by the side that made it and nobody else; what a need
 * refuses stands in its details. Were they applied, a reader could find them out by what is missing from a list,
 * one edit of an offer after the other.
 */
const SILENT: Record<Reading, ReadonlySet<GateId>> = {
  summary: new Set<GateId>(['declined', 'sovereignty']),
  details: new Set<GateId>(['declined']),
};

/** The gates that a pair fails, without those that this reading must not tell of. */
export function tellableBlockers(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  reading: Reading,
): GateId[] {
  return blockersOf(need, offer, board).filter((gate) => !SILENT[reading].has(gate));
}

/** Whether a pair is possible by all that a reading may tell. */
export function isPossible(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  reading: Reading,
): boolean {
  if (isEligible(need, offer, board)) return true;
  if (reading === 'details') return onlyBlocker(need, offer, board) === 'declined';
  return tellableBlockers(need, offer, board, reading).length === 0;
}

/**
 * The board without what the silent gates ask after: the pairs that are eligible on it are those that `isPossible`
 * says, for a whole board at the engine's own pace.
 */
export function tellableBoard(board: Board, reading: Reading): Board {
  return {
    ...board,
    needs: board.needs.map(({ declined, refuses, ...need }) =>
      reading === 'details' ? { ...need, refuses } : need,
    ),
    offers: board.offers.map(({ declined, ...offer }) => offer),
  };
}

/** Fewer States than this, and a number of sealed needs is not told at all. */
export const LEAST_STATES = 3;

const BUCKETS = [20, 10, 5, 3] as const;

/**
 * Sealed needs as "at least so many", by category; a category with needs of fewer than three States is left out.
 * The figure is the same whatever else an offer says, so nobody can single a need out by changing an offer's
 * scope, languages or dates and looking again.
 */
export function sealedByCategory(
  sealed: readonly { category: string; state: string }[],
): { category: string; atLeast: number }[] {
  const groups = new Map<string, { needs: number; states: Set<string> }>();
  for (const { category, state } of sealed) {
    const group = groups.get(category) ?? { needs: 0, states: new Set<string>() };
    group.needs += 1;
    group.states.add(state);
    groups.set(category, group);
  }
  return [...groups]
    .filter(([, { states }]) => states.size >= LEAST_STATES)
    .map(([category, { needs }]) => ({
      category,
      atLeast: BUCKETS.find((least) => needs >= least) ?? LEAST_STATES,
    }));
}

export type PrincipleState = 'scored' | 'not-stated' | 'does-not-apply';

/** A principle whose every applicable answer was left out has no figure to show: its 0 would read as a "no". */
export function principleState({ score, checks }: ExplainedPrinciple): PrincipleState {
  if (score === null) return 'does-not-apply';
  const asked = checks.filter(({ applies }) => applies);
  return asked.every(({ stated }) => !stated) ? 'not-stated' : 'scored';
}

/** The label that a page must carry for all that is on it; CLEAR for nothing. */
export function strictest(labels: readonly Label[]): Label {
  return labels.reduce<Label>((a, b) => (labelRank(b) > labelRank(a) ? b : a), 'CLEAR');
}

export const PAGE_SIZE = 50;

/** The page that an address asks for: a whole number from 1, else the first. */
export function pageNumber(asked: string | null): number {
  return asked !== null && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
}

/** The same page of results at another place, as the query part of its address. */
export function pageSearch(page: number): string {
  return `?page=${page}`;
}

/** One page of a list whose whole length is known. */
export function pageOf<T>(all: readonly T[], page: number) {
  const start = (page - 1) * PAGE_SIZE;
  const items = all.slice(start, start + PAGE_SIZE);
  const rest = Math.max(0, all.length - start - items.length);
  return { items, total: all.length, page, start, rest };
}

/**
 * The offers that only their conditions keep from a need, highest fit first. They are never proposed; a State that
 * has seen each condition may still take one up.
 */
export function conditionalFor(need: PreparedNeed, board: Prepared): PreparedOffer[] {
  const offers = board.offersByCategory.get(need.row.category) ?? [];
  return offers
    .filter((offer) => onlyBlocker(need, offer, board) === 'conditions')
    .map((offer) => ({ offer, fit: fitOf(principleScores(need, offer, board), need.weights) }))
    .sort((a, b) => b.fit - a.fit || (a.offer.row.id < b.offer.row.id ? -1 : 1))
    .map(({ offer }) => offer);
}

/** Blocked by who the parties are: nothing that either could change. */
const NOT_NEAR: ReadonlySet<GateId> = new Set(['category', 'self', 'excluded']);

/** Near is one to three changes away, as in the engine's own near misses. */
export function isNear(blockers: readonly GateId[]): boolean {
  return blockers.length > 0 && blockers.length <= 3 && !blockers.some((g) => NOT_NEAR.has(g));
}

interface Near {
  need: { id: string };
  blocks: readonly unknown[];
  fitIfOpen: number;
}

/** Fewest changes first, then the highest fit, then id. */
export function nearestFirst(a: Near, b: Near): number {
  return (
    a.blocks.length - b.blocks.length ||
    b.fitIfOpen - a.fitIfOpen ||
    (a.need.id < b.need.id ? -1 : 1)
  );
}
