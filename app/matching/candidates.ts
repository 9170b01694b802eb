import type { Need, Offer } from './board';
import { type BitSet } from './bit-set';
import { type Change, changesFor } from './changes';
import { fitOf, principleScores } from './checks';
import { offerAt, standing } from './evaluate';
import { failing, isBetweenTheParties } from './failing';
import { blockersOf, failedGates } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import type { GateId } from './vocabulary';

/** A pair that is eligible; `explain` tells the rest of it. */
export interface Candidate {
  need: string;
  offer: string;
  /** Basis points. */
  fit: number;
  /** The offer's place in the need's order, from 1; null in `demandFor`. */
  rank: number | null;
}

/** A pair that is not possible, and what would make it so. */
export interface NearMiss {
  need: string;
  offer: string;
  blockers: GateId[];
  changes: Change[];
  /** The fit the pair would have if nothing else changed, in basis points. */
  fitIfOpen: number;
}

export interface Candidates {
  /** In the need's order (`candidatesOf`) or the offer's (`demandFor`). */
  eligible: Candidate[];
  /** Fewest blockers first, then the highest fit, then id. */
  nearMisses: NearMiss[];
}

/** A near miss is no offer that the need has put in order. */
const BY_FIT = { preferences: new Map<string, number>() };

/** More blockers than this is not near. */
const MOST_BLOCKERS = 3;

/**
 * The offers that are eligible for a need, all of them, in its order, and at most `limit` near misses. The need may be
 * an id of the board or a row: one that has changed since, or is not on the board yet, without anything else being
 * worked out again. Costs one row of pairs. Throws RangeError for an id that is not on the board.
 */
export function candidatesOf(board: Prepared, asked: string | Need, limit = 20): Candidates {
  const need =
    typeof asked === 'string' ? onBoard(board.needById, 'need', asked) : board.readNeed(asked);
  const fitted = board.fits.of(need, board.passing.eligible(need));
  const { offers, fits } = board.fits.best(need, fitted, fitted.rows.length);
  const eligible = Array.from(offers, (row, place) => ({
    need: need.row.id,
    offer: offerAt(board, row).row.id,
    fit: fits[place] ?? 0,
    rank: place + 1,
  }));
  const levels = failing(board.passing.byGate(need), MOST_BLOCKERS);
  const nearest = (level: BitSet, room: number) =>
    Array.from(board.fits.best(BY_FIT, board.fits.of(need, level), room).offers, (row) =>
      nearMiss(need, offerAt(board, row), board),
    );
  const nearMisses: NearMiss[] = [];
  for (const level of levels) nearMisses.push(...nearest(level, limit - nearMisses.length));
  return { eligible, nearMisses };
}

/**
 * All needs that an offer may serve, in the offer's order, and the near misses. The offer may be an id of the board or a
 * row, as in `candidatesOf`. `rank` is null: a place in a need's own order takes that need's whole row of pairs, and is
 * told by `explain`. The caller shows of them what the reader may read. Costs one column of pairs. Throws RangeError for
 * an id that is not on the board.
 */
export function demandFor(board: Prepared, asked: string | Offer, limit = 20): Candidates {
  const offer =
    typeof asked === 'string' ? onBoard(board.offerById, 'offer', asked) : board.readOffer(asked);
  const levels: PreparedNeed[][] = Array.from({ length: MOST_BLOCKERS + 1 }, () => []);
  for (const need of board.needs) {
    const failed = failedGates(need, offer, board, MOST_BLOCKERS, isBetweenTheParties);
    if (failed !== null) levels[failed]?.push(need);
  }
  const [open = [], ...closed] = levels;
  const eligible = open
    .sort((a, b) => standing(a, offer, board) - standing(b, offer, board))
    .map((need) => ({
      need: need.row.id,
      offer: offer.row.id,
      fit: fitOf(principleScores(need, offer, board), need.weights),
      rank: null,
    }));
  const nearMisses: NearMiss[] = [];
  for (const level of closed) {
    const room = limit - nearMisses.length;
    if (room <= 0) break;
    // Needs stand by id, which decides where fits are equal; blockers and changes are for those alone that are shown.
    const nearest = level
      .map((need) => ({ need, fit: fitOf(principleScores(need, offer, board), need.weights) }))
      .sort((a, b) => b.fit - a.fit)
      .slice(0, room);
    nearMisses.push(...nearest.map(({ need }) => nearMiss(need, offer, board)));
  }
  return { eligible, nearMisses };
}

function nearMiss(need: PreparedNeed, offer: PreparedOffer, board: Prepared): NearMiss {
  const blockers = blockersOf(need, offer, board);
  return {
    need: need.row.id,
    offer: offer.row.id,
    blockers,
    changes: changesFor(need, offer, blockers, board.asOf),
    fitIfOpen: fitOf(principleScores(need, offer, board), need.weights),
  };
}

function onBoard<Row>(rows: ReadonlyMap<string, Row>, what: 'need' | 'offer', id: string): Row {
  const row = rows.get(id);
  if (!row) throw new RangeError(`there is no ${what} "${id}" on the board`);
  return row;
}
