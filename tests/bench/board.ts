import { engineReference } from '../../db/reference/engine-reference';
import { type Board, type ParsedBoard, parseBoard } from '../../app/matching/board';
import { type Prepared, prepare } from '../../app/matching/prepare';
import { type BoardSize, generateBoard } from './generate';
import { whole } from './print';

export function accepted(parsed: ParsedBoard): Board {
  if (!parsed.ok) throw new Error(`the board is refused: ${JSON.stringify(parsed.faults[0])}`);
  return parsed.board;
}

/** A generated board, as the engine accepts it. */
export function acceptedBoard(size: BoardSize): Board {
  return accepted(parseBoard(generateBoard(size), engineReference));
}

export function preparedBoard(size: BoardSize): Prepared {
  return prepare(acceptedBoard(size), engineReference);
}

/** Rows spread evenly over a list. */
export function sample<T>(rows: readonly T[], count: number): T[] {
  const step = Math.max(1, rows.length / count);
  return Array.from(
    { length: Math.min(count, rows.length) },
    (_, i) => rows[Math.floor(i * step)] as T,
  );
}

/** "10,000 x 10,000, dense". */
export function nameOf({ needs, offers, eligible }: BoardSize): string {
  return `${whole(needs)} x ${whole(offers)}, ${eligible}`;
}
