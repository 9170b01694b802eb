import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import { rounds } from '#db/schema/coordination';
import { parseBoardText } from '~/matching/board';
import { match } from '~/matching/match';
import { prepare } from '~/matching/prepare';
import { canonicalText, hashOfText } from '../canonical.server';
import { type FirstDifference, ROUND_TOP, firstDifference } from '../rules';

/** What running a round again showed. */
export type Replay =
  | { kind: 'same'; name: string; boardHash: string; resultHash: string }
  | { kind: 'unknown' | 'no-result' }
  /** The kept text is not the one whose hash was kept with it. */
  | { kind: 'board-altered'; expected: string; found: string }
  | { kind: 'result-altered'; expected: string; found: string; first: FirstDifference | null }
  | { kind: 'board-refused'; fault: string }
  /** The engine gives something else today. */
  | { kind: 'different'; first: FirstDifference };

/**
 * Runs the engine again on the board that a round kept, and holds the result against the kept one, byte for byte.
 * For whoever has the database file: what it tells is not held to any reader.
 */
export function replayRound(db: Pick<Db, 'select'>, id: string): Replay {
  const row = db.select().from(rounds).where(eq(rounds.id, id)).get();
  if (!row) return { kind: 'unknown' };
  const { name, board, boardHash, result, resultHash } = row;
  if (board === null || result === null || boardHash === null || resultHash === null) {
    return { kind: 'no-result' };
  }
  const [boardFound, resultFound] = [hashOfText(board), hashOfText(result)];
  if (boardFound !== boardHash) {
    return { kind: 'board-altered', expected: boardHash, found: boardFound };
  }
  const parsed = parseBoardText(board, engineReference);
  if (!parsed.ok) {
    const [fault] = parsed.faults;
    return { kind: 'board-refused', fault: fault ? `${fault.path}: found ${fault.found}` : '' };
  }
  const again = canonicalText(match(prepare(parsed.board, engineReference), { top: ROUND_TOP }));
  const first = again === result ? null : differenceBetween(result, again);
  if (resultFound !== resultHash) {
    return { kind: 'result-altered', expected: resultHash, found: resultFound, first };
  }
  return first ? { kind: 'different', first } : { kind: 'same', name, boardHash, resultHash };
}

/** Of two texts that differ; the second is the engine's, the first whatever was kept. */
function differenceBetween(kept: string, again: string): FirstDifference {
  const whole = { path: '', was: 'another text', is: 'the text of the engine' };
  try {
    return firstDifference(JSON.parse(kept), JSON.parse(again)) ?? whole;
  } catch {
    return whole;
  }
}
