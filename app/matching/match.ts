import { type Allocation, type UnmatchedReason, allocate, entrants } from './allocate';
import { byCodePoint } from './arithmetic';
import { maximumCoverage } from './coverage';
import { type Orders, ordersOf } from './evaluate';
import { type Gap, gapsOf } from './gaps';
import { type Overlap, overlapsOf } from './overlaps';
import type { Prepared } from './prepare';
import { type Unlock, unlocksOf } from './unlocks';
import { PRINCIPLES, type PrincipleId, SUPPORTS } from './vocabulary';

export type PrincipleScores = Record<PrincipleId, number | null>;

export interface RankedOffer {
  offer: string;
  fit: number;
  principles: PrincipleScores;
}

export interface Allocated {
  need: string;
  offer: string;
  /** The offer's place in the need's order, from 1. */
  rank: number;
  fit: number;
  /** The forms of support that both name, and the need's others. */
  covers: string[];
  remaining: string[];
}

/** The whole result of a board: plain data, the same for the same board in whatever order its rows stand. */
export interface Result {
  version: 1;
  asOf: string;
  pairs: { total: number; eligible: number };
  rankings: { need: string; offers: RankedOffer[] }[];
  allocation: Allocated[];
  unmatched: { need: string; reason: UnmatchedReason }[];
  coverage: { allocated: number; maximum: number };
  unlocks: Unlock[];
  gaps: Gap[];
  overlaps: Overlap[];
  idle: string[];
}

export interface MatchOptions {
  /** How many offers each ranking keeps; 0 keeps all. */
  top?: number;
}

/** Ranks, allocates and reports. The phases are described, with their sources, in README.md. */
export function match(board: Prepared, { top = 50 }: MatchOptions = {}): Result {
  const orders = ordersOf(board);
  const entering = entrants(board, orders);
  const allocation = allocate(board, orders);
  const coverage = maximumCoverage(board, orders, (index) => entering[index] === null);
  const withoutOffer = board.needs.filter(({ index }) => entering[index] === 'no-offer');
  const allocated = allocatedRows(board, orders, allocation);
  return {
    version: 1,
    asOf: board.board.asOf,
    pairs: {
      total: board.needs.length * board.offers.length,
      eligible: orders.reduce((sum, order) => sum + order.length, 0),
    },
    rankings: rankings(board, orders, top),
    allocation: allocated,
    unmatched: unmatched(board, allocation),
    coverage: { allocated: allocated.length, maximum: coverage.maximum },
    unlocks: unlocksOf(board, withoutOffer),
    gaps: gapsOf(board, allocation.reasons),
    overlaps: overlapsOf(board),
    idle: idle(board, orders),
  };
}

function rankings(board: Prepared, orders: Orders, top: number): Result['rankings'] {
  return board.needs
    .map(({ index, row }) => {
      const order = orders[index] ?? [];
      const kept = top === 0 ? order : order.slice(0, top);
      return {
        need: row.id,
        offers: kept.map(({ offer, fit, scores }) => ({
          offer: offer.row.id,
          fit,
          principles: byPrinciple(scores),
        })),
      };
    })
    .sort((a, b) => byCodePoint(a.need, b.need));
}

/** Scores in the order of the principles, as an object by their ids. */
export function byPrinciple(scores: readonly (number | null)[]): PrincipleScores {
  return Object.fromEntries(
    PRINCIPLES.map((principle, place) => [principle, scores[place] ?? null]),
  ) as PrincipleScores;
}

function allocatedRows(board: Prepared, orders: Orders, { got }: Allocation): Allocated[] {
  return board.needs
    .flatMap(({ index, row }) => {
      const place = got[index] ?? -1;
      const ranked = orders[index]?.[place];
      if (!ranked) return [];
      const given = new Set<string>(ranked.offer.row.support);
      const wanted = SUPPORTS.filter((form) => row.support.includes(form)).sort(byCodePoint);
      return {
        need: row.id,
        offer: ranked.offer.row.id,
        rank: place + 1,
        fit: ranked.fit,
        covers: wanted.filter((form) => given.has(form)),
        remaining: wanted.filter((form) => !given.has(form)),
      };
    })
    .sort((a, b) => byCodePoint(a.need, b.need));
}

function unmatched(board: Prepared, { reasons }: Allocation): Result['unmatched'] {
  return board.needs
    .flatMap(({ index, row }) => {
      const reason = reasons[index];
      return reason ? [{ need: row.id, reason }] : [];
    })
    .sort((a, b) => byCodePoint(a.need, b.need));
}

/** Offers with a free place and not one eligible need on the board. */
function idle(board: Prepared, orders: Orders): string[] {
  const wanted = new Set<number>();
  for (const order of orders) for (const { offer } of order) wanted.add(offer.index);
  return board.offers
    .filter(({ index, row }) => row.places > 0 && !wanted.has(index))
    .map(({ row }) => row.id)
    .sort(byCodePoint);
}
