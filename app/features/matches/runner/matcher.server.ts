import { Worker } from 'node:worker_threads';
import type { Board } from '~/matching/board';
import type { Log } from '~/server/log.server';
import type { FromThread, Job, Matched, ToThread } from './messages';

export interface RunOptions {
  /** How many offers each ranking keeps, 50 if not said; 0 keeps all. What is kept has to be sent and read. */
  top?: number;
  /** Ends the run: it is rejected at once with the signal's reason. */
  signal?: AbortSignal;
  /** Told how much is done, rising, and 1 at the end. */
  onProgress?: (share: number) => void;
}

/** `ready` answers, `busy` has a run under way, `silent` does neither. */
export type Health = 'ready' | 'busy' | 'silent';

/** Matches whole boards in a thread of their own, so that the server answers meanwhile. */
export interface Matcher {
  /**
   * The proven result of a board; runs wait for each other. Rejects with every fault of a board that is not right,
   * or of a result that does not stand its proof, and when the thread breaks: the next run has a new one.
   */
  run(board: Board, options?: RunOptions): Promise<Matched>;
  /** Whether the thread answers. Starts it where there is none yet, and no run. */
  health(): Promise<Health>;
  /** Ends the thread at once, and every run with it. */
  close(): Promise<void>;
}

interface Run {
  id: number;
  job: Job;
  /** Word 0 tells the busy thread to stop. */
  stop: Int32Array;
  startedAt: number;
  /** False once nobody waits for it. */
  wanted: boolean;
  progress(share: number): void;
  resolve(matched: Matched): void;
  reject(reason: unknown): void;
}

/** The thread looks at its flag many times a second. One that does not stop within this is ended. */
const STOPS_WITHIN_MS = 5000;
const ANSWERS_WITHIN_MS = 5000;

/** @param entry the first file of the thread: plain JavaScript, since a thread starts without a loader */
export function createMatcher({
  log,
  entry = new URL('./start.mjs', import.meta.url),
  stopsWithin = STOPS_WITHIN_MS,
}: {
  log: Log;
  entry?: URL;
  stopsWithin?: number;
}): Matcher {
  let thread: Worker | null = null;
  let current: Run | null = null;
  let queue: Run[] = [];
  let closed = false;
  let lastId = 0;
  let pings: ((health: Health) => void)[] = [];

  function start(): Worker {
    // The server's own flags would load its TypeScript loader in vain (start.mjs).
    const started = new Worker(entry, { execArgv: [] });
    started.on('message', (message: FromThread) => {
      if (started === thread) hear(message);
    });
    started.on('error', (error) => lose(started, error));
    started.on('messageerror', (error) => lose(started, error));
    started.on('exit', (code) => lose(started, new Error(`it ended with ${code}`)));
    return started;
  }

  function say(message: ToThread): void {
    thread ??= start();
    thread.postMessage(message);
  }

  function hear(message: FromThread): void {
    if (message.kind === 'pong') return answerPings('ready');
    const run = current;
    if (run?.id !== message.id) return;
    if (message.kind === 'progress') {
      if (run.wanted) run.progress(message.share);
      return;
    }
    current = null;
    if (message.kind === 'done' && run.wanted) {
      const { needs, offers } = run.job.board;
      const ms = Date.now() - run.startedAt;
      log.info({ needs: needs.length, offers: offers.length, ms }, 'a board was matched');
      run.progress(1);
      run.resolve(message.matched);
    }
    if (message.kind === 'failed') run.reject(message.error);
    next();
  }

  function answerPings(health: Health): void {
    for (const answer of pings) answer(health);
    pings = [];
  }

  /** The thread broke, or was given up: its run fails, and whatever comes next has a new thread. */
  function lose(lost: Worker, cause: unknown): void {
    if (lost !== thread) return;
    thread = null;
    void lost.terminate();
    const run = current;
    current = null;
    log.error({ err: cause }, 'the matcher’s thread is lost and will be replaced');
    answerPings('silent');
    run?.reject(new Error('The matcher’s thread is lost.', { cause }));
    next();
  }

  function next(): void {
    if (current || closed) return;
    current = queue.shift() ?? null;
    if (!current) return;
    current.startedAt = Date.now();
    say({ kind: 'run', id: current.id, job: current.job, stop: current.stop });
  }

  function abandon(run: Run, reason: unknown): void {
    run.wanted = false;
    run.reject(reason);
    queue = queue.filter((other) => other !== run);
    if (current !== run) return;
    Atomics.store(run.stop, 0, 1);
    setTimeout(() => {
      if (current === run && thread) lose(thread, new Error('it did not stop when it was told to'));
    }, stopsWithin).unref();
  }

  return {
    run(board, { top = 50, signal, onProgress = () => {} } = {}) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        if (closed) throw new Error('The matcher is closed.');
        const stop = new Int32Array(new SharedArrayBuffer(4));
        const id = (lastId += 1);
        const run: Run = {
          id,
          job: { board, top },
          stop,
          startedAt: 0,
          wanted: true,
          progress: onProgress,
          resolve,
          reject,
        };
        signal?.addEventListener('abort', () => abandon(run, signal.reason), { once: true });
        queue.push(run);
        next();
      });
    },

    health() {
      return new Promise((resolve) => {
        if (closed || current) return resolve(closed ? 'silent' : 'busy');
        pings.push(resolve);
        say({ kind: 'ping' });
        setTimeout(() => resolve('silent'), ANSWERS_WITHIN_MS).unref();
      });
    },

    async close() {
      closed = true;
      const ended = thread;
      thread = null;
      const waiting = current ? [current, ...queue] : queue;
      current = null;
      queue = [];
      answerPings('silent');
      for (const run of waiting) run.reject(new Error('The matcher was closed.'));
      await ended?.terminate();
    },
  };
}
