import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, entrants } from '../../app/matching/allocate';
import type { Board } from '../../app/matching/board';
import { EligiblePairs } from '../../app/matching/eligible';
import { orderOf } from '../../app/matching/evaluate';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { verify } from '../../app/matching/verify';
import { BRUTE, SMALL, boards } from './boards';
import { REFERENCE } from './factory';
import { capOf, plainBlockers } from './plain';
import {
  type Assignment,
  blockingPairs,
  everyAllocation,
  isStable,
  plainBoard,
} from './plain-match';

const assignmentOf = (board: Board): Assignment =>
  new Map(
    match(prepare(board, REFERENCE)).allocation.map(({ need, offer }): [string, string] => [
      need,
      offer,
    ]),
  );

test('an allocation is feasible: places and perState are kept, no need twice, only who entered', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const { allocation, unmatched } = match(prepare(board, REFERENCE));
      const needs = [...allocation, ...unmatched].map(({ need }) => need).sort();
      expect(needs).toEqual(board.needs.map(({ id }) => id).sort());
      for (const offer of board.offers) {
        const ids = allocation.filter((row) => row.offer === offer.id).map(({ need }) => need);
        const held = board.needs.filter(({ id }) => ids.includes(id));
        expect(held.length).toBeLessThanOrEqual(offer.places);
        for (const { state } of held) {
          const ofState = held.filter((other) => other.state === state).length;
          expect(ofState).toBeLessThanOrEqual(capOf(board, offer, state));
        }
      }
      for (const [state, limit] of Object.entries(board.settings?.absorption ?? {})) {
        const taken = board.needs.filter(
          ({ id, state: own }) => own === state && allocation.some(({ need }) => need === id),
        );
        expect(taken.length).toBeLessThanOrEqual(limit);
      }
    }),
  );
});

test('every allocated pair is eligible', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      for (const [needId, offerId] of assignmentOf(board)) {
        const need = board.needs.find(({ id }) => id === needId);
        const offer = board.offers.find(({ id }) => id === offerId);
        expect(need && offer && plainBlockers(board, REFERENCE, need, offer)).toEqual([]);
      }
    }),
  );
});

test('no pair blocks, and verify finds nothing to say', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      expect(blockingPairs(plainBoard(board, REFERENCE), assignmentOf(board))).toEqual([]);
      const prepared = prepare(board, REFERENCE);
      expect(verify(prepared, match(prepared))).toEqual([]);
    }),
  );
});

test('it is the best for every need among all stable allocations, which all serve the same needs', () => {
  fc.assert(
    fc.property(boards(BRUTE), (board) => {
      const plain = plainBoard(board, REFERENCE);
      const own = assignmentOf(board);
      const stable = everyAllocation(plain).filter((other) => isStable(plain, other));
      expect(stable.length).toBeGreaterThan(0);
      for (const other of stable) {
        expect([...other.keys()].sort()).toEqual([...own.keys()].sort());
        for (const [need, offer] of other) {
          const order = plain.orders.get(need) ?? [];
          expect(order.indexOf(own.get(need) ?? '')).toBeLessThanOrEqual(order.indexOf(offer));
        }
      }
    }),
  );
});

test('no single need gains by a false order', () => {
  fc.assert(
    fc.property(boards(BRUTE), (board) => {
      const prepared = prepare(board, REFERENCE);
      const entering = entrants(prepared, new EligiblePairs(prepared));
      const orders = prepared.needs.map((need) =>
        orderOf(need, prepared).map(({ offer }) => offer.index),
      );
      const gotBy = (stated: number[][]) => {
        const rest = stated.map((order) => order.values());
        const next = ({ index }: { index: number }) => rest[index]?.next().value ?? -1;
        return allocate(prepared, { next }, entering).got;
      };
      const got = gotBy(orders);
      orders.forEach((order, index) => {
        const truth = placeIn(order, got[index]);
        for (const stated of falseOrders(order)) {
          const place = placeIn(order, gotBy(orders.with(index, stated))[index]);
          expect(place).toBeGreaterThanOrEqual(truth);
        }
      });
    }),
    { numRuns: 100 },
  );
});

/** Where an offer stands in an order; nothing stands behind all of it. */
function placeIn(order: readonly number[], offer = -1): number {
  return offer === -1 ? order.length : order.indexOf(offer);
}

/** Every order that a need could state: all arrangements of all parts of the true one. */
function falseOrders<T>(order: readonly T[]): T[][] {
  return order.reduce<T[][]>(
    (stated, offer) =>
      stated.flatMap((list) => [
        list,
        ...Array.from({ length: list.length + 1 }, (_, at) => list.toSpliced(at, 0, offer)),
      ]),
    [[]],
  );
}

test('the boards are worth the trouble: there is contention, and more than one stable allocation', () => {
  const seen = { contention: 0, absorption: 0, 'no-offer': 0, manyStable: 0, full: 0 };
  fc.assert(
    fc.property(boards(BRUTE), (board) => {
      const plain = plainBoard(board, REFERENCE);
      const { unmatched, coverage } = match(prepare(board, REFERENCE));
      for (const reason of new Set(unmatched.map((row) => row.reason))) seen[reason] += 1;
      const stable = everyAllocation(plain).filter((other) => isStable(plain, other));
      if (stable.length > 1) seen.manyStable += 1;
      if (coverage.maximum > coverage.allocated) seen.full += 1;
    }),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});
