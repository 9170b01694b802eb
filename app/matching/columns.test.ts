import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeOffer } from '../../tests/properties/factory';
import { type BitSet, rowsOf } from './bit-set';
import type { Offer } from './board';
import { type Columns, Words, columnsOf } from './columns';
import { dayNumber } from './days';
import { prepare } from './prepare';
import { ARRANGEMENTS, MODES, SUPPORTS } from './vocabulary';

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';

function columnsFrom(rows: Partial<Offer>[], takenUp: { offer: number; state: string }[] = []) {
  const offers = rows.map((row, place) => makeOffer({ id: `o-${place}`, ...row }));
  return columnsOf(prepare(makeBoard({ offers }), REFERENCE).offers, takenUp);
}

const listed = (set: BitSet | undefined) => (set ? Array.from(rowsOf(set)) : null);

describe('offers by a word that they say', () => {
  test.each<[keyof Columns, Partial<Offer>[], string, number[]]>([
    ['language', [{ languages: ['en'] }, { languages: ['fr', 'en'] }], 'en', [0, 1]],
    ['covering', [{}, { covers: ['SEN', 'LDC'] }], 'LDC', [1]],
    ['excluding', [{ excludes: ['GHA'] }, { excludes: [] }], 'GHA', [0]],
    ['declining', [{ declined: ['need-7'] }, {}], 'need-7', [0]],
    ['providedBy', [{ providerState: 'SEN' }, { providerState: 'GHA' }], 'GHA', [1]],
    ['listing', [{ categories: [{ category: 'legal' }] }, {}], 'legal', [0]],
  ])('%s', (column, rows, word, offers) => {
    const words = columnsFrom(rows)[column] as Words;
    expect(listed(words.get(word))).toEqual(offers);
    expect(words.get('a word that no offer says')).toBeUndefined();
  });
});

describe('offers by a word of a closed list', () => {
  test.each<['support' | 'mode' | 'arrangement', readonly string[], Partial<Offer>[], string]>([
    ['support', SUPPORTS, [{}, { support: ['exercise', 'training'] }], 'exercise'],
    ['mode', MODES, [{}, { modes: ['remote', 'abroad'] }], 'abroad'],
    ['arrangement', ARRANGEMENTS, [{}, { arrangements: ['publicity'] }], 'publicity'],
  ])('%s', (column, list, rows, word) => {
    const sets = columnsFrom(rows)[column];
    expect(sets).toHaveLength(list.length);
    expect(listed(sets[list.indexOf(word)])).toEqual([1]);
  });
});

describe('offers that say one thing', () => {
  test.each<[keyof Columns, Partial<Offer>[], number[]]>([
    ['universal', [{}, { covers: [] }, { covers: ['SEN'] }], [0, 1]],
    ['withConditions', [{ conditions: null }, { conditions: [] }, { conditions: ['policy'] }], [2]],
    ['safeguarded', [{}, { humanRightsSafeguards: true }, { humanRightsSafeguards: false }], [1]],
    ['handlingAccepted', [{ handlingAccepted: true }, { handlingAccepted: false }, {}], [0]],
    ['withPlaces', [{ places: 0 }, { places: 1 }, { places: 2 }], [1, 2]],
  ])('%s', (column, rows, offers) => {
    expect(listed(columnsFrom(rows)[column] as BitSet)).toEqual(offers);
  });
});

test('a category stands with its topics, or whole where an offer names none', () => {
  const columns = columnsFrom([
    { categories: [{ category: 'incident-response', topics: [HANDLING, CSIRT] }] },
    { categories: [{ category: 'incident-response', topics: [] }, { category: 'legal' }] },
    { categories: [{ category: 'incident-response', topics: [CSIRT] }] },
  ]);
  expect(listed(columns.listing.get('incident-response'))).toEqual([0, 1, 2]);
  expect(listed(columns.wholeCategory.get('incident-response'))).toEqual([1]);
  expect(listed(columns.wholeCategory.get('legal'))).toEqual([1]);
  const topics = columns.topic.get('incident-response');
  expect(listed(topics?.get(HANDLING))).toEqual([0]);
  expect(listed(topics?.get(CSIRT))).toEqual([0, 2]);
  expect(columns.topic.get('legal')).toBeUndefined();
});

test('windows as day numbers, the size, and the places that are taken up', () => {
  const window = { from: '2027-03-01', to: '2027-04-30' };
  const columns = columnsFrom([{}, { window }], [{ offer: 1, state: 'SEN' }]);
  expect(columns.size).toBe(2);
  expect(Array.from(columns.from)).toEqual(['2027-01-01', '2027-03-01'].map(dayNumber));
  expect(Array.from(columns.to)).toEqual(['2027-12-31', '2027-04-30'].map(dayNumber));
  expect(listed(columns.takenUp.get('SEN'))).toEqual([1]);
  expect(columns.takenUp.get('GHA')).toBeUndefined();
});

test('a word is kept with all who say it, however far down', () => {
  const words = new Words(70);
  words.put('fr', 69);
  words.put('fr', 2);
  words.put('en', 33);
  expect(listed(words.get('fr'))).toEqual([2, 69]);
  expect(listed(words.get('en'))).toEqual([33]);
});
