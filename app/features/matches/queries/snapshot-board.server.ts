import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import type { Board } from '~/matching/board';
import { type Prepared, prepare } from '~/matching/prepare';
import { loadSnapshot } from '../snapshot.server';
import { toBoard } from '../to-board';
import { boardWith } from '../told';

/**
 * The board of the rows as they stand now, seen from a day (YYYY-MM-DD), for a round. It holds needs that no
 * coordinator may read, but nobody's declines: coordinators are shown what a round gave, and an offer with a free
 * place that did not go to a need would tell them of one.
 */
export function snapshotBoard(db: Db, day: string): Board {
  return boardWith(toBoard(loadSnapshot(db), day), 'none');
}

/** A kept board, ready for questions. */
export function preparedBoard(board: Board): Prepared {
  return prepare(board, engineReference);
}
