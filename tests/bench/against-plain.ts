import { deepStrictEqual } from 'node:assert/strict';
import { engineReference } from '../../db/reference/engine-reference';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { plainOrder } from '../properties/plain';
import { plainAllocation, plainBoard } from '../properties/plain-match';
import { acceptedBoard, nameOf } from './board';
import type { BoardSize } from './generate';
import { type Section, digits, ms, table, whole } from './print';
import { timeRuns } from './timing';

export interface AgainstPlainFigures {
  size: BoardSize;
  /** Milliseconds. */
  engine: number;
  plain: number;
  allocated: number;
}

/**
 * The plain definition and the engine on one board: the same orders with the same scores, the same allocation. The
 * plain way to the maximum tries every allocation, so coverage is left to `against-highs.ts`.
 */
export function measureAgainstPlain(size: BoardSize): AgainstPlainFigures {
  const board = acceptedBoard(size);
  const work = () => match(prepare(board, engineReference), { top: 0 });
  const result = work();
  const start = performance.now();
  const plain = plainBoard(board, engineReference);
  const assignment = plainAllocation(plain);
  const took = performance.now() - start;
  const byId = [...board.needs].sort((a, b) => (a.id < b.id ? -1 : 1));
  deepStrictEqual(
    result.rankings,
    byId.map((need) => ({ need: need.id, offers: plainOrder(board, engineReference, need) })),
  );
  deepStrictEqual(
    result.allocation.map(({ need, offer }) => [need, offer]),
    byId.flatMap(({ id }) => (assignment.has(id) ? [[id, assignment.get(id)]] : [])),
  );
  return { size, engine: timeRuns(5, work).median, plain: took, allocated: assignment.size };
}

export function plainSection(figures: AgainstPlainFigures): Section {
  const { size, engine, plain, allocated } = figures;
  return {
    title: 'Against the plain definition (tests/properties): every pair, nothing compiled',
    lines: [
      ...table(
        ['board', 'plain', 'engine', 'factor', 'allocated'],
        [[nameOf(size), ms(plain), ms(engine), digits(plain / engine), whole(allocated)]],
      ),
      '',
      'All orders, scores and the allocation are equal. The engine made its whole result in its time, the plain',
      'definition only orders and allocation.',
    ],
    figures,
  };
}
