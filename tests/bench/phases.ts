import type { Board } from '../../app/matching/board';
import { allocate, entrants } from '../../app/matching/allocate';
import { maximumCoverage } from '../../app/matching/coverage';
import { EligiblePairs } from '../../app/matching/eligible';
import { Orders } from '../../app/matching/evaluate';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { LazyProposals } from '../../app/matching/proposals';
import { unlocksOf } from '../../app/matching/unlocks';
import { engineReference } from '../../db/reference/engine-reference';
import { acceptedBoard, nameOf } from './board';
import type { BoardSize } from './generate';
import { type Section, ms, table } from './print';
import { mainThread, median, timeRuns } from './timing';

const PHASES = ['prepare', 'eligible pairs', 'orders', 'allocation', 'maximum', 'unlocks'] as const;
type Phase = (typeof PHASES)[number];

export interface PhaseFigures {
  size: BoardSize;
  /** Milliseconds of the main thread, medians. */
  phases: Record<Phase, number>;
  all: number;
}

/** Medians of what a clock says of the phases that `match` goes through; every run after the first counts. */
export function timePhases(board: Board, runs: number, clock: () => number): Record<Phase, number> {
  const laps = Object.fromEntries(PHASES.map((phase) => [phase, []])) as unknown as Record<
    Phase,
    number[]
  >;
  for (let run = 0; run <= runs; run += 1) {
    walk(board, (phase, work) => {
      const before = clock();
      const made = work();
      if (run > 0) laps[phase].push(clock() - before);
      return made;
    });
  }
  return Object.fromEntries(PHASES.map((phase) => [phase, median(laps[phase])])) as Record<
    Phase,
    number
  >;
}

/** As match.ts calls them; what they do not add up to is writing the result down. */
function walk(accepted: Board, lap: <T>(phase: Phase, work: () => T) => T): void {
  const board = lap('prepare', () => prepare(accepted, engineReference));
  const eligible = lap('eligible pairs', () => new EligiblePairs(board));
  const orders = lap('orders', () => new Orders(board, eligible, 50));
  const entering = entrants(board, eligible);
  const { got } = lap('allocation', () =>
    allocate(board, new LazyProposals(board, orders), entering),
  );
  lap('maximum', () => maximumCoverage(board, eligible, (need) => entering[need] === null, got));
  const without = board.needs.filter(({ index }) => entering[index] === 'no-offer');
  lap('unlocks', () => unlocksOf(board, without));
}

export function measurePhases({ size, runs }: { size: BoardSize; runs: number }): PhaseFigures {
  const board = acceptedBoard(size);
  const all = timeRuns(runs, () => match(prepare(board, engineReference), { top: 50 })).cpu;
  // Other work on the machine would by the clock on the wall lengthen the short phases most.
  return { size, phases: timePhases(board, runs, () => mainThread().ran), all };
}

export function phaseSection(all: readonly PhaseFigures[]): Section {
  return {
    title:
      "The phases of the whole result, apart (medians of the main thread's time on a processor)",
    lines: table(
      ['board', ...PHASES, 'rest', 'all'],
      all.map(({ size, phases, all: total }) => [
        nameOf(size),
        ...PHASES.map((phase) => ms(phases[phase])),
        ms(Math.max(0, total - PHASES.reduce((sum, phase) => sum + phases[phase], 0))),
        ms(total),
      ]),
    ),
    figures: all,
  };
}
