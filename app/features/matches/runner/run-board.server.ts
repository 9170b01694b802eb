import { engineReference } from '#db/reference/engine-reference';
import { parseBoard } from '~/matching/board';
import type { Fault } from '~/matching/faults';
import { type Result, solve } from '~/matching/match';
import { prepare } from '~/matching/prepare';
import { verify } from '~/matching/verify';
import { possibleOffers } from '../possible';
import { type Reading, tellableBoard } from '../rules';
import type { Work } from './thread';

/** The share of a run that is done at the end of each part, measured on 3,000 needs and 3,000 offers. */
const READ = 0.2;
const SOLVED = 0.55;
const PROVEN = 0.8;
const FIRST_READING = 0.9;

/**
 * Matches a board as the command line does, proves the result and works out the possible pairs. Throws with every
 * fault of a board that is refused, and of a result that does not stand its proof.
 */
export const runBoard: Work = ({ board: value, top }, report) => {
  const parsed = parseBoard(value, engineReference);
  if (!parsed.ok) throw new Error(refusal(parsed.faults));
  const { board } = parsed;
  /** A part's own count of what is done, as a share of the whole run. */
  const between = (from: number, to: number) => (done: number, total: number) =>
    report(from + ((to - from) * done) / Math.max(1, total));

  const prepared = prepare(board, engineReference);
  report(READ);
  const { result, proof } = solve(prepared, { top, watch: between(READ, SOLVED) });
  const faults = verify(prepared, result, proof);
  report(PROVEN);
  const possible = (reading: Reading, from: number, to: number) =>
    possibleOffers(prepare(tellableBoard(board, reading), engineReference), between(from, to));
  return {
    result: proven(result, faults),
    possible: {
      details: possible('details', PROVEN, FIRST_READING),
      summary: possible('summary', FIRST_READING, 1),
    },
  };
};

/** The result itself, where its proof found nothing wrong. One with faults is shown to nobody: they are thrown. */
export function proven(result: Result, faults: readonly string[]): Result {
  if (faults.length === 0) return result;
  throw new Error(`The matcher’s result is wrong and is not shown:\n  ${faults.join('\n  ')}`);
}

function refusal(faults: readonly Fault[]): string {
  const lines = faults.map(
    ({ path, found, allowed }) => `${path || 'board'}: found ${found}, allowed is ${allowed}`,
  );
  return `The board is refused:\n  ${lines.join('\n  ')}`;
}
