import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import { type Result, match } from '~/matching/match';
import { type Prepared, prepare } from '~/matching/prepare';
import { verify } from '~/matching/verify';
import { type PossiblePairs, possiblePairs } from './rules';
import { lastChange, loadSnapshot } from './snapshot.server';
import { toBoard } from './to-board';

/** The board as it stands, what the engine makes of it, and the pairs that could be, for readers to be told of. */
export interface Matching {
  readonly prepared: Prepared;
  readonly result: Result;
  readonly pairs: PossiblePairs;
}

const kept = new WeakMap<Db, { key: string; matching: Matching }>();

/**
 * The matching of today. The engine runs once after a change, and once a day, not once a request. Throws when a
 * result does not stand its proof: such a result is shown to nobody.
 */
export function currentMatching(db: Db, now: Date): Matching {
  const today = now.toISOString().slice(0, 10);
  const key = `${lastChange(db)} ${today}`;
  const known = kept.get(db);
  if (known?.key === key) return known.matching;
  const prepared = prepare(toBoard(loadSnapshot(db), today), engineReference);
  const matching = {
    prepared,
    result: proven(prepared, match(prepared)),
    pairs: possiblePairs(prepared),
  };
  kept.set(db, { key, matching });
  return matching;
}

/** The result itself, once it is verified. Throws with every fault that was found. */
export function proven(prepared: Prepared, result: Result): Result {
  const faults = verify(prepared, result);
  if (faults.length > 0) {
    throw new Error(`The matcher’s result is wrong and is not shown:\n  ${faults.join('\n  ')}`);
  }
  return result;
}
