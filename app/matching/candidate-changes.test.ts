import { expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import type { Board } from './board';
import { candidateChanges } from './candidate-changes';
import { runOf } from './what-if';

const candidates = (board: Partial<Board>) =>
  candidateChanges(runOf(makeBoard(board), REFERENCE)).map(({ change, places, opens }) => ({
    ...change,
    places,
    opens,
  }));

test('a change that needs of two categories ask for is one, under the first category', () => {
  const categories = [{ category: 'incident-response' }, { category: 'skills' }];
  const offers = [makeOffer({ categories, languages: ['mn'] })];
  const needs = (first: string, second: string) => [
    makeNeed({ id: 'a', category: first, languages: ['fr'] }),
    makeNeed({ id: 'b', category: second, languages: ['fr'], nationalPriority: 2 }),
  ];
  const expected = [{ category: 'incident-response', value: 'fr' }];
  expect(candidates({ offers, needs: needs('incident-response', 'skills') })).toMatchObject(
    expected,
  );
  expect(candidates({ offers, needs: needs('skills', 'incident-response') })).toMatchObject(
    expected,
  );
});

test('a need that its State cannot take on now asks for nothing', () => {
  expect(candidates({ settings: { absorption: { SEN: 0 } } })).toEqual([]);
});

test('how many needs have the gate of a change as their only obstacle, and the places that there are then', () => {
  const needs = [
    makeNeed({ id: 'a', languages: ['mn'], state: 'MNG' }),
    makeNeed({ id: 'b', languages: ['mn'], state: 'NPL' }),
    // Left out by contention: it could have the other offer.
    makeNeed({ id: 'c', languages: ['fr', 'mn'], state: 'GHA', modes: ['remote'] }),
    makeNeed({ id: 'd', languages: ['fr'], state: 'SEN', modes: ['remote'] }),
  ];
  const offers = [
    makeOffer({ id: 'p', languages: ['es'], places: 3, modes: ['remote', 'on-site'] }),
    makeOffer({ id: 'q', modes: ['remote'] }),
  ];
  const memberships = { GHA: [], MNG: [], NPL: [], SEN: [] };
  const found = candidates({ needs, offers, memberships, asOf: '2027-01-01' });
  const row = ({ offer, gate, value, places, opens }: (typeof found)[number]) => [
    `${offer} ${gate} ${value}`,
    places,
    opens,
  ];
  expect(found.map(row)).toEqual([
    ['p language fr', 3, 2],
    ['p language mn', 3, 2],
    ['q language mn', 1, 2],
    ['q places null', 2, 0],
  ]);
});

test('current activities count against the places of a State', () => {
  const taken = { offer: 'offer-1' };
  const past = { from: '2026-01-01', to: '2026-12-31' };
  const fields = (...activities: Parameters<typeof makeActivity>[0][]) => {
    const rows = activities.map((row, i) =>
      makeActivity({ id: `activity-${i}`, ...taken, ...row }),
    );
    const offers = [makeOffer({ places: 0, perState: 2 })];
    return candidates({ activities: rows, offers }).map((candidate) => candidate.fields);
  };
  expect(fields()).toEqual([{ places: 1 }]);
  expect(fields({}, {})).toEqual([{ places: 1, perState: 3 }]);
  expect(fields({}, { status: 'completed' })).toEqual([{ places: 1 }]);
  expect(fields({}, past)).toEqual([{ places: 1 }]);
  expect(fields({}, { to: '2027-01-01' })).toEqual([{ places: 1, perState: 3 }]);
  expect(fields({}, { state: 'GHA' })).toEqual([{ places: 1 }]);
});
