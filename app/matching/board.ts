import type { z } from 'zod';
import { paramsOf } from './containers';
import { type Fault, FaultList, MOST_FAULTS, describe } from './faults';
import { bytesIn, scan } from './json';
import type { Reference } from './reference';
import { crossFaults } from './refusals';
import { type Board, boardSchema } from './shape';

export type { Activity, Board, Need, Offer, Settings } from './shape';

/** `more` is how many faults there are beyond the first thousand, which `faults` names. */
export type ParsedBoard = { ok: true; board: Board } | { ok: false; faults: Fault[]; more: number };

/** A board's text may hold this many bytes. */
export const BOARD_LIMIT_BYTES = 256 * 1024 * 1024;

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

/** `parseBoard` of a text. What is not JSON, or is more than could be read, is one fault. */
export function parseBoardText(json: string, reference: Reference): ParsedBoard {
  if (json.length * 3 > BOARD_LIMIT_BYTES && bytesIn(json) > BOARD_LIMIT_BYTES) {
    return refuse({ path: '', found: 'more than 256 MB', allowed: 'at most 256 MB' });
  }
  const text = json.startsWith('\ufeff') ? json.slice(1) : json;
  const repeated = new FaultList();
  let value: unknown;
  try {
    const tooMuch = scan(text, repeated);
    if (tooMuch) return refuse(tooMuch);
    value = JSON.parse(text);
  } catch {
    return refuse({ path: '', found: 'what is not JSON', allowed: 'a board in JSON' });
  }
  const parsed = parseBoard(value, reference);
  if (repeated.named.length === 0) return parsed;
  const others = parsed.ok ? { faults: [], more: 0 } : parsed;
  const faults = [...repeated.named, ...others.faults];
  const named = faults.slice(0, MOST_FAULTS);
  const more = repeated.more + others.more + faults.length - named.length;
  return { ok: false, faults: named, more };
}

function refuse(fault: Fault): ParsedBoard {
  return { ok: false, faults: [fault], more: 0 };
}

function addShapeFault(issue: z.core.$ZodIssue, faults: FaultList): void {
  const { found = describe(issue.input), more } = paramsOf(issue);
  if (more === undefined) faults.add(issue.path, found, issue.message);
  else faults.more += more;
}
