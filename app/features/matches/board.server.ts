import { createHash } from 'node:crypto';
import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import type { Board } from '~/matching/board';
import type { Result } from '~/matching/match';
import { type Prepared, prepare } from '~/matching/prepare';
import { type PossiblePairs, possiblePairs } from './possible';
import type { Matcher } from './runner/matcher.server';
import { lastChange, loadSnapshot } from './snapshot.server';
import { toBoard } from './to-board';
import { type Declines, type ToldReader, boardWith, declinesTold } from './told';

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

/** Everything as it stands. The last change and the day are its key: the same key, the same board. */
interface WholeBoard {
  key: string;
  board: Board;
}

/** The board as some readers may be told of it. */
interface KeptBoard {
  /** The key of the whole board from which it was last made. */
  key: string;
  /** A hash of what it holds: a change of which these readers are told nothing leaves it as it was. */
  content: string;
  prepared: Prepared;
  /** The last run for these readers, of this board or of one before. */
  run: KeptRun | null;
}

interface KeptRun {
  /** Of which board. */
  content: string;
  matching: Promise<Matching>;
  ended: boolean;
  /** How much of it is done, 0 to 1. */
  share: number;
  stop: AbortController;
  /** The run of a newer board, for which this one was given up. */
  next: KeptRun | null;
}

const wholeBoards = new WeakMap<Db, WholeBoard>();
const boards = new WeakMap<Db, Map<Declines, KeptBoard>>();

/** Besides the board without any, so many with somebody's declines are kept: those that were asked for last. */
const MOST_KEPT = 6;

/** No page shows more of a ranking of the whole board, and what is not kept need not be sent between threads. */
const TOP = 1;

/**
 * The board of today with all that anybody said, ready for questions of one need or one offer whose answers leave
 * out what their reader is not told. Made once after a change, and once a day, not once a request.
 */
export function currentBoard(db: Db, now: Date): Prepared {
  return keptBoard(db, now, 'all').prepared;
}

/** The board of today without the declines that this reader must not notice. */
export function boardToldTo(db: Db, now: Date, reader: ToldReader): Prepared {
  return keptBoard(db, now, reader).prepared;
}

function wholeBoard(db: Db, now: Date): WholeBoard {
  const today = now.toISOString().slice(0, 10);
  const key = `${lastChange(db)} ${today}`;
  const known = wholeBoards.get(db);
  if (known?.key === key) return known;
  const whole = { key, board: toBoard(loadSnapshot(db), today) };
  wholeBoards.set(db, whole);
  return whole;
}

function keptBoard(db: Db, now: Date, reader: ToldReader | 'all'): KeptBoard {
  const { key, board } = wholeBoard(db, now);
  const declines = declinesTold(board, reader);
  const all = boards.get(db) ?? new Map<Declines, KeptBoard>();
  boards.set(db, all);
  const known = all.get(declines);
  const kept = known?.key === key ? known : renewed(known, key, boardWith(board, declines));
  // Put last: the first ones are those that nobody asks for.
  all.delete(declines);
  all.set(declines, kept);
  const others = [...all.keys()].filter((one) => one !== 'none');
  for (const oldest of others.slice(0, -MOST_KEPT)) all.delete(oldest);
  return kept;
}

function renewed(known: KeptBoard | undefined, key: string, told: Board): KeptBoard {
  const content = createHash('sha256').update(JSON.stringify(told)).digest('hex');
  if (known?.content === content) {
    known.key = key;
    return known;
  }
  return { key, content, prepared: prepare(told, engineReference), run: known?.run ?? null };
}

/**
 * The matching of today, as this reader may be told of it: that of the board without the declines that the reader
 * must not notice. The engine runs once for a board, when somebody asks, in its own thread; who asks meanwhile waits
 * for that run, or for the newer one that took its place. Rejects when the run failed, and the next who asks has a
 * new one.
 */
export async function currentMatching(asking: Asking, reader: ToldReader): Promise<Matching> {
  const kept = keptBoard(asking.db, asking.now, reader);
  return outcome(kept, currentRun(kept, asking.matcher));
}

/**
 * Waits for the matching of today until `patience` ends. Null once it is there, or has failed, which
 * `currentMatching` then tells; else how much of it is done, 0 to 1.
 */
export async function matchingUnderWay(
  { db, now, matcher }: Asking,
  reader: ToldReader,
  patience: AbortSignal,
): Promise<number | null> {
  const run = currentRun(keptBoard(db, now, reader), matcher);
  if (run.ended) return null;
  const impatient = new Promise<void>((resolve) => {
    if (patience.aborted) resolve();
    patience.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([endOf(run), impatient]);
  const newest = newestOf(run);
  return newest.ended ? null : newest.share;
}

function currentRun(kept: KeptBoard, matcher: Matcher): KeptRun {
  const known = kept.run;
  if (known?.content === kept.content) return known;
  const run = startRun(kept, matcher);
  kept.run = run;
  if (known) {
    known.next = run;
    known.stop.abort();
  }
  return run;
}

function startRun({ content, prepared }: KeptBoard, matcher: Matcher): KeptRun {
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
  const run: KeptRun = { content, matching, ended: false, share: 0, stop, next: null };
  // A failure is told to who asks next, however long after; nobody may be waiting at the moment.
  matching.catch(() => {});
  return run;
}

async function outcome(kept: KeptBoard, run: KeptRun): Promise<Matching> {
  try {
    return await run.matching;
  } catch (error) {
    if (run.next) return outcome(kept, run.next);
    if (kept.run === run) kept.run = null;
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
