import type { Board } from '~/matching/board';

/** Who is told which offers could serve a need. */
export type ToldReader = 'state' | 'coordinator';

/**
 * The board as these readers may be told of it. A decline is read by the side that made it and by nobody else, so
 * the other side's are left out of what a reader is shown, and for a coordinator both sides': an offer that was
 * missing from a list would tell of them. The allocation alone knows all.
 */
export function boardTold(board: Board, reader: ToldReader): Board {
  return {
    ...board,
    offers: board.offers.map(withoutDeclines),
    needs: reader === 'state' ? board.needs : board.needs.map(withoutDeclines),
  };
}

function withoutDeclines<T extends { declined?: unknown }>(row: T): Omit<T, 'declined'> {
  const { declined: _kept, ...told } = row;
  return told;
}
