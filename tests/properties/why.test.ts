import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Board, Need, Offer } from '../../app/matching/board';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { sensitivityOf } from '../../app/matching/sensitivity';
import { PRINCIPLES } from '../../app/matching/vocabulary';
import { whyHere } from '../../app/matching/why-here';
import { whyNot } from '../../app/matching/why-not';
import { SMALL, boards } from './boards';
import { REFERENCE } from './factory';
import { div, plainBlockers, plainOrder, plainScores } from './plain';
import { applied } from './change';

const weightOf = (board: Board, need: Need, id: 'P1') =>
  need.weights?.[id] ?? board.settings?.weights?.[id] ?? 1;

test('a place in the order is told with what makes it, and what separates it from its neighbours', () => {
  const seen = { preference: 0, fit: 0, id: 0 };
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      for (const need of board.needs) {
        const order = plainOrder(board, REFERENCE, need);
        order.forEach((row, index) => {
          const told = whyHere(prepared, need.id, row.offer);
          const named = need.preferences ?? [];
          const preference = named.includes(row.offer) ? named.indexOf(row.offer) + 1 : null;
          expect(told).toMatchObject({ rank: index + 1, of: order.length, fit: row.fit });
          expect(told).toMatchObject({ preference, by: preference ? 'preference' : 'fit' });
          const scores = told?.principles.map(({ id, score }) => [id, score]) ?? [];
          expect(Object.fromEntries(scores)).toEqual(row.principles);

          const neighbours = [told?.above, told?.below] as const;
          [order[index - 1], order[index + 1]].forEach((other, side) => {
            const step = neighbours[side];
            expect(step?.offer).toBe(other?.offer);
            if (!step || !other) return;
            const isNamed = [row, other].some(({ offer }) => named.includes(offer));
            const by = isNamed ? 'preference' : row.fit === other.fit ? 'id' : 'fit';
            expect(step).toMatchObject({ by, fit: row.fit - other.fit });
            seen[step.by] += 1;

            let [sum, total] = [0, 0];
            const parts: number[] = [];
            for (const id of PRINCIPLES) {
              const [a, b] = [row.principles[id] ?? null, other.principles[id] ?? null];
              // What the divisor of the two fits rests on: a principle applies to both or to neither.
              expect(a === null).toBe(b === null);
              if (a === null || b === null) continue;
              const weight = weightOf(board, need, id as 'P1');
              total += weight;
              sum += weight * (a - b);
              if (weight * (a - b) !== 0) parts.push(weight * (a - b));
            }
            const weighted = step.principles.map((part) => part.weighted);
            expect([...weighted].sort()).toEqual(parts.sort());
            expect(weighted.map(Math.abs)).toEqual(weighted.map(Math.abs).sort((a, b) => b - a));
            for (const part of step.principles) {
              expect(part.weighted).toBe(part.weight * (part.own - part.other));
              expect(Math.abs(part.points)).toBe(div(Math.abs(part.weighted), total));
            }
            if (total > 0) expect(Math.abs(sum / total - step.fit)).toBeLessThanOrEqual(1);
          });
        });
      }
    }),
    { numRuns: 120 },
  );
  expect(Object.values(seen).every((count) => count > 10)).toBe(true);
});

test('the changes told of a blocked pair open it: one alone, or only all of them together', () => {
  const seen = { open: 0, 'one-change': 0, 'several-changes': 0, closed: 0 };
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      for (const need of board.needs) {
        for (const offer of board.offers) {
          const told = whyNot(prepared, need.id, offer.id);
          const blockers = plainBlockers(board, REFERENCE, need, offer);
          expect(told.blockers).toEqual(blockers);
          expect(told.changes.map(({ gate }) => gate)).toEqual(blockers);
          seen[told.opening] += 1;
          const isPast = blockers.includes('window') && need.window.to < board.asOf;
          const isBetween = ['excluded', 'self', 'declined'].some((gate) =>
            blockers.includes(gate),
          );
          expect(told.opening === 'closed').toBe(isPast || isBetween);
          if (told.opening === 'closed') continue;

          const left = (changed: Offer) => plainBlockers(board, REFERENCE, need, changed);
          expect(told.opening === 'open').toBe(blockers.length === 0);
          expect(told.opening === 'one-change').toBe(blockers.length === 1);
          // Each way of making a change opens its gate, and no other.
          for (const change of told.changes) {
            for (const changed of applied(board, need, offer, change)) {
              expect(left(changed)).toEqual(blockers.filter((gate) => gate !== change.gate));
            }
          }
          const all = told.changes.reduce(
            (sofar, change) => sofar.flatMap((row) => applied(board, need, row, change)),
            [offer],
          );
          expect(all.length).toBeGreaterThan(0);
          for (const changed of all) expect(left(changed)).toEqual([]);
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(Object.values(seen).every((count) => count > 20)).toBe(true);
});

test('the weights at which another offer comes first are those that trying every weight finds', () => {
  const seen = { preference: 0, only: 0, weights: 0, nothing: 0, turns: 0 };
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      const orders = board.needs.map((need) => plainOrder(board, REFERENCE, need));
      const index = Math.max(
        0,
        orders.findIndex(({ length }) => length > 1),
      );
      const [need, order] = [board.needs[index], orders[index]];
      if (!need || !order) return;
      const told = sensitivityOf(prepared, need.id);
      const offers = board.offers.filter(({ id }) => order.some((row) => row.offer === id));
      const isNamed = need.preferences?.includes(order[0]?.offer ?? '');
      const decidedBy =
        order.length === 0
          ? 'nothing'
          : order.length === 1
            ? 'only'
            : isNamed
              ? 'preference'
              : 'weights';
      expect(told).toMatchObject({ first: order[0]?.offer ?? null, decidedBy });
      seen[told.decidedBy] += 1;

      const moves: number[] = [];
      for (const { id, weight, below, above } of told.principles) {
        expect(weight).toBe(weightOf(board, need, id as 'P1'));
        const firstAt = (tried: number) => {
          const changed = { ...need, weights: { ...need.weights, [id]: tried } };
          const best = isNamed
            ? [{ id: order[0]?.offer }]
            : offers
                .map((offer) => ({ id: offer.id, fit: plainScores(board, changed, offer).fit }))
                .sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1));
          return best[0]?.id;
        };
        const turns = Array.from({ length: 101 }, (_, tried) => ({
          weight: tried,
          offer: firstAt(tried),
        })).filter(({ offer }) => offer !== order[0]?.offer);
        expect(below).toEqual(turns.filter((turn) => turn.weight < weight).at(-1) ?? null);
        expect(above).toEqual(turns.find((turn) => turn.weight > weight) ?? null);
        for (const turn of [below, above]) if (turn) moves.push(Math.abs(turn.weight - weight));
      }
      seen.turns += moves.length;
      const least = told.nearest && Math.abs(told.nearest.weight - told.nearest.present);
      expect(least).toBe(moves.length > 0 ? Math.min(...moves) : null);
    }),
    { numRuns: 60 },
  );
  expect(seen.turns).toBeGreaterThan(20);
  expect(seen.weights).toBeGreaterThan(10);
  expect(seen.preference).toBeGreaterThan(2);
});

test('a first choice by weights is the first of the result', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      for (const { need, offers } of match(prepared, { top: 1 }).rankings) {
        expect(sensitivityOf(prepared, need).first).toBe(offers[0]?.offer ?? null);
      }
    }),
    { numRuns: 30 },
  );
});
