import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineReference } from '../../db/reference/engine-reference';
import { parseBoardText } from '../../app/matching/board';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { accepted, nameOf } from './board';
import { type Work, workOf } from './bound';
import { fresh } from './fresh';
import { type BoardSize, generateBoard } from './generate';
import { type Section, digits, met, ms, percent, table, whole } from './print';
import { removeTemporary, temporaryFolder } from '../temporary';
import { type Timing, peakMemory, timeRuns } from './timing';

export interface WholeFigures {
  size: BoardSize;
  allocated: number;
  work: Work;
  /** Milliseconds of the first run in a new process, nothing compiled. */
  first: number;
  warm: Timing;
  /** MB: the most before the first run, and the most by its end. */
  memory: { before: number; peak: number };
}

/** Measures the whole result of one board in a new process that reads it from a file, as the command does. */
export function wholeResult(size: BoardSize, runs: number): WholeFigures {
  try {
    const file = join(temporaryFolder(), 'board.json');
    writeFileSync(file, JSON.stringify(generateBoard(size)));
    return { size, ...fresh<Omit<WholeFigures, 'size'>>('whole', { file, runs }) };
  } finally {
    removeTemporary();
  }
}

/** The job behind `wholeResult`. */
export function measureWhole({
  file,
  runs,
}: {
  file: string;
  runs: number;
}): Omit<WholeFigures, 'size'> {
  const board = accepted(parseBoardText(readFileSync(file, 'utf8'), engineReference));
  const run = () => match(prepare(board, engineReference), { top: 50 });
  const before = peakMemory();
  const start = performance.now();
  const result = run();
  const first = performance.now() - start;
  const memory = { before, peak: peakMemory() };
  const [allocated, work] = [result.allocation.length, workOf(board, result)];
  run();
  return { allocated, work, first, warm: timeRuns(runs, run), memory };
}

/** Milliseconds and MB that the whole result may take, by size and density; none is set elsewhere. */
const AIMS: Record<string, { time: number; memory: number }> = {
  '10000 sparse': { time: 600, memory: 600 },
  '10000 middle': { time: 1200, memory: 600 },
  '10000 dense': { time: 2000, memory: 600 },
  '1000 sparse': { time: 30, memory: 600 },
  '1000 middle': { time: 30, memory: 600 },
  '1000 dense': { time: 30, memory: 600 },
};

export function wholeSection(all: readonly WholeFigures[]): Section {
  const rows = all.map(({ size, work, first, warm, memory, allocated }) => {
    const aim = AIMS[`${size.needs} ${size.eligible}`];
    return [
      nameOf(size),
      percent(work.eligible / work.pairs),
      whole(allocated),
      ms(first),
      ms(warm.median),
      ms(warm.best),
      ms(warm.cpu),
      digits(work.pairs / warm.median / 1000),
      aim ? `${ms(aim.time)} ${met(warm.median, aim.time)}` : '-',
      `${whole(memory.peak)} (${whole(memory.before)})`,
      aim ? `${aim.memory} ${met(memory.peak, aim.memory)}` : '-',
    ];
  });
  const head = [
    'board',
    'eligible',
    'allocated',
    'first run',
    'median',
    'best',
    'main thread',
    'M pairs/s',
    'aim, median',
    'peak MB',
    'aim MB',
  ];
  return {
    title: 'Whole result: prepare and match, top 50, from the parsed board',
    lines: [
      ...table(head, rows),
      '',
      'Each board in a process of its own. "first run": nothing compiled yet. "main thread": median time on a',
      'processor, without waiting for one. "peak MB": after reading the board from a file and the first run',
      '(in brackets: before that run, Node itself and the board).',
      ...busy(all),
    ],
    figures: all,
  };
}

function busy(all: readonly WholeFigures[]): string[] {
  const waited = Math.max(...all.map(({ warm }) => warm.waited));
  if (waited < 0.05) return [];
  return [
    `This machine was busy with other work: up to ${percent(waited)} of the time went by in waiting for a processor.`,
  ];
}
