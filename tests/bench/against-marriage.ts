import { Person, stableMarriage } from 'stable-marriage';
import { engineReference } from '../../db/reference/engine-reference';
import type { Board } from '../../app/matching/board';
import { orderOf, standing } from '../../app/matching/evaluate';
import { match } from '../../app/matching/match';
import { type Prepared, prepare } from '../../app/matching/prepare';
import { acceptedBoard, nameOf } from './board';
import type { BoardSize } from './generate';
import { timePhases } from './phases';
import { type Section, ms, table, whole } from './print';
import { median, timeRuns } from './timing';

export interface MarriageFigures {
  size: BoardSize;
  seats: number;
  /** Milliseconds: the package, the engine's allocation, both from ready orders; the engine's whole result. */
  marriage: number;
  allocation: number;
  engine: number;
  matched: { marriage: number; engine: number };
  blocking: { marriage: number; engine: number };
  same: boolean;
}

interface Lists {
  /** By need id: its offers, best first. */
  offers: Map<string, string[]>;
  /** By offer id: its needs, first first. */
  needs: Map<string, string[]>;
  places: Map<string, number>;
}

/**
 * The npm package `stable-marriage` on the same lists. It knows one partner each, so an offer of three places becomes
 * three seats with the same list, and a need asks for all seats of an offer in turn. Limits for each State it cannot
 * know; the board here has none, nor a limit to what a State can take on.
 */
export function measureMarriage(size: BoardSize): MarriageFigures {
  const board = withoutLimits(acceptedBoard(size));
  const prepared = prepare(board, engineReference);
  const lists = listsOf(prepared);
  const work = () => match(prepare(board, engineReference), { top: 50 });
  const ours = new Map(work().allocation.map(({ need, offer }) => [need, offer]));
  const theirs = married(lists);
  return {
    size,
    seats: [...lists.places.values()].reduce((sum, places) => sum + places, 0),
    marriage: theirs.took,
    allocation: timePhases(board, 5, () => performance.now()).allocation,
    engine: timeRuns(5, work).median,
    matched: { marriage: theirs.got.size, engine: ours.size },
    blocking: { marriage: blockingPairs(lists, theirs.got), engine: blockingPairs(lists, ours) },
    same:
      theirs.got.size === ours.size &&
      [...ours].every(([need, offer]) => theirs.got.get(need) === offer),
  };
}

function withoutLimits(board: Board): Board {
  return {
    ...board,
    settings: {},
    activities: board.activities?.map((activity) => ({ ...activity, offer: undefined })),
    offers: board.offers.map((offer) => ({ ...offer, perState: Math.max(1, offer.places) })),
  };
}

function listsOf(board: Prepared): Lists {
  const lists: Lists = {
    offers: new Map(),
    needs: new Map(),
    places: new Map(board.offers.map(({ row }) => [row.id, row.places])),
  };
  const asking = new Map(board.offers.map((offer) => [offer, [] as Prepared['needs'][number][]]));
  for (const need of board.needs) {
    const order = orderOf(need, board).map(({ offer }) => offer);
    lists.offers.set(
      need.row.id,
      order.map(({ row }) => row.id),
    );
    for (const offer of order) asking.get(offer)?.push(need);
  }
  for (const [offer, needs] of asking) {
    needs.sort((a, b) => standing(a, offer, board) - standing(b, offer, board));
    lists.needs.set(
      offer.row.id,
      needs.map(({ row }) => row.id),
    );
  }
  return lists;
}

/** Three times, the median: the package leaves its partners in the lists, so they are made anew each time. */
function married(lists: Lists): { got: Map<string, string>; took: number } {
  const times: number[] = [];
  let got = new Map<string, string>();
  for (let run = 0; run < 3; run += 1) {
    const askers = personsOf(lists);
    const start = performance.now();
    stableMarriage(askers);
    times.push(performance.now() - start);
    got = new Map(
      askers.flatMap(({ name, fiance }): [string, string][] =>
        fiance ? [[name, fiance.name]] : [],
      ),
    );
  }
  return { got, took: median(times) };
}

function personsOf({ offers, needs, places }: Lists): Person[] {
  const askers = new Map([...offers.keys()].map((id) => [id, new Person(id)]));
  const seats = new Map(
    [...places].map(([id, count]) => [id, Array.from({ length: count }, () => new Person(id))]),
  );
  for (const [id, asker] of askers) {
    asker.generatePreferences((offers.get(id) ?? []).flatMap((offer) => seats.get(offer) ?? []));
  }
  for (const [id, own] of seats) {
    const order = (needs.get(id) ?? []).flatMap((need) => askers.get(need) ?? []);
    for (const seat of own) seat.generatePreferences(order);
  }
  return [...askers.values()];
}

/** Pairs that would both rather have each other, found without either algorithm. */
function blockingPairs({ offers, needs, places }: Lists, got: ReadonlyMap<string, string>): number {
  const standings = new Map(
    [...needs].map(([offer, order]) => [offer, new Map(order.map((need, place) => [need, place]))]),
  );
  const held = new Map<string, number[]>();
  for (const [need, offer] of got) {
    const place = standings.get(offer)?.get(need) ?? Infinity;
    held.set(offer, [...(held.get(offer) ?? []), place]);
  }
  let blocking = 0;
  for (const [need, order] of offers) {
    for (const offer of order) {
      if (offer === got.get(need)) break;
      const taken = held.get(offer) ?? [];
      const own = standings.get(offer)?.get(need) ?? Infinity;
      if (taken.length < (places.get(offer) ?? 0) || taken.some((place) => place > own)) {
        blocking += 1;
      }
    }
  }
  return blocking;
}

export function marriageSection(all: readonly MarriageFigures[]): Section {
  const rows = all.map(({ size, seats, marriage, allocation, engine, matched, blocking, same }) => [
    nameOf(size),
    whole(seats),
    ms(marriage),
    ms(allocation),
    ms(engine),
    `${whole(matched.marriage)} / ${whole(matched.engine)}`,
    `${whole(blocking.marriage)} / ${whole(blocking.engine)}`,
    same ? 'yes' : 'NO',
  ]);
  return {
    title: 'Instead: the npm package stable-marriage 1.0.2 (MIT), an offer as so many seats',
    lines: [
      ...table(
        [
          'board',
          'seats',
          'package',
          'allocation',
          'whole result',
          'matched',
          'blocking pairs',
          'same pairs',
        ],
        rows,
      ),
      '',
      'package / engine. "package" and "allocation" (the engine\'s) both start from ready orders; "whole result" is all that',
      'the engine does, from the parsed board. The package knows one partner for each and no limits for each State, so the',
      'boards here have none of these limits; it knows no gates, no scores and no principles: its lists are made by the engine.',
    ],
    figures: all,
  };
}
