import { strictEqual } from 'node:assert/strict';
import loadHighs, { type ModelData } from 'highs';
import { engineReference } from '../../db/reference/engine-reference';
import { orderOf } from '../../app/matching/evaluate';
import { placesForState } from '../../app/matching/gates';
import { match } from '../../app/matching/match';
import { type Prepared, prepare } from '../../app/matching/prepare';
import { acceptedBoard, nameOf } from './board';
import type { BoardSize } from './generate';
import { timePhases } from './phases';
import { type Section, digits, ms, table, whole } from './print';
import { timeRuns } from './timing';

export interface HighsFigures {
  size: BoardSize;
  variables: number;
  rows: number;
  maximum: number;
  allocated: number;
  /** Milliseconds: HiGHS from a ready matrix, the engine's own phase, and its whole result from the parsed board. */
  highs: number;
  phase: number;
  engine: number;
}

/**
 * The most needs that could be served, by the linear programming of HiGHS: a variable for each eligible pair of a
 * need that entered, at most one for a need, its places for an offer, its places for a State. Needs, and offers with
 * their States, are two families of nested sets, so the optimum is whole and the plain LP will do. The engine must
 * have said the same number.
 */
export async function measureHighs(size: BoardSize): Promise<HighsFigures> {
  const board = acceptedBoard(size);
  const work = () => match(prepare(board, engineReference), { top: 50 });
  const { coverage, unmatched } = work();
  const out = new Set(
    unmatched.flatMap(({ need, reason }) => (reason === 'absorption' ? [need] : [])),
  );
  const highs = await loadHighs();
  const program = programOf(prepare(board, engineReference), out, highs.infinity);
  const sense = highs.constants.objectiveSense.maximize;
  const solve = () =>
    highs.withModel({ ...program, sense }, (model) => {
      model.options.set({ output_flag: false });
      model.run();
      strictEqual(Math.round(model.getObjectiveValue()), coverage.maximum);
    });
  solve();
  return {
    size,
    variables: program.numCols,
    rows: program.numRows,
    maximum: coverage.maximum,
    allocated: coverage.allocated,
    highs: timeRuns(3, solve).median,
    phase: timePhases(board, 5, () => performance.now()).maximum,
    engine: timeRuns(5, work).median,
  };
}

/** The matrix by columns: a pair stands in the row of its need, of its offer, and of its offer and State. */
function programOf(board: Prepared, out: ReadonlySet<string>, infinity: number): ModelData {
  const limits: number[] = [];
  const rowOf = new Map<string, number>();
  const row = (name: string, limit: number) => {
    let number = rowOf.get(name);
    if (number === undefined) {
      number = limits.push(limit) - 1;
      rowOf.set(name, number);
    }
    return number;
  };
  const indices: number[] = [];
  for (const need of board.needs) {
    if (out.has(need.row.id)) continue;
    const { id, state } = need.row;
    for (const { offer } of orderOf(need, board)) {
      const ofState = placesForState(state, offer);
      indices.push(
        row(`need ${id}`, 1),
        row(`offer ${offer.row.id}`, offer.row.places),
        row(`offer ${offer.row.id} ${state}`, ofState),
      );
    }
  }
  const numCols = indices.length / 3;
  return {
    numCols,
    numRows: limits.length,
    colCost: new Float64Array(numCols).fill(1),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(limits.length).fill(-infinity),
    rowUpper: Float64Array.from(limits),
    matrix: {
      format: 'csc',
      numRows: limits.length,
      numCols,
      starts: Int32Array.from({ length: numCols + 1 }, (_, column) => 3 * column),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  };
}

export function highsSection(all: readonly HighsFigures[]): Section {
  const rows = all.map(({ size, variables, rows: limits, maximum, allocated, ...times }) => [
    nameOf(size),
    whole(variables),
    whole(limits),
    ms(times.highs),
    ms(times.phase),
    digits(times.highs / times.phase),
    ms(times.engine),
    whole(maximum),
    whole(allocated),
  ]);
  return {
    title: 'Instead: HiGHS 1.15.3 (WebAssembly) for the most needs that could be served',
    lines: [
      ...table(
        [
          'board',
          'variables',
          'rows',
          'HiGHS',
          'the same here',
          'factor',
          'whole result',
          'maximum',
          'allocated',
        ],
        rows,
      ),
      '',
      'The same maximum on each board. "HiGHS" starts from a ready matrix, "the same here" from a ready stable allocation,',
      'which it enlarges; "whole result" is all that the engine does, from the parsed board, that allocation included.',
    ],
    figures: all,
  };
}
