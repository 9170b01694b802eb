import type { z } from 'zod';
import { paramsOf } from './containers';
import { type Fault, FaultList, MOST_FAULTS, describe } from './faults';
import { bytesIn, readJson } from './json';
import type { Reference } from './reference';
import { crossFaults } from './refusals';
import { type Board, boardSchema } from './shape';

export type { Activity, Board, Need, Offer, Settings } from './shape';

/** `more` is how many faults there are beyond the first thousand, which `faults` names. */
export type ParsedBoard = { ok: true; board: Board } | Refusal;

export interface Refusal {
  ok: false;
  faults: Fault[];
  more: number;
}

const MEGABYTE = 1024 * 1024;

/** A board's text may hold this many bytes. */
export const BOARD_LIMIT_BYTES = 256 * MEGABYTE;

/**
 * Reads a board from a value that came from JSON. Either the whole board is right, or every fault is named and
 * nothing is kept. What a board may hold is in README.md, "The board". The rows of the board are those of the value.
 */
export function parseBoard(value: unknown, reference: Reference): ParsedBoard {
  const faults = new FaultList();
  const parsed = boardSchema.safeParse(value, { reportInput: true });
  for (const issue of parsed.error?.issues ?? []) addShapeFault(issue, faults);
  // Where the shape alone fills the list, rows are too wrong to be held against each other.
  if (faults.more === 0) crossFaults(value, reference, faults);
  return parsed.success && faults.named.length === 0
    ? { ok: true, board: parsed.data }
    : { ok: false, faults: faults.named, more: faults.more };
}

/**
 * `parseBoard` of a text. What is not JSON, or is more than could be read, is one fault.
 * @param most bytes
 */
export function parseBoardText(
  json: string,
  reference: Reference,
  most = BOARD_LIMIT_BYTES,
): ParsedBoard {
  if (json.length * 3 > most && bytesIn(json) > most) {
    const size = `${most / MEGABYTE} MB`;
    return refusal([{ path: '', found: `more than ${size}`, allowed: `at most ${size}` }]);
  }
  const repeated = new FaultList();
  const read = readJson(json, repeated, 'a board in JSON');
  if (!read.ok) return refusal([read.fault]);
  const parsed = parseBoard(read.value, reference);
  if (repeated.named.length === 0) return parsed;
  const others = parsed.ok ? refusal([]) : parsed;
  return refusal([...repeated.named, ...others.faults], repeated.more + others.more);
}

/** @param more how many faults there are beyond these, of which no more are named than a refusal names */
export function refusal(faults: readonly Fault[], more = 0): Refusal {
  const named = faults.slice(0, MOST_FAULTS);
  return { ok: false, faults: named, more: more + faults.length - named.length };
}

function addShapeFault(issue: z.core.$ZodIssue, faults: FaultList): void {
  const { found = describe(issue.input), more } = paramsOf(issue);
  if (more === undefined) faults.add(issue.path, found, issue.message);
  else faults.more += more;
}
