import { and, eq, lt } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { statesIn } from '#db/reference/groups';
import { type RoundRow, rounds } from '#db/schema/coordination';
import { recordAudit } from '~/features/audit/record.server';
import type { Asking } from '~/features/matches/queries.server';
import { snapshotBoard } from '~/features/matches/queries/snapshot-board.server';
import { fault } from '~/i18n/fault';
import type { Board } from '~/matching/board';
import type { Actor } from '~/server/actor';
import type { Log } from '~/server/log.server';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { canonicalText, hashOfText } from '../canonical.server';
import { findRow } from '../queries.server';
import { ROUND_TOP, type RoundFault, mayRound, roundBoard } from '../rules';
import { type Refused, STALE, type Who, facts } from './shared.server';

/** What runs here and now, by the round's id, so that it can be stopped. */
const running = new WeakMap<Db, Map<string, Run>>();

interface Run {
  stop: AbortController;
  /** Settled, never rejected, once the row says how the run ended. */
  ended: Promise<void>;
}

type RunWho = Who & { matcher: Asking['matcher']; log: Log };

/**
 * Makes the board of a round from the rows as they stand, keeps it, and has it matched in the matcher's thread; the
 * page is answered meanwhile. Null where the round is not there, or can no longer run.
 */
export function startRound(
  who: RunWho,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  const started: { row: RoundRow; board: Board }[] = [];
  const acted = writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(tx, actor, id);
      if (!before) return null;
      if (input.version !== before.version) return STALE;
      if (!mayRound('run', before.status)) return null;
      const { asOf, settings } = before;
      const board = roundBoard(snapshotBoard(db, asOf), settings, (group) => statesIn(group, asOf));
      if (board.needs.length === 0 || board.offers.length === 0) {
        return { ok: false, status: 422, errors: { '': [fault('rounds.error.empty')] } };
      }
      const text = canonicalText(board);
      const row = tx
        .update(rounds)
        .set({
          status: 'running',
          version: before.version + 1,
          progress: 0,
          board: text,
          boardHash: hashOfText(text),
          result: null,
          resultHash: null,
          fault: null,
          startedAt: now.toISOString(),
          finishedAt: null,
        })
        .where(eq(rounds.id, id))
        .returning()
        .get();
      audit(tx, { actor, now, action: 'round.run', before, after: row });
      // The kept text, read back: what is matched is what can be matched again.
      started.push({ row, board: JSON.parse(text) as Board });
      return { ok: true };
    }),
  );
  for (const begun of started) run(who, begun);
  return acted;
}

/** Ends when the round is no longer running in this process. */
export async function endOfRun(db: Db, id: string): Promise<void> {
  await running.get(db)?.get(id)?.ended;
}

function run(who: RunWho, { row, board }: { row: RoundRow; board: Board }): void {
  const runs = running.get(who.db) ?? new Map<string, Run>();
  running.set(who.db, runs);
  const stop = new AbortController();
  const ended = matched(who, row, board, stop.signal)
    .catch((err: unknown) => who.log.error({ err, round: row.id }, 'a round could not be kept'))
    .finally(() => runs.delete(row.id));
  runs.set(row.id, { stop, ended });
}

/** The run itself. However it ends, the row says so, unless somebody has cancelled the round meanwhile. */
async function matched(
  { db, matcher, log }: RunWho,
  { id, version }: RoundRow,
  board: Board,
  signal: AbortSignal,
): Promise<void> {
  const still = and(eq(rounds.id, id), eq(rounds.status, 'running'), eq(rounds.version, version));
  let told = 0;
  const onProgress = (share: number) => {
    const progress = Math.min(99, Math.floor(share * 100));
    if (progress < told + 2) return;
    told = progress;
    db.update(rounds).set({ progress }).where(still).run();
  };
  try {
    const { result } = await matcher.run(board, { top: ROUND_TOP, signal, onProgress });
    const text = canonicalText(result);
    end(db, id, version, {
      action: 'round.finish',
      set: { status: 'done', progress: 100, result: text, resultHash: hashOfText(text) },
    });
  } catch (err) {
    if (signal.aborted) return;
    log.error({ err, round: id }, 'a round failed');
    // A closed matcher does not answer: the server is being stopped.
    const code: RoundFault = (await matcher.health()) === 'silent' ? 'interrupted' : 'engine';
    end(db, id, version, { action: 'round.finish', set: { status: 'failed', fault: code } });
  }
}

function end(
  db: Db,
  id: string,
  version: number,
  { action, set }: { action: 'round.finish'; set: Partial<RoundRow> },
): void {
  const now = new Date();
  writeTransaction(db, (tx) => {
    const before = tx.select().from(rounds).where(eq(rounds.id, id)).get();
    if (before?.status !== 'running' || before.version !== version) return;
    const after = tx
      .update(rounds)
      .set({ ...set, version: version + 1, finishedAt: now.toISOString() })
      .where(eq(rounds.id, id))
      .returning()
      .get();
    audit(tx, { actor: null, now, action, before, after });
  });
}

/** Stops a run. Nothing of it is kept but its board. Null where the round is not there or does not run. */
export function cancelRound(
  who: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  let isCancelled = false;
  const acted = writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(tx, actor, id);
      if (!before) return null;
      if (input.version !== before.version) return STALE;
      if (!mayRound('cancel', before.status)) return null;
      const after = tx
        .update(rounds)
        .set({ status: 'cancelled', version: before.version + 1, finishedAt: now.toISOString() })
        .where(eq(rounds.id, id))
        .returning()
        .get();
      audit(tx, { actor, now, action: 'round.cancel', before, after });
      isCancelled = true;
      return { ok: true };
    }),
  );
  // Once it is on disk: a run that ends first finds that it is no longer wanted.
  if (isCancelled) running.get(db)?.get(id)?.stop.abort();
  return acted;
}

/**
 * Rounds that were running when the server ended: they have failed. How many there were.
 * @param since when the process of the server that is running now began
 */
export function failInterrupted(db: Db, since: Date, now: Date): number {
  return writeTransaction(db, (tx) => {
    const interrupted = tx
      .select()
      .from(rounds)
      .where(and(eq(rounds.status, 'running'), lt(rounds.startedAt, since.toISOString())))
      .all();
    for (const before of interrupted) {
      const after = tx
        .update(rounds)
        .set({
          status: 'failed',
          fault: 'interrupted' satisfies RoundFault,
          version: before.version + 1,
          finishedAt: now.toISOString(),
        })
        .where(eq(rounds.id, before.id))
        .returning()
        .get();
      audit(tx, { actor: null, now, action: 'round.finish', before, after });
    }
    return interrupted.length;
  });
}

interface Change {
  actor: Actor | null;
  now: Date;
  action: 'round.run' | 'round.finish' | 'round.cancel';
  before: RoundRow;
  after: RoundRow;
}

function audit(tx: Tx, { before, after, ...entry }: Change): void {
  const subject = { type: 'round', id: after.id } as const;
  recordAudit(tx, { ...entry, subject, before: facts(before), after: facts(after) });
}
