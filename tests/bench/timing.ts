import { readFileSync } from 'node:fs';

/** Milliseconds. */
export interface Timing {
  median: number;
  best: number;
  worst: number;
  /** Median of the main thread's time on a processor: what a busy machine does not lengthen. */
  cpu: number;
  /** Share of the time of all runs in which the main thread waited for a processor that others had. */
  waited: number;
}

/** Enough for one board: what takes long is run less often, three times at least. */
const BUDGET_MS = 12_000;

/**
 * Times again and again, as a server would: garbage is collected when Node sees fit, and that counts. (A collection asked
 * for before each run would make Node forget much of what it has compiled.)
 */
export function timeRuns(runs: number, work: () => unknown): Timing {
  const begun = performance.now();
  const walls: number[] = [];
  const cpus: number[] = [];
  let waited = 0;
  for (let run = 0; run < runs; run += 1) {
    if (run >= 3 && performance.now() - begun > BUDGET_MS) break;
    const [start, before] = [performance.now(), mainThread()];
    work();
    const after = mainThread();
    walls.push(performance.now() - start);
    cpus.push(after.ran - before.ran);
    waited += after.waited - before.waited;
  }
  const sum = walls.reduce((total, wall) => total + wall, 0);
  return { ...spread(walls), cpu: median(cpus), waited: waited / sum };
}

export function spread(values: readonly number[]) {
  return { median: median(values), best: Math.min(...values), worst: Math.max(...values) };
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? 0) + upper) / 2;
}

/**
 * Milliseconds that the main thread ran, and that it waited for a processor. Linux keeps them for each thread, and this
 * file is of the first; elsewhere the time of the whole process stands in.
 */
export function mainThread(): { ran: number; waited: number } {
  try {
    const [ran, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
    return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 };
  } catch {
    const { user, system } = process.cpuUsage();
    return { ran: (user + system) / 1000, waited: 0 };
  }
}

/**
 * The most memory that this process has held, in MB of 1,000,000 bytes. What `resourceUsage` says may be that of the
 * process which started this one, so Linux's own mark is read where there is one.
 */
export function peakMemory(): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return (process.resourceUsage().maxRSS * 1024) / 1e6;
  }
}
