import { argv, stdout } from 'node:process';

/** What a process of its own does (fresh.ts): each loads only what it measures, so that memory is that of the work. */
const JOBS: Record<string, () => Promise<(task: never) => unknown>> = {
  machine: async () => (await import('./machine')).measureMachine,
  whole: async () => (await import('./whole-result')).measureWhole,
  phases: async () => (await import('./phases')).measurePhases,
  'changed-row': async () => (await import('./changed-row')).measureChangedRow,
  plain: async () => (await import('./against-plain')).measureAgainstPlain,
  search: async () => (await import('./against-search')).measureSearch,
  marriage: async () => (await import('./against-marriage')).measureMarriage,
  highs: async () => (await import('./against-highs')).measureHighs,
};

const [, , job = '', task = '{}'] = argv;
const work = await JOBS[job]?.();
if (!work) throw new RangeError(`there is no job "${job}"`);
stdout.write(JSON.stringify(await work(JSON.parse(task) as never)));
