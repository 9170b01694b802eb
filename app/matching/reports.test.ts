import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import type { Activity, Board, Need, Offer } from './board';
import { match } from './match';
import { prepare } from './prepare';

const resultOf = (board: Partial<Board>) => match(prepare(makeBoard(board), REFERENCE));
const need = { category: 'incident-response', needs: ['need-1'], states: ['SEN'] };

describe('unlocks', () => {
  test.each<[string, Partial<Need>, Partial<Offer>, (string | null)[]]>([
    ['support', {}, { support: ['exercise'] }, [null]],
    ['scope', {}, { covers: ['GHA'] }, ['SEN']],
    ['language', {}, { languages: ['mn'] }, ['en', 'fr']],
    ['mode', {}, { modes: ['abroad'] }, ['on-site', 'remote']],
    ['window', {}, { window: { from: '2026-01-01', to: '2026-12-31' } }, [null]],
    ['conditions', {}, { conditions: ['policy', 'data-access'] }, ['data-access+policy']],
    [
      'sovereignty',
      { refuses: ['publicity', 'data-abroad'] },
      { arrangements: ['publicity', 'provider-operated', 'data-abroad'] },
      ['data-abroad+publicity'],
    ],
    ['confidentiality', { tlp: 'AMBER' }, {}, [null]],
    ['places', {}, { places: 0 }, [null]],
  ])('%s', (gate, needRow, offerRow, values) => {
    const { unlocks } = resultOf({ needs: [makeNeed(needRow)], offers: [makeOffer(offerRow)] });
    expect(unlocks).toEqual(values.map((value) => ({ ...need, gate, value, offers: ['offer-1'] })));
  });

  test.each<[string, Partial<Need>, Partial<Offer>]>([
    ['an exclusion by name', {}, { excludes: ['SEN'] }],
    ["a State's own offer", {}, { providerState: 'SEN' }],
    ['a decline', { declined: ['offer-1'] }, {}],
    ['another category', { category: 'legal' }, { humanRightsSafeguards: true }],
    ['a need whose window has ended', { window: { from: '2026-01-01', to: '2026-12-31' } }, {}],
    ['two gates at once', {}, { places: 0, languages: ['mn'] }],
  ])('%s is none', (_what, needRow, offerRow) => {
    const { unlocks } = resultOf({ needs: [makeNeed(needRow)], offers: [makeOffer(offerRow)] });
    expect(unlocks).toEqual([]);
  });

  test('a need with an eligible offer asks for none', () => {
    const offers = [makeOffer(), makeOffer({ id: 'offer-2', languages: ['mn'] })];
    expect(resultOf({ offers }).unlocks).toEqual([]);
  });

  test('most needs first, and needs, States and offers are each named once', () => {
    const { unlocks } = resultOf({
      needs: [
        makeNeed({ id: 'b' }),
        makeNeed({ id: 'a', nationalPriority: 2, languages: ['en'] }),
        makeNeed({ id: 'c', state: 'GHA', languages: ['en'] }),
      ],
      offers: [
        makeOffer({ id: 'q', languages: ['mn'] }),
        makeOffer({ id: 'p', languages: ['mn'] }),
      ],
    });
    expect(
      unlocks.map(({ value, needs, states, offers }) => [value, needs, states, offers]),
    ).toEqual([
      ['en', ['a', 'b', 'c'], ['GHA', 'SEN'], ['p', 'q']],
      ['fr', ['b'], ['SEN'], ['p', 'q']],
    ]);
  });
});

describe('overlaps', () => {
  const overlaps = (a: Partial<Activity>, b: Partial<Activity>) =>
    resultOf({
      activities: [
        makeActivity({ id: 'b', provider: 'Two', from: '2027-03-10', to: '2027-05-31', ...b }),
        makeActivity({ id: 'a', from: '2026-12-01', to: '2027-03-10', ...a }),
      ],
    }).overlaps;
  const handling = ['incident-response/handling'];
  const csirt = ['incident-response/national-csirt'];

  test('one shared day is enough', () => {
    expect(overlaps({}, {})).toEqual([
      { state: 'SEN', category: 'incident-response', activities: ['a', 'b'], days: 1 },
    ]);
  });

  test('days before the board are counted too', () => {
    expect(overlaps({}, { from: '2026-12-31' })[0]?.days).toBe(70);
  });

  test('stand by State, then category, then the ids of the two, each pair once', () => {
    const row = (id: string, provider: string, overrides: Partial<Activity> = {}) =>
      makeActivity({ id, provider, ...overrides });
    const { overlaps: found } = resultOf({
      activities: [
        row('z', 'One'),
        row('y', 'Two'),
        row('x', 'Three'),
        row('l', 'Two', { category: 'legal' }),
        row('k', 'One', { category: 'legal' }),
        row('h', 'Two', { state: 'GHA', category: 'legal' }),
        row('g', 'One', { state: 'GHA', category: 'legal' }),
        row('q', 'Two', { category: 'skills' }),
        row('p', 'One', { category: 'skills' }),
      ],
    });
    expect(
      found.map(({ state, category, activities }) => [state, category, ...activities]),
    ).toEqual([
      ['GHA', 'legal', 'g', 'h'],
      ['SEN', 'incident-response', 'x', 'y'],
      ['SEN', 'incident-response', 'x', 'z'],
      ['SEN', 'incident-response', 'y', 'z'],
      ['SEN', 'legal', 'k', 'l'],
      ['SEN', 'skills', 'p', 'q'],
    ]);
  });

  test.each<[string, Partial<Activity>, Partial<Activity>]>([
    ['the same provider', {}, { provider: 'Provider' }],
    ['another State', {}, { state: 'GHA' }],
    ['another category', {}, { category: 'legal' }],
    ['topics apart', { topics: handling }, { topics: csirt }],
    ['dates apart', {}, { from: '2027-03-11' }],
    ['one is completed', { status: 'completed' }, {}],
    ['one has ended', { to: '2026-12-31' }, { from: '2026-12-01' }],
  ])('none: %s', (_what, a, b) => {
    expect(overlaps(a, b)).toEqual([]);
  });

  test.each<[string, Partial<Activity>, Partial<Activity>]>([
    ['one names no topics', { topics: handling }, {}],
    ['an empty list names none', { topics: handling }, { topics: [] }],
    ['one topic is shared', { topics: handling }, { topics: [...csirt, ...handling] }],
    ['one is only planned', { status: 'planned' }, {}],
  ])('one: %s', (_what, a, b) => {
    expect(overlaps(a, b)).toHaveLength(1);
  });
});

test('idle is an offer with a free place and not one eligible need', () => {
  const { idle } = resultOf({
    offers: [
      makeOffer({ id: 'wanted' }),
      makeOffer({ id: 'full', places: 0 }),
      makeOffer({ id: 'z', languages: ['mn'] }),
      makeOffer({ id: 'y', conditions: ['policy'] }),
    ],
  });
  expect(idle).toEqual(['y', 'z']);
});

test('gaps count every need once, by category and State', () => {
  const { gaps } = resultOf({
    needs: [
      makeNeed({ id: 'a' }),
      makeNeed({ id: 'b', nationalPriority: 2 }),
      makeNeed({ id: 'c', nationalPriority: 3 }),
      makeNeed({ id: 'd', nationalPriority: 4, category: 'legal' }),
      makeNeed({ id: 'e', state: 'GHA', languages: ['en'] }),
    ],
    settings: { absorption: { SEN: 2 } },
  });
  const none = { allocated: 0, noOffer: 0, contention: 0, absorption: 0 };
  expect(gaps).toEqual([
    { ...none, category: 'incident-response', state: 'GHA', open: 1, noOffer: 1 },
    {
      category: 'incident-response',
      state: 'SEN',
      open: 3,
      allocated: 1,
      noOffer: 0,
      contention: 1,
      absorption: 1,
    },
    { ...none, category: 'legal', state: 'SEN', open: 1, noOffer: 1 },
  ]);
});
