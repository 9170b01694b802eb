import type { Board } from './board';
import type { Coverage } from './coverage';
import { type Difference, type Run, differenceOf } from './difference';
import { type Edit, applyEdits } from './edits';
import type { Watch } from './eligible';
import type { Fault } from './faults';
import { solve } from './match';
import { type Prepared, prepare } from './prepare';
import type { Reference } from './reference';
import { part } from './watch';

/** A run with what `verify` asks for. */
export interface ProvableRun extends Run {
  readonly prepared: Prepared;
  readonly proof: Coverage;
}

export type WhatIf =
  | { ok: true; before: ProvableRun; after: ProvableRun; difference: Difference }
  | { ok: false; faults: Fault[]; more: number };

/**
 * What would differ if a board were edited: both boards are matched as a whole, and the results compared. A wrong
 * edit is refused with every fault. Costs two matches. A caller cancels by throwing from `watch`.
 */
export function whatIf(
  board: Board,
  edits: readonly Edit[],
  reference: Reference,
  { watch }: { watch?: Watch } = {},
): WhatIf {
  const edited = applyEdits(board, edits, reference);
  if (!edited.ok) return edited;
  const before = runOf(board, reference, part(watch, 0, 2));
  const after = runOf(edited.board, reference, part(watch, 1, 2));
  return { ok: true, before, after, difference: differenceOf(before, after) };
}

/** Matches a board for what a comparison reads: of the rankings only the first rows are kept. */
export function runOf(board: Board, reference: Reference, watch?: Watch): ProvableRun {
  const prepared = prepare(board, reference);
  return { board, prepared, ...solve(prepared, { top: 1, watch }) };
}
