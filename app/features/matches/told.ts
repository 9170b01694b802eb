import type { Board } from '~/matching/board';

/** Who is told of a board: a State of its needs, or a coordinator of anybody's. */
export type ToldReader = { state: string } | 'coordinator';

/** Whose declines a board holds: everybody's, nobody's, or those of one State (`state SEN`). */
export type Declines = 'all' | 'none' | `state ${string}`;

/**
 * Whose declines the board of a reader holds. A decline is read by the side that made it and by nobody else, so a
 * State has its own and a coordinator has none: an offer that was missing from a list would tell of it, and so
 * would an allocation that passes over it. Boards that hold the same are one.
 */
export function declinesTold(board: Board, reader: ToldReader | 'all'): Declines {
  if (reader === 'coordinator') return 'none';
  const ownNeeds =
    reader === 'all' ? board.needs : board.needs.filter(({ state }) => state === reader.state);
  const isAny = ownNeeds.some(hasDeclined) || (reader === 'all' && board.offers.some(hasDeclined));
  if (!isAny) return 'none';
  return reader === 'all' ? 'all' : `state ${reader.state}`;
}

/** The board with these declines and no others. */
export function boardWith(board: Board, declines: Declines): Board {
  if (declines === 'all') return board;
  return {
    ...board,
    offers: board.offers.map(withoutDeclines),
    needs: board.needs.map((need) =>
      declines === `state ${need.state}` ? need : withoutDeclines(need),
    ),
  };
}

function hasDeclined({ declined }: { declined?: readonly string[] | undefined }): boolean {
  return declined !== undefined && declined.length > 0;
}

function withoutDeclines<T extends { declined?: unknown }>(row: T): T | Omit<T, 'declined'> {
  if (row.declined === undefined) return row;
  const { declined: _kept, ...told } = row;
  return told;
}
