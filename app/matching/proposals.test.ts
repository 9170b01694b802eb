import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Board } from './board';
import { EligiblePairs } from './eligible';
import { Orders } from './evaluate';
import { prepare } from './prepare';
import { LazyProposals } from './proposals';

const id = (place: number) => `o-${String(place).padStart(2, '0')}`;

/** Offers of equal fit: a need's order is that of their ids. */
const offersOf = (count: number) =>
  Array.from({ length: count }, (_, i) => makeOffer({ id: id(i) }));

/** @param most how many places of each order are made at once */
function proposalsOn(rows: Partial<Board>, most: number) {
  const board = prepare(makeBoard(rows), REFERENCE);
  const proposals = new LazyProposals(board, new Orders(board, new EligiblePairs(board), most));
  /** @param worst by offer; what is not named takes anybody */
  const next = (need: string, worst: Record<number, number> = {}) => {
    const row = board.needById.get(need);
    if (!row) throw new RangeError(`the board has no ${need}`);
    const list = board.offers.map(({ index }) => worst[index] ?? Infinity);
    return proposals.next(row, Float64Array.from(list));
  };
  return { board, proposals, next };
}

const all = (next: () => number) => {
  const asked: number[] = [];
  for (let offer = next(); offer !== -1; offer = next()) asked.push(offer);
  return asked;
};

test.each([1, 3, 40, 0])(
  'a need asks every offer once, down its order, though only %i places were made at first',
  (most) => {
    const needs = [makeNeed({ preferences: [id(20), id(3)] })];
    const { next } = proposalsOn({ needs, offers: offersOf(40) }, most);
    const rest = Array.from({ length: 40 }, (_, i) => i).filter((i) => i !== 20 && i !== 3);
    expect(all(() => next('need-1'))).toEqual([20, 3, ...rest]);
    expect(next('need-1')).toBe(-1);
  },
);

test.each([1, 2, 0])('the better fit is asked first, past the first %i places too', (most) => {
  const followUps = [0, 5, 1, 3, 2, 4];
  const offers = followUps.map((followUpMonths, i) => makeOffer({ id: id(i), followUpMonths }));
  const { next } = proposalsOn({ offers }, most);
  expect(all(() => next('need-1'))).toEqual([1, 5, 3, 4, 2, 0]);
});

test('needs ask independently of each other', () => {
  const needs = [
    makeNeed({ id: 'a' }),
    makeNeed({ id: 'b', nationalPriority: 2, preferences: [id(2)] }),
  ];
  const { next } = proposalsOn({ needs, offers: offersOf(3) }, 1);
  expect([next('a'), next('b'), next('a'), next('b'), next('b'), next('a')]).toEqual([
    0, 2, 1, 0, 1, 2,
  ]);
  expect([next('a'), next('b')]).toEqual([-1, -1]);
});

test.each([1, 40])(
  'an offer that is full with needs ahead of this one is left out (%i)',
  (most) => {
    // a stands before b in the published order: a's standing is 0, b's is 1.
    const needs = [makeNeed({ id: 'a' }), makeNeed({ id: 'b', nationalPriority: 2 })];
    const { next } = proposalsOn({ needs, offers: offersOf(5) }, most);
    expect(next('b', { 0: 1, 1: 0, 2: 2 })).toBe(2);
    expect(next('b', { 3: 1 })).toBe(4);
    expect(next('a', { 0: 0, 1: 1 })).toBe(1);
    expect(all(() => next('a', { 3: 0 }))).toEqual([2, 4]);
  },
);

test('a need without an eligible offer asks nobody', () => {
  const needs = [makeNeed({ languages: ['mn'] })];
  expect(proposalsOn({ needs, offers: offersOf(3) }, 16).next('need-1')).toBe(-1);
});

test("an offer's own ranking decides where a need stands with it", () => {
  const needs = [
    makeNeed({ id: 'a' }),
    makeNeed({ id: 'b', nationalPriority: 2 }),
    makeNeed({ id: 'c', nationalPriority: 3 }),
  ];
  const offers = [
    makeOffer({ id: id(0), ranking: ['b', 'c', 'a-need-that-left'] }),
    makeOffer({ id: id(1), ranking: ['c'] }),
    makeOffer({ id: id(2) }),
  ];
  // With the first: b 0, c 1, a 3 + 0. With the second: c 0, a 1, b 2.
  const first = proposalsOn({ needs, offers }, 1);
  expect(first.next('c', { 0: 1, 1: 0 })).toBe(2);
  const second = proposalsOn({ needs, offers }, 1);
  expect([second.next('c', { 0: 2 }), second.next('c', { 1: 1 })]).toEqual([0, 1]);
  const third = proposalsOn({ needs, offers }, 0);
  expect([third.next('a', { 0: 3 }), third.next('b', { 0: 1 })]).toEqual([1, 0]);
  expect([third.next('b', { 1: 2 }), third.next('a', { 2: 1 })]).toEqual([2, 2]);
  const fourth = proposalsOn({ needs, offers }, 0);
  expect([fourth.next('a', { 0: 4 }), fourth.next('b', { 0: 0, 1: 3 })]).toEqual([0, 1]);
});

test.each([1, 0])('a place in a ranking further down counts as that place (%i)', (most) => {
  const needs = ['a', 'b', 'c'].map((need, i) => makeNeed({ id: need, nationalPriority: i + 1 }));
  const offers = [makeOffer({ id: id(0) }), makeOffer({ id: id(1), ranking: ['b', 'c'] })];
  // c stands second with the last offer, though it is the third of the published order.
  expect(proposalsOn({ needs, offers }, most).next('c', { 0: 0, 1: 2 })).toBe(1);
  expect(proposalsOn({ needs, offers }, most).next('c', { 0: 0, 1: 1 })).toBe(-1);
});

test('a need that is not on the board cannot ask', () => {
  const { board, proposals } = proposalsOn({}, 1);
  const stranger = board.readNeed(makeNeed({ id: 'stranger' }));
  expect(() => proposals.next(stranger, new Float64Array(1))).toThrow('there is no need -1');
});
