import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { applyChange } from './apply-change';
import { bestChanges } from './best-changes';
import type { Board } from './board';
import { runOf } from './what-if';

/** Four needs in a language that no offer has: the first offer could serve a and b, the second a and c, the third b and d. */
const board = makeBoard({
  needs: (
    [
      ['a', 'SEN', ['training', 'exercise']],
      ['b', 'GHA', ['training', 'advisory']],
      ['c', 'MNG', ['exercise']],
      ['d', 'VUT', ['advisory']],
    ] as const
  ).map(([id, state, support]) =>
    makeNeed({ id, state, support: [...support], languages: ['mn'] }),
  ),
  offers: (['training', 'exercise', 'advisory'] as const).map((form, i) =>
    makeOffer({ id: `offer-${i + 1}`, support: [form], places: 2 }),
  ),
});
const speaking = (from: Board, offer: string) =>
  applyChange(from, { offer, fields: { languages: ['fr', 'mn'] } });

test('each step tells what is changed, whom it serves and what it took to find it', () => {
  const { steps, matched } = bestChanges(board, 1, REFERENCE);
  expect(steps).toEqual([
    {
      change: {
        offer: 'offer-1',
        category: 'incident-response',
        gate: 'language',
        value: 'mn',
        fields: { languages: ['fr', 'mn'] },
      },
      coverage: {
        before: { allocated: 0, maximum: 0 },
        after: { allocated: 2, maximum: 2 },
      },
      served: ['a', 'b'],
      unserved: [],
      affected: 2,
      candidates: 3,
      ruledOut: 0,
    },
  ]);
  expect(matched).toBe(4);
});

test('step by step is not always best together', () => {
  const { after } = bestChanges(board, 2, REFERENCE);
  expect(after.result.coverage.allocated).toBe(3);
  const together = speaking(speaking(board, 'offer-2'), 'offer-3');
  expect(runOf(together, REFERENCE).result.coverage.allocated).toBe(4);
});

test('it ends when no single change serves one more need', () => {
  const { steps, after } = bestChanges(board, 9, REFERENCE);
  expect(steps).toHaveLength(3);
  expect(after.result.unmatched).toEqual([]);
  expect(bestChanges(after.board, 9, REFERENCE).steps).toEqual([]);
});

test('a change of one gate is not found where two are closed', () => {
  const closed = board.offers.map((offer) => ({ ...offer, conditions: ['policy' as const] }));
  const { steps, matched } = bestChanges({ ...board, offers: closed }, 3, REFERENCE);
  expect([steps, matched]).toEqual([[], 1]);
});

const SPOKEN = { languages: ['mn'] };

test('the most promising change is tried first, and what it serves rules out others', () => {
  const needs = ['GHA', 'MNG', 'SEN'].map((state) => makeNeed({ id: state, state, ...SPOKEN }));
  const offers = [1, 2, 3].map((places) => makeOffer({ id: `offer-${places}`, places }));
  const { steps, matched } = bestChanges(makeBoard({ needs, offers }), 1, REFERENCE);
  expect(steps).toMatchObject([{ change: { offer: 'offer-3' }, candidates: 3, ruledOut: 2 }]);
  // The board as it is, and with the third offer changed.
  expect(matched).toBe(2);
});

test('of two that serve as many, the one that leaves room for more', () => {
  const needs = [
    makeNeed({ id: 'a', languages: ['fr', 'mn'], preferences: ['p', 'q'] }),
    makeNeed({ id: 'b', state: 'GHA', ...SPOKEN, support: ['training', 'exercise'] }),
    makeNeed({ id: 'c', state: 'MNG', ...SPOKEN }),
  ];
  const offers = [
    makeOffer({ id: 'first', support: ['exercise'], languages: ['es'] }),
    makeOffer({ id: 'p', languages: ['es'], places: 2, ranking: ['a', 'b'] }),
    makeOffer({ id: 'q' }),
  ];
  const { steps } = bestChanges(makeBoard({ needs, offers }), 1, REFERENCE);
  // `a` takes a place of `p` and leaves `q`, which `c` cannot have; yet another allocation would serve all three.
  expect(steps).toMatchObject([
    { change: { offer: 'p', value: 'mn' }, coverage: { after: { allocated: 2, maximum: 3 } } },
  ]);
});

test('whom a step serves no longer is told, and every board that was matched is counted', () => {
  const ranking = ['a', 'b', 'c', 'd'];
  const states = ['GHA', 'MNG', 'NPL'];
  const needs = [
    ...states.map((state, i) => makeNeed({ id: ranking[i] ?? '', state, ...SPOKEN })),
    makeNeed({ id: 'd', languages: ['fr'] }),
    makeNeed({ id: 'e', languages: ['es'], state: 'VUT' }),
  ];
  const offers = [makeOffer({ places: 3, ranking })];
  const { steps, matched } = bestChanges(makeBoard({ needs, offers }), 1, REFERENCE);
  expect(steps).toMatchObject([
    { change: { value: 'mn' }, served: ['a', 'b', 'c'], unserved: ['d'], affected: 4 },
  ]);
  // The board as it is, without the offer, which tells how much its two changes could serve, and with each of them.
  expect(steps[0]).toMatchObject({ candidates: 2, ruledOut: 0 });
  expect(matched).toBe(4);
});
