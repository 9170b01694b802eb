import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import type { Board } from '~/matching/board';
import { type Prepared, prepare } from '~/matching/prepare';
import { loadSnapshot } from '../snapshot.server';
import { toBoard } from '../to-board';
import { boardTold } from '../told';

/** The board of the rows as they stand now, seen from a day (YYYY-MM-DD). It holds all, whoever may read it. */
export function snapshotBoard(db: Db, day: string): Board {
  return toBoard(loadSnapshot(db), day);
}

/** A kept board, ready for questions: as the allocation knew it, and as coordinators may be told of it. */
export function preparedBoards(board: Board): { prepared: Prepared; told: Prepared } {
  return {
    prepared: prepare(board, engineReference),
    told: prepare(boardTold(board, 'coordinator'), engineReference),
  };
}
