import type { UnmatchedReason } from '~/matching/allocate';
import type { Board } from '~/matching/board';
import type { Gap } from '~/matching/gaps';
import type { Result } from '~/matching/match';

/** A run as a reader may be told of it: readable needs only. */
export interface ToldRun {
  board: Board;
  result: Result;
}

/** A result held to the needs of `readable`, with every count made anew from them. */
export function toldRun({ board, result }: ToldRun, readable: ReadonlySet<string>): ToldRun {
  const allocation = result.allocation.filter(({ need }) => readable.has(need));
  const unmatched = result.unmatched.filter(({ need }) => readable.has(need));
  const needs = board.needs.filter(({ id }) => readable.has(id));
  return {
    board: { ...board, needs },
    result: {
      version: result.version,
      asOf: result.asOf,
      allocation,
      unmatched,
      gaps: gapsAmong(needs, new Map(unmatched.map(({ need, reason }) => [need, reason]))),
      // Of the whole board, and so of needs that may not be read.
      pairs: { total: 0, eligible: 0 },
      coverage: { allocated: allocation.length, maximum: allocation.length },
      rankings: [],
      unlocks: [],
      overlaps: [],
      idle: [],
    },
  };
}

const COUNTED_AS = {
  'no-offer': 'noOffer',
  contention: 'contention',
  absorption: 'absorption',
} as const;

function gapsAmong(needs: Board['needs'], reasons: ReadonlyMap<string, UnmatchedReason>): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { id, category, state } of needs) {
    const key = `${category} ${state}`;
    const none = { open: 0, allocated: 0, noOffer: 0, contention: 0, absorption: 0 };
    const gap = gaps.get(key) ?? { category, state, ...none };
    const reason = reasons.get(id);
    gap.open += 1;
    gap[reason === undefined ? 'allocated' : COUNTED_AS[reason]] += 1;
    gaps.set(key, gap);
  }
  return [...gaps.values()];
}
