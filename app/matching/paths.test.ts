import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Offer } from './board';
import { capacityOf, maximumCoverage } from './coverage';
import { EligiblePairs } from './eligible';
import { prepare } from './prepare';

/** A need by its State, the languages it could be served in, and the offer that it has; an offer by its language. */
type Asked = [state: string, languages: string, has: number];

/** The offer of each need once as many as possible are served; -1 for none. */
function servedOn(asked: Asked[], given: Partial<Offer>[]): number[] {
  const needs = asked.map(([state, languages], i) =>
    makeNeed({ id: `n-${i}`, state, languages: languages.split(' '), nationalPriority: i + 1 }),
  );
  const offers = given.map((row, i) => makeOffer({ id: `o-${i}`, ...row }));
  const board = prepare(makeBoard({ needs, offers }), REFERENCE);
  const eligible = new EligiblePairs(board);
  const start = Int32Array.from(asked, ([, , has]) => has);
  const { maximum, served, reached } = maximumCoverage(board, eligible, () => true, start);
  expect(capacityOf(reached, board, eligible, () => true)).toBe(maximum);
  return Array.from(served);
}

test('a need never takes a place in an offer that it is not eligible for, though somebody could leave it', () => {
  const asked: Asked[] = [
    ['SEN', 'en', -1],
    ['GHA', 'en', 0],
    ['MNG', 'fr', -1],
    ['NPL', 'fr mn', 1],
  ];
  const given = ['en', 'fr', 'mn'].map((code) => ({ languages: [code] }));
  expect(servedOn(asked, given)).toEqual([-1, 0, 1, 2]);
});

test("who has gone on to another offer is in nobody's way in the one before", () => {
  const asked: Asked[] = [
    ['MNG', 'fr', -1],
    ['NPL', 'fr', -1],
    ['NPL', 'fr mn', 1],
    ['GHA', 'fr es', 1],
  ];
  const given = [
    { languages: ['en'] },
    { languages: ['fr'], places: 2 },
    { languages: ['mn'] },
    { languages: ['es'] },
  ];
  expect(servedOn(asked, given)).toEqual([1, 1, 2, 3]);
});

test('two that could each have what the other has, and one of them a free place as well', () => {
  const asked: Asked[] = [
    ['SEN', 'en', -1],
    ['GHA', 'fr', -1],
    ['SEN', 'en fr mn', 0],
    ['GHA', 'en fr', 1],
  ];
  const given = ['en', 'fr', 'mn'].map((code) => ({ languages: [code] }));
  expect(servedOn(asked, given)).toEqual([0, -1, 2, 1]);
});
