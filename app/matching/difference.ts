import type { UnmatchedReason } from './allocate';
import { byCodePoint } from './arithmetic';
import type { Board, Need } from './board';
import type { Gap } from './gaps';
import type { Allocated, Result } from './match';

/** A board and the result that it gave. */
export interface Run {
  readonly board: Board;
  readonly result: Result;
}

/** What one need got, or why it got nothing. */
export type NeedOutcome = Omit<Allocated, 'need'> | { offer: null; reason: UnmatchedReason };

export interface NeedDifference {
  need: string;
  before: NeedOutcome;
  after: NeedOutcome;
}

type GapCounts = Omit<Gap, 'category' | 'state'>;

export interface GapDifference {
  category: string;
  state: string;
  /**
   * What happened to the number of needs that got nothing: to 0 and from 0 (`closes`, `opens`), less and more
   * (`shrinks`, `widens`), or the same with other counts (`shifts`).
   */
  kind: 'closes' | 'shrinks' | 'opens' | 'widens' | 'shifts';
  before: GapCounts;
  after: GapCounts;
}

/** An offer, and the needs that it holds on the board on which it is in use. */
export interface OfferInUse {
  offer: string;
  needs: string[];
}

/** What differs between two results. Two runs that differ in nothing have empty lists and equal figures. */
export interface Difference {
  /** Needs on both boards that got something, or something they would rather have: largest effect first. */
  gains: NeedDifference[];
  losses: NeedDifference[];
  /** Needs on both boards whose outcome differs and is neither. */
  changes: NeedDifference[];
  /** Needs on the second board alone, and on the first alone. */
  added: { need: string; outcome: NeedOutcome }[];
  removed: { need: string; outcome: NeedOutcome }[];
  gaps: GapDifference[];
  pairs: { before: Result['pairs']; after: Result['pairs'] };
  coverage: { before: Result['coverage']; after: Result['coverage'] };
  /** Offers with a free place that no need could use before and some can after, and the reverse. */
  idle: { cameIntoUse: OfferInUse[]; fellIdle: OfferInUse[] };
}

/**
 * Compares two runs. The rules are in README.md, "What if". Comparing them the other way round mirrors the
 * difference: gains are losses, before is after. Time: sorting the needs and the gaps.
 */
export function differenceOf(before: Run, after: Run): Difference {
  const [was, is] = [outcomesOf(before.result), outcomesOf(after.result)];
  const prefers = preferenceBetween(before.board, after.board);
  const sorted: Record<'gains' | 'losses' | 'changes', NeedDifference[]> = {
    gains: [],
    losses: [],
    changes: [],
  };
  for (const [need, outcome] of is) {
    const earlier = was.get(need);
    if (!earlier || same(earlier, outcome)) continue;
    const verdict = prefers(need, earlier, outcome);
    const list = verdict > 0 ? sorted.gains : verdict < 0 ? sorted.losses : sorted.changes;
    list.push({ need, before: earlier, after: outcome });
  }
  return {
    gains: sorted.gains.sort(byEffect),
    losses: sorted.losses.sort(byEffect),
    changes: sorted.changes.sort(byEffect),
    added: onlyIn(is, was),
    removed: onlyIn(was, is),
    gaps: gapDifferences(before.result.gaps, after.result.gaps),
    pairs: { before: before.result.pairs, after: after.result.pairs },
    coverage: { before: before.result.coverage, after: after.result.coverage },
    idle: { cameIntoUse: inUse(before, after), fellIdle: inUse(after, before) },
  };
}

type Outcomes = ReadonlyMap<string, NeedOutcome>;

function outcomesOf({ allocation, unmatched }: Result): Outcomes {
  return new Map([
    ...allocation.map(({ need, ...got }): [string, NeedOutcome] => [need, got]),
    ...unmatched.map(({ need, reason }): [string, NeedOutcome] => [need, { offer: null, reason }]),
  ]);
}

/** Both are written by the same hand: the same fields in the same order. */
function same<T extends NeedOutcome | GapCounts>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether a need would rather have the second of two outcomes (above 0) or the first (below 0). Something is
 * better than nothing. Of two offers, the one that its preferences put first, if they say the same on every board
 * that has both; else the one of higher fit. Its rank cannot tell: a rank also moves when other offers come and go.
 */
function preferenceBetween(before: Board, after: Board) {
  const boards = [before, after].map(({ needs, offers }) => ({
    preferences: new Map(needs.map((row) => [row.id, row.preferences])),
    offers: new Set(offers.map(({ id }) => id)),
  }));
  return (need: string, was: NeedOutcome, is: NeedOutcome): number => {
    if (was.offer === null || is.offer === null) {
      return Number(is.offer !== null) - Number(was.offer !== null);
    }
    const said = boards
      .filter(({ offers }) => offers.has(was.offer) && offers.has(is.offer))
      .map(({ preferences }) => wish(preferences.get(need), was.offer, is.offer));
    const [first = 0] = said;
    return first !== 0 && said.every((sign) => sign === first) ? first : is.fit - was.fit;
  };
}

/** 1 when stated preferences put the second offer ahead, -1 for the first, 0 when they do not say. */
function wish(preferences: Need['preferences'], first: string, second: string): number {
  const ahead = preferences?.find((offer) => offer === first || offer === second);
  return Number(ahead === second) - Number(ahead === first);
}

/** Between nothing and something first; then the change in fit, then in rank, largest first; then by id. */
function byEffect(a: NeedDifference, b: NeedDifference): number {
  const [x, y] = [effectOf(a), effectOf(b)];
  return y.whole - x.whole || y.fit - x.fit || y.rank - x.rank || byCodePoint(a.need, b.need);
}

/** How far apart two outcomes are; nothing counts as fit 0 and rank 0. */
function effectOf({ before, after }: NeedDifference) {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  return {
    whole: Math.abs(is.got - was.got),
    fit: Math.abs(is.fit - was.fit),
    rank: Math.abs(is.rank - was.rank),
  };
}

function figuresOf(outcome: NeedOutcome) {
  return outcome.offer === null ? { got: 0, fit: 0, rank: 0 } : { ...outcome, got: 1 };
}

function onlyIn(these: Outcomes, those: Outcomes): Difference['added'] {
  return [...these]
    .filter(([need]) => !those.has(need))
    .map(([need, outcome]) => ({ need, outcome }))
    .sort((a, b) => byCodePoint(a.need, b.need));
}

const NO_GAP: GapCounts = { open: 0, allocated: 0, noOffer: 0, contention: 0, absorption: 0 };

/** The largest change in needs without anything first; then by category, then by State. */
function gapDifferences(before: readonly Gap[], after: readonly Gap[]): GapDifference[] {
  const keyOf = ({ category, state }: Gap) => `${category} ${state}`;
  const byKey = (gaps: readonly Gap[]) => new Map(gaps.map((gap) => [keyOf(gap), gap]));
  const [was, is] = [byKey(before), byKey(after)];
  const rows = new Map([...before, ...after].map((gap) => [keyOf(gap), gap]));
  return [...rows]
    .flatMap(([key, { category, state }]): GapDifference[] => {
      const [a, b] = [countsOf(was.get(key)), countsOf(is.get(key))];
      return same(a, b)
        ? []
        : [{ category, state, kind: kindOf(unmet(a), unmet(b)), before: a, after: b }];
    })
    .sort(
      (x, y) =>
        Math.abs(unmet(y.after) - unmet(y.before)) - Math.abs(unmet(x.after) - unmet(x.before)) ||
        byCodePoint(x.category, y.category) ||
        byCodePoint(x.state, y.state),
    );
}

function countsOf(gap: Gap | undefined): GapCounts {
  if (!gap) return NO_GAP;
  const { open, allocated, noOffer, contention, absorption } = gap;
  return { open, allocated, noOffer, contention, absorption };
}

const unmet = ({ open, allocated }: GapCounts) => open - allocated;

function kindOf(before: number, after: number): GapDifference['kind'] {
  if (after < before) return after === 0 ? 'closes' : 'shrinks';
  if (after > before) return before === 0 ? 'opens' : 'widens';
  return 'shifts';
}

/** Offers that are idle in the first run and in use in the second, with what they hold there. */
function inUse(first: Run, second: Run): OfferInUse[] {
  const isIdle = new Set(second.result.idle);
  const open = new Set(second.board.offers.filter(({ places }) => places > 0).map(({ id }) => id));
  return first.result.idle
    .filter((offer) => open.has(offer) && !isIdle.has(offer))
    .map((offer) => ({
      offer,
      needs: second.result.allocation.filter((row) => row.offer === offer).map(({ need }) => need),
    }));
}
