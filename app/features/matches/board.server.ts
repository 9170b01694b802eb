import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import type { Board } from '~/matching/board';
import type { Result } from '~/matching/match';
import { type Prepared, prepare } from '~/matching/prepare';
import { type PossiblePairs, possiblePairs } from './possible';
import type { Matcher } from './runner/matcher.server';
import { lastChange, loadSnapshot } from './snapshot.server';
import { toBoard } from './to-board';
import { type ToldReader, boardTold } from './told';

/** The board as it stands, what the engine makes of it, and the pairs that could be, for readers to be told of. */
export interface Matching {
  readonly prepared: Prepared;
  readonly result: Result;
  readonly pairs: PossiblePairs;
}

export interface Asking {
  db: Db;
  now: Date;
  matcher: Matcher;
}

interface KeptBoard {
  /** The last change and the day: the same key, the same board. */
  key: string;
  prepared: Prepared;
  /** The board without the declines that these readers must not notice; worked out when first asked for. */
  toldTo: (reader: ToldReader) => Prepared;
}

interface KeptRun {
  key: string;
  matching: Promise<Matching>;
  ended: boolean;
  /** How much of it is done, 0 to 1. */
  share: number;
  stop: AbortController;
  /** The run of a newer board, for which this one was given up. */
  next: KeptRun | null;
}

const boards = new WeakMap<Db, KeptBoard>();
const runs = new WeakMap<Db, KeptRun>();

/** No page shows more of a ranking of the whole board, and what is not kept need not be sent between threads. */
const TOP = 1;

/**
 * The board of today, ready for questions of one need or one offer. Made once after a change, and once a day, not
 * once a request.
 */
export function currentBoard(db: Db, now: Date): Prepared {
  return keptBoard(db, now).prepared;
}

/** `currentBoard` without the declines that these readers must not notice. */
export function boardToldTo(db: Db, now: Date, reader: ToldReader): Prepared {
  return keptBoard(db, now).toldTo(reader);
}

function keptBoard(db: Db, now: Date): KeptBoard {
  const today = now.toISOString().slice(0, 10);
  const key = `${lastChange(db)} ${today}`;
  const known = boards.get(db);
  if (known?.key === key) return known;
  const board = toBoard(loadSnapshot(db), today);
  const kept = { key, prepared: prepare(board, engineReference), toldTo: toldBoards(board) };
  boards.set(db, kept);
  return kept;
}

function toldBoards(board: Board): KeptBoard['toldTo'] {
  const known = new Map<ToldReader, Prepared>();
  return (reader) => {
    const told = known.get(reader) ?? prepare(boardTold(board, reader), engineReference);
    known.set(reader, told);
    return told;
  };
}

/**
 * The matching of today. The engine runs once for a board, in its own thread; who asks meanwhile waits for that
 * run, or for the newer one that took its place. Rejects when the run failed, and the next who asks has a new one.
 */
export async function currentMatching(asking: Asking): Promise<Matching> {
  return outcome(asking.db, currentRun(asking));
}

/**
 * Waits for the matching of today until `patience` ends. Null once it is there, or has failed, which
 * `currentMatching` then tells; else how much of it is done, 0 to 1.
 */
export async function matchingUnderWay(
  asking: Asking,
  patience: AbortSignal,
): Promise<number | null> {
  const run = currentRun(asking);
  if (run.ended) return null;
  const impatient = new Promise<void>((resolve) => {
    if (patience.aborted) resolve();
    patience.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([endOf(run), impatient]);
  const newest = newestOf(run);
  return newest.ended ? null : newest.share;
}

function currentRun({ db, now, matcher }: Asking): KeptRun {
  const { key, prepared } = keptBoard(db, now);
  const known = runs.get(db);
  if (known?.key === key) return known;
  const run = startRun(key, prepared, matcher);
  runs.set(db, run);
  if (known) {
    known.next = run;
    known.stop.abort();
  }
  return run;
}

function startRun(key: string, prepared: Prepared, matcher: Matcher): KeptRun {
  const stop = new AbortController();
  const onProgress = (share: number) => (run.share = share);
  const matching = matcher
    .run(prepared.board, { top: TOP, signal: stop.signal, onProgress })
    .then(({ result, possible }) => ({
      prepared,
      result,
      pairs: possiblePairs(prepared, possible),
    }))
    .finally(() => (run.ended = true));
  const run: KeptRun = { key, matching, ended: false, share: 0, stop, next: null };
  // A failure is told to who asks next, however long after; nobody may be waiting at the moment.
  matching.catch(() => {});
  return run;
}

async function outcome(db: Db, run: KeptRun): Promise<Matching> {
  try {
    return await run.matching;
  } catch (error) {
    if (run.next) return outcome(db, run.next);
    if (runs.get(db) === run) runs.delete(db);
    throw error;
  }
}

/** Ends when the run has, and every newer one that took its place. */
async function endOf(run: KeptRun): Promise<void> {
  await run.matching.catch(() => {});
  if (run.next) await endOf(run.next);
}

function newestOf(run: KeptRun): KeptRun {
  return run.next ? newestOf(run.next) : run;
}
