import { type Allocation, type UnmatchedReason, allocate, entrants } from './allocate';
import { byCodePoint } from './arithmetic';
import { emptySet, has, wordOf } from './bit-set';
import { type Coverage, maximumCoverage } from './coverage';
import { EligiblePairs, type Watch } from './eligible';
import { Orders, offerAt } from './evaluate';
import { LazyProposals } from './proposals';
import { type Gap, gapsOf } from './gaps';
import { type Overlap, overlapsOf } from './overlaps';
import type { Prepared } from './prepare';
import type { PrincipleScores } from './question';
import { type Unlock, unlocksOf } from './unlocks';
import { PRINCIPLES } from './vocabulary';

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
  watch?: Watch;
}

/** A result, and what proves that no allocation could serve more needs than its `maximum` says. */
export interface Solution {
  readonly result: Result;
  readonly proof: Coverage;
}

/** Ranks, allocates and reports. The phases are described, with their sources, in README.md. */
export function match(board: Prepared, options: MatchOptions = {}): Result {
  return solve(board, options).result;
}

/** An order's first places that are made at once even where a ranking keeps fewer: the allocation asks for them. */
const AT_LEAST = 16;

/** `match`, with the proof of the maximum that `verify` asks for. */
export function solve(board: Prepared, { top = 50, watch }: MatchOptions = {}): Solution {
  const eligible = new EligiblePairs(board);
  const orders = new Orders(board, eligible, top === 0 ? 0 : Math.max(top, AT_LEAST), watch);
  const entering = entrants(board, eligible);
  const allocation = allocate(board, new LazyProposals(board, orders), entering);
  const enters = (need: number) => entering[need] === null;
  const proof = maximumCoverage(board, eligible, enters, allocation.got);
  const withoutOffer = board.needs.filter(({ index }) => entering[index] === 'no-offer');
  const allocated = allocatedRows(board, orders, allocation);
  const result: Result = {
    version: 1,
    asOf: board.board.asOf,
    pairs: {
      total: board.needs.length * board.offers.length,
      eligible: eligible.total(),
    },
    rankings: rankings(board, orders, top),
    allocation: allocated,
    unmatched: unmatched(board, allocation),
    coverage: { allocated: allocated.length, maximum: proof.maximum },
    unlocks: unlocksOf(board, withoutOffer),
    gaps: gapsOf(board, allocation.reasons),
    overlaps: overlapsOf(board),
    idle: idle(board, eligible),
  };
  watch?.(board.needs.length, board.needs.length);
  return { result, proof };
}

function rankings(board: Prepared, orders: Orders, top: number): Result['rankings'] {
  return board.needs.map((need) => {
    const { offers, fits } = orders.first(need.index);
    const question = orders.question(need.index);
    const length = top === 0 ? offers.length : Math.min(top, offers.length);
    const ranked = new Array<RankedOffer>(length);
    for (let place = 0; place < length; place += 1) {
      const row = offers[place] ?? 0;
      ranked[place] = {
        offer: offerAt(board, row).row.id,
        fit: fits[place] ?? 0,
        principles: question.scores(row),
      };
    }
    return { need: need.row.id, offers: ranked };
  });
}

/** Scores in the order of the principles, as an object by their ids. */
export function byPrinciple(scores: readonly (number | null)[]): PrincipleScores {
  return Object.fromEntries(
    PRINCIPLES.map((principle, place) => [principle, scores[place] ?? null]),
  ) as PrincipleScores;
}

function allocatedRows(board: Prepared, orders: Orders, { got }: Allocation): Allocated[] {
  return board.needs.flatMap((need) => {
    const row = got[need.index] ?? -1;
    if (row === -1) return [];
    const offer = offerAt(board, row);
    return {
      need: need.row.id,
      offer: offer.row.id,
      rank: orders.placeOf(need, row) + 1,
      fit: orders.question(need.index).fit(row),
      ...formsOf(need.row.support, offer.row.support),
    };
  });
}

/** The forms of support that both sides name, and the need's others, each ascending. */
export function formsOf(wanted: readonly string[], given: readonly string[]) {
  const forms = [...wanted].sort(byCodePoint);
  return {
    covers: forms.filter((form) => given.includes(form)),
    remaining: forms.filter((form) => !given.includes(form)),
  };
}

function unmatched(board: Prepared, { reasons }: Allocation): Result['unmatched'] {
  return board.needs.flatMap(({ index, row }) => {
    const reason = reasons[index];
    return reason ? [{ need: row.id, reason }] : [];
  });
}

/** Offers with a free place and not one eligible need on the board. */
function idle(board: Prepared, eligible: EligiblePairs): string[] {
  const wanted = emptySet(board.offers.length);
  for (const { index } of board.needs) {
    const set = eligible.of(index);
    for (const w of eligible.words(index)) wanted[w] = wordOf(wanted, w) | wordOf(set, w);
  }
  return board.offers
    .filter(({ index, row }) => row.places > 0 && !has(wanted, index))
    .map(({ row }) => row.id);
}
