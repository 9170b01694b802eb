import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { rowsOf } from './bit-set';
import { EligiblePairs } from './eligible';
import { Orders, offerAt, orderOf, standing } from './evaluate';
import { prepare } from './prepare';
import { PRINCIPLES } from './vocabulary';

const board = prepare(
  makeBoard({
    needs: [
      makeNeed({ id: 'a', preferences: ['r'] }),
      makeNeed({ id: 'b', nationalPriority: 2 }),
      makeNeed({ id: 'c', nationalPriority: 3, languages: ['mn'] }),
    ],
    offers: [
      makeOffer({ id: 'p' }),
      makeOffer({ id: 'q', handover: true }),
      makeOffer({ id: 'r', ranking: ['b'] }),
      makeOffer({ id: 's' }),
      makeOffer({ id: 't', places: 0 }),
    ],
  }),
  REFERENCE,
);
const eligible = new EligiblePairs(board);
const needOf = (id: string) => {
  const need = board.needById.get(id);
  if (!need) throw new RangeError(`the board has no ${id}`);
  return need;
};
const idsOf = (rows: Iterable<number>) => Array.from(rows, (row) => offerAt(board, row).row.id);

test("a need's order: its preferences, then fit, then id, and nobody who is not eligible", () => {
  const order = orderOf(needOf('a'), board);
  expect(order.map(({ offer }) => offer.row.id)).toEqual(['r', 'q', 'p', 's']);
  const fits = order.map(({ fit }) => fit);
  expect(fits[1]).toBeGreaterThan(fits[0] ?? 0);
  expect([fits[2], fits[3]]).toEqual([fits[0], fits[0]]);
  expect(order.every(({ scores }) => scores.length === 10)).toBe(true);
  expect(orderOf(needOf('c'), board)).toEqual([]);
});

test('a preference stands before any fit, and one for an offer that is not there counts for nothing', () => {
  const weights = Object.fromEntries(PRINCIPLES.map((id) => [id, id === 'P10' ? 1 : 0]));
  const order = (preferences: string[]) => {
    const row = board.readNeed(makeNeed({ id: 'new', weights, preferences }));
    return orderOf(row, sealed).map(({ offer, fit }) => [offer.row.id, fit]);
  };
  const sealed = prepare(
    makeBoard({
      offers: [
        makeOffer({ id: 'p' }),
        makeOffer({ id: 'q', handlingAccepted: true }),
        makeOffer({ id: 'r' }),
      ],
    }),
    REFERENCE,
  );
  const byFit = [
    ['q', 10_000],
    ['p', 0],
    ['r', 0],
  ];
  expect(order([])).toEqual(byFit);
  expect(order(['x'])).toEqual(byFit);
  expect(order(['r', 'x', 'p'])).toEqual([
    ['r', 0],
    ['p', 0],
    ['q', 10_000],
  ]);
});

describe('orders', () => {
  test.each([
    [0, ['r', 'q', 'p', 's'], ['q', 'p', 'r', 's']],
    [1, ['r'], ['q']],
    [3, ['r', 'q', 'p'], ['q', 'p', 'r']],
    [9, ['r', 'q', 'p', 's'], ['q', 'p', 'r', 's']],
  ])('%i places of each', (most, ofA, ofB) => {
    const orders = new Orders(board, eligible, most);
    expect(idsOf(orders.first(0).offers)).toEqual(ofA);
    expect(idsOf(orders.first(1).offers)).toEqual(ofB);
    expect(idsOf(orders.first(2).offers)).toEqual([]);
  });

  test.each([0, 1])('tell each place, also past those that were made (%i)', (most) => {
    const orders = new Orders(board, eligible, most);
    const places = ['p', 'q', 'r', 's'].map((id) =>
      orders.placeOf(needOf('a'), board.offerById.get(id)?.index ?? -1),
    );
    expect(places).toEqual([2, 1, 0, 3]);
  });

  test('lend the eligible offers with their fits, lowest row first', () => {
    const orders = new Orders(board, eligible, 1);
    const { rows, fits } = orders.fitted(0);
    expect(idsOf(rows)).toEqual(['p', 'q', 'r', 's']);
    const byId = new Map(orderOf(needOf('a'), board).map(({ offer, fit }) => [offer.row.id, fit]));
    expect(Array.from(fits)).toEqual(['p', 'q', 'r', 's'].map((id) => byId.get(id)));
    expect(idsOf(orders.fitted(2).rows)).toEqual([]);
  });

  test('of a need that is not there throw', () => {
    const orders = new Orders(board, eligible, 1);
    expect(() => orders.first(3)).toThrow(new RangeError('there is no need 3'));
    expect(() => orders.fitted(-1)).toThrow(new RangeError('there is no need -1'));
    expect(() => orders.question(3)).toThrow(new RangeError('there is no need 3'));
  });

  test('are watched every 64 needs, from the first', () => {
    const needs = Array.from({ length: 130 }, (_, i) =>
      makeNeed({ id: `n-${String(i).padStart(3, '0')}`, nationalPriority: i + 1 }),
    );
    const wide = prepare(makeBoard({ needs }), REFERENCE);
    const seen: [number, number][] = [];
    const watch = (done: number, total: number) => seen.push([done, total]);
    expect(() => new Orders(wide, new EligiblePairs(wide), 1, watch)).not.toThrow();
    expect(seen).toEqual([
      [0, 130],
      [64, 130],
      [128, 130],
    ]);
  });
});

test('an offer that is not there throws', () => {
  expect(offerAt(board, 4).row.id).toBe('t');
  expect(() => offerAt(board, 5)).toThrow(new RangeError('there is no offer 5'));
});

test("standing: the offer's own ranking first, then the published order", () => {
  const offer = (id: string) => offerAt(board, board.offerById.get(id)?.index ?? -1);
  const standings = (id: string) =>
    ['a', 'b', 'c'].map((need) => standing(needOf(need), offer(id), board));
  expect(standings('p')).toEqual([0, 1, 2]);
  expect(standings('r')).toEqual([1, 0, 3]);
});

describe('eligible pairs', () => {
  test('are counted by need and in all', () => {
    expect([0, 1, 2].map((need) => eligible.count(need))).toEqual([4, 4, 0]);
    expect(eligible.total()).toBe(8);
  });

  test('the filled words of a need are told, none where nothing is eligible', () => {
    expect([0, 2].map((need) => Array.from(eligible.words(need)))).toEqual([[0], []]);
  });

  test('each need has its own offers and filled words, however many offers there are', () => {
    const codes = ['en', 'fr', 'mn'];
    const offers = Array.from({ length: 96 }, (_, i) =>
      makeOffer({ id: `o-${String(i).padStart(2, '0')}`, languages: [codes[i >> 5] ?? ''] }),
    );
    const asked = [['fr', 'mn'], ['en'], ['en', 'fr', 'mn'], ['ne'], ['mn']];
    const needs = asked.map((languages, i) =>
      makeNeed({ id: `n-${i}`, languages, nationalPriority: i + 1 }),
    );
    const pairs = new EligiblePairs(prepare(makeBoard({ needs, offers }), REFERENCE));
    expect(needs.map((_, need) => Array.from(pairs.words(need)))).toEqual([
      [1, 2],
      [0],
      [0, 1, 2],
      [],
      [2],
    ]);
    const ofWord = (place: number) => Array.from({ length: 32 }, (_, i) => 32 * place + i);
    expect(Array.from(rowsOf(pairs.of(0)))).toEqual([...ofWord(1), ...ofWord(2)]);
    expect(Array.from(rowsOf(pairs.of(4)))).toEqual(ofWord(2));
    expect(pairs.total()).toBe(64 + 32 + 96 + 32);
  });

  test('of a need that is not there throw', () => {
    expect(() => eligible.of(3)).toThrow(new RangeError('there is no need 3'));
    expect(() => eligible.words(3)).toThrow(new RangeError('there is no need 3'));
    expect(eligible.count(3)).toBe(0);
  });
});
