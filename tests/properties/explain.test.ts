import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Board, Need, Offer } from '../../app/matching/board';
import { candidatesOf, demandFor } from '../../app/matching/candidates';
import { explain } from '../../app/matching/explain';
import { match } from '../../app/matching/match';
import { prepare } from '../../app/matching/prepare';
import { SMALL, boards } from './boards';
import { applied } from './change';
import { REFERENCE } from './factory';
import { plainBlockers, plainRule } from './plain';
import { unlockValues } from './plain-match';

const need = (board: Board, id: string) => board.needs.find((row) => row.id === id) as Need;
const offer = (board: Board, id: string) => board.offers.find((row) => row.id === id) as Offer;

test('an explanation agrees with the result', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      const result = match(prepared, { top: 0 });
      for (const { need: needId, offers } of result.rankings) {
        const got = result.allocation.find((row) => row.need === needId);
        const reason = result.unmatched.find((row) => row.need === needId)?.reason;
        for (const { id: offerId } of board.offers) {
          const told = explain(prepared, result, needId, offerId);
          const place = offers.findIndex((row) => row.offer === offerId);
          const ranked = offers[place];
          expect(told.blockers).toEqual(
            plainBlockers(board, REFERENCE, need(board, needId), offer(board, offerId)),
          );
          if (!ranked) {
            const nothing = { fit: null, principles: null, rank: null, outcome: null };
            expect(told).toMatchObject({ eligible: false, ...nothing });
            continue;
          }
          expect(told).toMatchObject({ eligible: true, fit: ranked.fit, rank: place + 1 });
          const scores = told.principles?.map(({ id, score }) => [id, score]) ?? [];
          expect(Object.fromEntries(scores)).toEqual(ranked.principles);
          const code =
            reason === 'absorption'
              ? 'absorption'
              : got?.offer === offerId
                ? 'allocated'
                : got && got.rank <= place
                  ? 'need-got-better'
                  : 'offer-full';
          expect(told.outcome?.code).toBe(code);
          expect(told.outcome?.offer).toBe(got?.offer);
        }
      }
    }),
  );
});

test('whoever holds a place is named with the rule that put it ahead', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      const result = match(prepared, { top: 0 });
      for (const { need: needId, offers } of result.rankings) {
        for (const { offer: offerId } of offers) {
          const { outcome } = explain(prepared, result, needId, offerId);
          if (outcome?.code !== 'offer-full') continue;
          expect(outcome.holders?.length).toBeGreaterThan(0);
          for (const { need: holder, rule } of outcome.holders ?? []) {
            expect(result.allocation).toContainEqual(
              expect.objectContaining({ need: holder, offer: offerId }),
            );
            const [ahead, behind] = [need(board, holder), need(board, needId)];
            const expected = { rule, isAhead: true };
            expect(plainRule(board, REFERENCE, offer(board, offerId), ahead, behind)).toEqual(
              expected,
            );
          }
        }
      }
    }),
  );
});

test('the candidates of a need are its ranking, the demand for an offer the needs that rank it', () => {
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      const prepared = prepare(board, REFERENCE);
      const { rankings } = match(prepared, { top: 0 });
      for (const { need: id, offers } of rankings) {
        const { eligible } = candidatesOf(prepared, id);
        expect(eligible).toHaveLength(offers.length);
        eligible.forEach((row, place) => {
          const told = explain(prepared, null, id, offers[place]?.offer ?? '');
          const { need: needId, offer: offerId, fit, rank } = row;
          expect(told).toMatchObject({ need: needId, offer: offerId, fit, rank });
        });
      }
      for (const { id, ...row } of board.offers) {
        const { eligible } = demandFor(prepared, id);
        const wanting = rankings.filter(({ offers }) => offers.some((other) => other.offer === id));
        const ids = eligible.map((told) => told.need);
        expect([...ids].sort()).toEqual(wanting.map((other) => other.need));
        ids.slice(1).forEach((behind, i) => {
          const [a, b] = [need(board, ids[i] ?? ''), need(board, behind)];
          expect(plainRule(board, REFERENCE, { id, ...row }, a, b).isAhead).toBe(true);
        });
      }
    }),
  );
});

test('an unlock is true: with the named change, each pair it stands for is eligible', () => {
  let tried = 0;
  fc.assert(
    fc.property(boards(SMALL), (board) => {
      for (const unlock of match(prepare(board, REFERENCE)).unlocks) {
        const { gate, value } = unlock;
        const pairs = unlock.needs.flatMap((needId) =>
          unlock.offers
            .map((offerId) => ({ need: need(board, needId), offer: offer(board, offerId) }))
            .filter((pair) => {
              const blockers = plainBlockers(board, REFERENCE, pair.need, pair.offer);
              if (blockers.join(' ') !== gate) return false;
              return unlockValues(gate, pair.need, pair.offer).includes(value);
            }),
        );
        expect(new Set(pairs.map((pair) => pair.need.id))).toEqual(new Set(unlock.needs));
        expect(new Set(pairs.map((pair) => pair.offer.id))).toEqual(new Set(unlock.offers));
        expect(new Set(pairs.map((pair) => pair.need.state))).toEqual(new Set(unlock.states));
        for (const pair of pairs) {
          tried += 1;
          const values = value === null ? usual(gate, pair.need) : value.split('+');
          const [changed] = applied(board, pair.need, pair.offer, { gate, values });
          if (!changed) throw new Error(`an unlock names ${gate}, which cannot open`);
          const offers = board.offers.map((row) => (row.id === changed.id ? changed : row));
          const told = explain(
            prepare({ ...board, offers }, REFERENCE),
            null,
            pair.need.id,
            changed.id,
          );
          expect(told.blockers).toEqual([]);
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(tried).toBeGreaterThan(20);
});

/** What there is to add where an unlock does not say which. */
function usual(gate: string, wanted: Need): string[] {
  if (gate === 'topic') return wanted.topics ?? [];
  if (gate === 'support') return wanted.support;
  return gate === 'window' ? [wanted.window.from, wanted.window.to] : [wanted.state];
}
