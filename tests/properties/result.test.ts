import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Board, parseBoard, parseBoardText } from '../../app/matching/board';
import { entrants } from '../../app/matching/allocate';
import { capacityOf } from '../../app/matching/coverage';
import { EligiblePairs } from '../../app/matching/eligible';
import { match, solve } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { BRUTE, SMALL, boards } from './boards';
import { REFERENCE, makeNeed, makeOffer } from './factory';
import { everyAllocation, plainBoard, plainMatch } from './plain-match';

const resultOf = (board: Board) => match(prepare(board, REFERENCE), { top: 0 });

/** By need: its place in its order, from 1; Infinity for nothing. */
function placesIn(board: Board): Map<string, number> {
  const { allocation } = resultOf(board);
  return new Map(
    board.needs.map(({ id }) => [id, allocation.find(({ need }) => need === id)?.rank ?? Infinity]),
  );
}

test('every generated board is one that may be put in', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      expect(parseBoard(board, REFERENCE)).toEqual({ ok: true, board });
      expect(parseBoardText(JSON.stringify(board), REFERENCE)).toEqual({ ok: true, board });
    }),
  );
});

test('the engine and the plain definition give the same result', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      expect(resultOf(board)).toEqual(plainMatch(board, REFERENCE));
    }),
    { numRuns: 250 },
  );
});

test('the order of rows changes nothing', () => {
  const shuffled = boards(SMALL).chain((board) =>
    fc.record({
      board: fc.constant(board),
      needs: fc.shuffledSubarray(board.needs, { minLength: board.needs.length }),
      offers: fc.shuffledSubarray(board.offers, { minLength: board.offers.length }),
      activities: fc.shuffledSubarray(board.activities ?? [], {
        minLength: board.activities?.length ?? 0,
      }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ board, ...rows }) => {
      expect(resultOf({ ...board, ...rows })).toEqual(resultOf(board));
    }),
  );
});

test('removing a need never hurts another', () => {
  fc.assert(
    fc.property(boards({ ...SMALL, absorption: false }), fc.nat(), (board, pick) => {
      const gone = board.needs[pick % board.needs.length]?.id ?? '';
      const before = placesIn(board);
      const after = placesIn({
        ...board,
        needs: board.needs.filter(({ id }) => id !== gone),
        offers: board.offers.map((offer) => ({
          ...offer,
          ranking: offer.ranking?.filter((id) => id !== gone),
          declined: offer.declined?.filter((id) => id !== gone),
        })),
      });
      for (const [id, place] of after) expect(place).toBeLessThanOrEqual(before.get(id) ?? 0);
    }),
  );
});

test('adding a place never hurts a need', () => {
  fc.assert(
    fc.property(boards({ ...SMALL, absorption: false }), fc.nat(), (board, pick) => {
      const index = pick % board.offers.length;
      const more = board.offers.map((offer, i) =>
        i === index ? { ...offer, places: offer.places + 1 } : offer,
      );
      const before = resultOf(board);
      const after = resultOf({ ...board, offers: more });
      for (const { need, offers } of after.rankings) {
        // A first place makes pairs eligible, so both outcomes are looked up in the longer order.
        const place = (result: typeof before) => {
          const got = result.allocation.find((row) => row.need === need)?.offer;
          const at = offers.findIndex(({ offer }) => offer === got);
          return at === -1 ? Infinity : at;
        };
        expect(place(after)).toBeLessThanOrEqual(place(before));
      }
    }),
  );
});

test('a need or an offer that is eligible with nothing changes no other outcome', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const before = resultOf(board);
      const lonely = makeNeed({ id: 'lonely', category: 'skills', nationalPriority: 99 });
      const idle = makeOffer({ id: 'unused', categories: [{ category: 'skills' }] });
      const withNeed = resultOf({ ...board, needs: [lonely, ...board.needs] });
      const withOffer = resultOf({ ...board, offers: [idle, ...board.offers] });
      for (const after of [withNeed, withOffer]) {
        expect(after.allocation).toEqual(before.allocation);
        expect(after.coverage).toEqual(before.coverage);
        expect(after.unmatched.filter(({ need }) => need !== 'lonely')).toEqual(before.unmatched);
        expect(after.rankings.filter(({ need }) => need !== 'lonely')).toEqual(before.rankings);
      }
    }),
  );
});

test('the maximum is a minimum cut, the most that brute force finds, at least the allocation and at most twice it', () => {
  fc.assert(
    fc.property(boards(BRUTE), (board) => {
      const prepared = prepare(board, REFERENCE);
      const { result, proof } = solve(prepared);
      const eligible = new EligiblePairs(prepared);
      const entering = entrants(prepared, eligible);
      const cut = capacityOf(proof.reached, prepared, eligible, (i) => entering[i] === null);
      const { maximum } = proof;
      const sizes = everyAllocation(plainBoard(board, REFERENCE)).map(({ size }) => size);
      const { coverage } = result;
      expect(cut).toBe(maximum);
      expect(maximum).toBe(Math.max(...sizes));
      expect(coverage.maximum).toBe(maximum);
      expect(maximum).toBeGreaterThanOrEqual(coverage.allocated);
      expect(maximum).toBeLessThanOrEqual(2 * coverage.allocated);
    }),
  );
});

test('--top only shortens rankings', () => {
  fc.assert(
    fc.property(boards(SMALL), fc.integer({ min: 1, max: 3 }), (board, top) => {
      const all = resultOf(board);
      const rankings = all.rankings.map(({ need, offers }) => ({
        need,
        offers: offers.slice(0, top),
      }));
      expect(match(prepare(board, REFERENCE), { top })).toEqual({ ...all, rankings });
    }),
  );
});
