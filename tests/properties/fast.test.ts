import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineReference } from '../../db/reference/engine-reference';
import { allocate, entrants } from '../../app/matching/allocate';
import { has } from '../../app/matching/bit-set';
import type { Board } from '../../app/matching/board';
import { candidatesOf, demandFor } from '../../app/matching/candidates';
import { fitOf, principleScores } from '../../app/matching/checks';
import { EligiblePairs } from '../../app/matching/eligible';
import { Orders } from '../../app/matching/evaluate';
import { failing } from '../../app/matching/failing';
import { blockersOf, isEligible } from '../../app/matching/gates';
import { byPrinciple, solve } from '../../app/matching/match';
import { type Prepared, prepare } from '../../app/matching/prepare';
import { LazyProposals } from '../../app/matching/proposals';
import { verify } from '../../app/matching/verify';
import { generateBoard } from '../bench/generate';
import { SMALL, boards } from './boards';
import { REFERENCE } from './factory';
import { plainAllocation, plainBoard } from './plain-match';

/** Boards of more rows than a word has bits, as the world might fill them. */
const wide = (needs: number, offers: number) =>
  fc
    .record({
      eligible: fc.constantFrom('sparse' as const, 'middle' as const, 'dense' as const),
      seed: fc.nat(100_000),
    })
    .map((choice) => generateBoard({ needs, offers, ...choice }));

const prepared = (board: Board) => prepare(board, engineReference);

function eachPair(board: Prepared, look: (pair: PairOf) => void): void {
  for (const need of board.needs) for (const offer of board.offers) look({ need, offer });
}
interface PairOf {
  need: Prepared['needs'][number];
  offer: Prepared['offers'][number];
}

/** The sets of gates against the definition of each gate, for every pair. */
function expectSameGates(board: Prepared): void {
  for (const need of board.needs) {
    const eligible = board.passing.eligible(need);
    const gates = board.passing.byGate(need);
    const levels = failing(gates, 3);
    for (const offer of board.offers) {
      const blockers = blockersOf(need, offer, board);
      expect(has(eligible, offer.index)).toBe(isEligible(need, offer, board));
      if (blockers.includes('category')) continue;
      const failed = gates.filter(({ passes }) => !has(passes, offer.index));
      expect(failed.map(({ gate }) => gate)).toEqual(blockers);
      const isNear = !blockers.some((gate) => ['excluded', 'self', 'declined'].includes(gate));
      const level = levels.findIndex((set) => has(set, offer.index)) + 1;
      expect(level).toBe(isNear && blockers.length <= 3 ? blockers.length : 0);
    }
  }
}

function expectSameScores(board: Prepared): void {
  const asked = new Map(board.needs.map((need) => [need, board.fits.ask(need)]));
  eachPair(board, ({ need, offer }) => {
    const scores = principleScores(need, offer, board);
    expect(asked.get(need)?.scores(offer.index)).toEqual(byPrinciple(scores));
    expect(asked.get(need)?.fit(offer.index)).toBe(fitOf(scores, need.weights));
  });
}

test('gates as sets are the gates, on small boards where everything happens', () => {
  fc.assert(fc.property(boards(SMALL), (board) => expectSameGates(prepare(board, REFERENCE))));
});

test('gates as sets are the gates, across the edges of words', () => {
  fc.assert(
    fc.property(wide(20, 70), (board) => expectSameGates(prepared(board))),
    { numRuns: 20 },
  );
});

test('scores from columns are the scores', () => {
  fc.assert(fc.property(boards(SMALL), (board) => expectSameScores(prepare(board, REFERENCE))));
  fc.assert(
    fc.property(wide(20, 70), (board) => expectSameScores(prepared(board))),
    { numRuns: 15 },
  );
});

test('proposals that look ahead only as far as they must lead to the same allocation', () => {
  fc.assert(
    fc.property(wide(160, 60), fc.integer({ min: 1, max: 3 }), (board, most) => {
      const ready = prepared(board);
      const eligible = new EligiblePairs(ready);
      const orders = new Orders(ready, eligible, most);
      const entering = entrants(ready, eligible);
      const { got } = allocate(ready, new LazyProposals(ready, orders), entering);
      const plain = plainAllocation(plainBoard(board, engineReference));
      const own = ready.needs.map(({ index }) => ready.offers[got[index] ?? -1]?.row.id);
      expect(own).toEqual(ready.needs.map(({ row }) => plain.get(row.id)));
    }),
    { numRuns: 12 },
  );
});

test('a result of a wide board stands its proof, whatever its rankings keep', () => {
  fc.assert(
    fc.property(wide(300, 200), fc.constantFrom(0, 1, 5, 50), (board, top) => {
      const ready = prepared(board);
      const { result, proof } = solve(ready, { top });
      expect(verify(ready, result, proof)).toEqual([]);
      expect(verify(ready, result)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('a row that has changed has the candidates it would have on the changed board', () => {
  fc.assert(
    fc.property(boards(SMALL), boards(SMALL), fc.nat(), (board, other, pick) => {
      const needs = board.needs.map((need, i) => {
        const { id } = need;
        const changed = other.needs[i] ?? need;
        return i === pick % board.needs.length
          ? { ...changed, id, preferences: need.preferences, declined: need.declined }
          : need;
      });
      const offers = board.offers.map((offer, i) =>
        i === pick % board.offers.length
          ? { ...(other.offers[i] ?? offer), id: offer.id, ranking: [], declined: [] }
          : offer,
      );
      const ready = prepare(board, REFERENCE);
      const need = needs[pick % needs.length];
      const offer = offers[pick % offers.length];
      if (!need || !offer) return;
      const withNeed = prepare({ ...board, needs }, REFERENCE);
      const withOffer = prepare({ ...board, offers }, REFERENCE);
      expect(candidatesOf(ready, need)).toEqual(candidatesOf(withNeed, need.id));
      expect(demandFor(ready, offer)).toEqual(demandFor(withOffer, offer.id));
    }),
  );
});
