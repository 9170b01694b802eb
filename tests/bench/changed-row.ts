import { candidatesOf, demandFor } from '../../app/matching/candidates';
import { nameOf, preparedBoard, sample } from './board';
import type { BoardSize } from './generate';
import { type Section, met, ms, table } from './print';
import { spread } from './timing';

export interface ChangedRowFigures {
  size: BoardSize;
  /** Milliseconds for one row. */
  need: { median: number; best: number; worst: number };
  offer: { median: number; best: number; worst: number };
}

/** One need or one offer that has just been changed, against a board that is made ready. */
export function measureChangedRow({
  size,
  rows,
}: {
  size: BoardSize;
  rows: number;
}): ChangedRowFigures {
  const board = preparedBoard(size);
  const needs = sample(board.needs, rows).map(({ row }) => ({
    ...row,
    modes: [...row.modes].reverse(),
  }));
  const offers = sample(board.offers, rows).map(({ row }) => ({ ...row, places: row.places + 1 }));
  return {
    size,
    need: spread(each(needs, (need) => candidatesOf(board, need))),
    offer: spread(each(offers, (offer) => demandFor(board, offer))),
  };
}

/** The first fifth is run beforehand, so that what is measured is compiled. */
function each<T>(rows: readonly T[], work: (row: T) => unknown): number[] {
  for (const row of rows.slice(0, rows.length / 5)) work(row);
  return rows.map((row) => {
    const start = performance.now();
    work(row);
    return performance.now() - start;
  });
}

/** Milliseconds. */
const AIM = 5;

export function changedRowSection(all: readonly ChangedRowFigures[]): Section {
  const rows = all.flatMap(({ size, need, offer }) =>
    Object.entries({ 'a need': need, 'an offer': offer }).map(([what, { median, worst }]) => [
      `${what}, ${nameOf(size)}`,
      ms(median),
      met(median, AIM),
      ms(worst),
      met(worst, AIM),
    ]),
  );
  return {
    title: 'Candidates of one changed row, on a board made ready',
    lines: table(['changed', 'median', `aim ${AIM} ms`, 'worst', `aim ${AIM} ms`], rows),
    figures: all,
  };
}
