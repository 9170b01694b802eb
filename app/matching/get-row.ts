import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

/** Throws RangeError for an id that is not on the board. */
export function getNeed(board: Prepared, id: string): PreparedNeed {
  const need = board.needById.get(id);
  if (!need) throw new RangeError(`there is no need "${id}" on the board`);
  return need;
}

/** Throws RangeError for an id that is not on the board. */
export function getOffer(board: Prepared, id: string): PreparedOffer {
  const offer = board.offerById.get(id);
  if (!offer) throw new RangeError(`there is no offer "${id}" on the board`);
  return offer;
}
