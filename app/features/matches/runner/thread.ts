import { parentPort } from 'node:worker_threads';
import type { FromThread, Job, Matched, ToThread } from './messages';

/** Does one job. `report` is told how much is done, from 0 to 1, and throws when the run is to end. */
export type Work = (job: Job, report: (share: number) => void) => Matched;

/** Nobody waits for the run any more. */
class Stopped extends Error {}

/** Fewer messages than this would tell a reader nothing less. */
const STEP = 0.01;

/** Answers the server, one run after the other. The thread of a run hears nothing but the run's own flag. */
export function serve(work: Work): void {
  const port = parentPort;
  if (!port) throw new Error('This file runs in a thread of the server.');
  const say = (message: FromThread, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);

  port.on('message', (message: ToThread) => {
    if (message.kind === 'ping') return say({ kind: 'pong' });
    const { id, job, stop } = message;
    let told = 0;
    const report = (share: number) => {
      if (Atomics.load(stop, 0) !== 0) throw new Stopped();
      if (share < told + STEP) return;
      told = share;
      say({ kind: 'progress', id, share });
    };
    try {
      report(0);
      const matched = work(job, report);
      const { details, summary } = matched.possible;
      say({ kind: 'done', id, matched }, [details.buffer, summary.buffer]);
    } catch (thrown) {
      if (thrown instanceof Stopped) return say({ kind: 'stopped', id });
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      say({ kind: 'failed', id, error });
    }
  });
}
