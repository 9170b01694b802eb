import { type OfferChange, applyChange, byWhatChanges } from './apply-change';
import type { Board } from './board';
import { candidateChanges } from './candidate-changes';
import { ChangeBounds } from './change-bounds';
import type { Result } from './match';
import type { Reference } from './reference';
import type { Watch } from './eligible';
import { part } from './watch';
import { type ProvableRun, runOf } from './what-if';

/** One change of the list, with the changes before it already made. */
export interface Step {
  change: OfferChange;
  coverage: { before: Result['coverage']; after: Result['coverage'] };
  /** Needs that have an offer with the change and had none without it. */
  served: string[];
  /** Needs of which the reverse is true; there can be some, though never more than are served. */
  unserved: string[];
  /** How many needs get another offer than before, or get or lose one. */
  affected: number;
  /** Candidates of this step, and how many of them a bound ruled out. */
  candidates: number;
  ruledOut: number;
}

export interface BestChanges {
  /** Fewer than were asked for when no single change serves one more need. */
  steps: Step[];
  /** How many boards were matched to find them. */
  matched: number;
  /** The board as it came, and with all steps made. */
  before: ProvableRun;
  after: ProvableRun;
}

/**
 * The single changes of offers that serve most needs, found greedily: every candidate is put to the engine as a
 * whole board, the best is made, and the search goes on from there, `k` times at most. Best is: most needs
 * allocated; then the highest maximum; then fewest needs affected; then category, gate, value and offer by code
 * point. The method, its limit and the bound are in README.md, "Best changes". Costs as many matches as
 * `matched` says. A caller cancels by throwing from `watch`.
 */
export function bestChanges(
  board: Board,
  k: number,
  reference: Reference,
  { watch }: { watch?: Watch } = {},
): BestChanges {
  const before = runOf(board, reference, part(watch, 0, k + 1));
  const steps: Step[] = [];
  let after = before;
  let matched = 1;
  while (steps.length < k) {
    const search = bestOf(after, reference, part(watch, steps.length + 1, k + 1));
    matched += search.matched;
    if (!search.best) break;
    steps.push(stepOf(after, search.best, search));
    after = search.best.run;
  }
  watch?.(1, 1);
  return { steps, matched, before, after };
}

interface Trial {
  change: OfferChange;
  run: ProvableRun;
  affected: number;
}

interface Search {
  best: Trial | null;
  candidates: number;
  ruledOut: number;
  matched: number;
}

function bestOf(run: ProvableRun, reference: Reference, watch: Watch | undefined): Search {
  const candidates = candidateChanges(run);
  const bounds = new ChangeBounds(run, candidates, reference);
  // The most promising first: what they serve rules out others. The order decides nothing else.
  const inTurn = [...candidates].sort((a, b) => bounds.cheap(b) - bounds.cheap(a));
  const search: Search = { best: null, candidates: candidates.length, ruledOut: 0, matched: 0 };
  inTurn.forEach((candidate, done) => {
    watch?.(done, candidates.length);
    const least = search.best
      ? search.best.run.result.coverage.allocated
      : run.result.coverage.allocated + 1;
    if (bounds.cheap(candidate) < least || bounds.close(candidate) < least) {
      search.ruledOut += 1;
      return;
    }
    const trial = trialOf(candidate.change, run, reference);
    search.matched += 1;
    if (trial.run.result.coverage.allocated < least) return;
    if (!search.best || byMerit(trial, search.best) < 0) search.best = trial;
  });
  search.matched += bounds.matched;
  return search;
}

function trialOf(change: OfferChange, before: ProvableRun, reference: Reference): Trial {
  const run = runOf(applyChange(before.board, change), reference);
  const was = offersGot(before.result);
  const is = offersGot(run.result);
  const affected = run.board.needs.filter(({ id }) => was.get(id) !== is.get(id)).length;
  return { change, run, affected };
}

function offersGot({ allocation }: Result): ReadonlyMap<string, string> {
  return new Map(allocation.map(({ need, offer }) => [need, offer]));
}

function byMerit(a: Trial, b: Trial): number {
  const [x, y] = [a.run.result.coverage, b.run.result.coverage];
  return (
    y.allocated - x.allocated ||
    y.maximum - x.maximum ||
    a.affected - b.affected ||
    byWhatChanges(a.change, b.change)
  );
}

function stepOf(before: ProvableRun, best: Trial, { candidates, ruledOut }: Search): Step {
  const was = offersGot(before.result);
  const is = offersGot(best.run.result);
  return {
    change: best.change,
    coverage: { before: before.result.coverage, after: best.run.result.coverage },
    served: [...is.keys()].filter((need) => !was.has(need)),
    unserved: [...was.keys()].filter((need) => !is.has(need)),
    affected: best.affected,
    candidates,
    ruledOut,
  };
}
