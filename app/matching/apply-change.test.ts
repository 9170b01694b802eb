import { expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
} from '../../tests/properties/factory';
import { plainBlockers } from '../../tests/properties/plain';
import { type OfferChange, applyChange, byWhatChanges, openingsOf } from './apply-change';
import type { Board, Need, Offer } from './board';
import type { Change } from './changes';
import { candidateChanges } from './candidate-changes';
import { runOf } from './what-if';

const eligible = (board: Board) =>
  board.needs.flatMap((need) =>
    board.offers
      .filter((offer) => plainBlockers(board, REFERENCE, need, offer).length === 0)
      .map((offer) => `${need.id} ${offer.id}`),
  );

/** One thing that keeps the two apart, and the change that is expected to bring them together. */
const CLOSED: [
  string,
  Partial<Need>,
  Partial<Offer>,
  Partial<Board>,
  [string | null, Partial<Offer>][],
][] = [
  [
    'topic',
    { topics: ['incident-response/handling'] },
    {
      categories: [
        { category: 'legal' },
        { category: 'incident-response', topics: ['incident-response/national-csirt'] },
      ],
    },
    {},
    [
      [
        'incident-response/handling',
        {
          categories: [
            { category: 'legal' },
            {
              category: 'incident-response',
              topics: ['incident-response/national-csirt', 'incident-response/handling'],
            },
          ],
        },
      ],
    ],
  ],
  [
    'support',
    { support: ['training', 'exercise'] },
    { support: ['advisory'] },
    {},
    [
      ['exercise', { support: ['advisory', 'exercise'] }],
      ['training', { support: ['advisory', 'training'] }],
    ],
  ],
  ['scope', {}, { covers: ['MNG'] }, {}, [['SEN', { covers: ['MNG', 'SEN'] }]]],
  [
    'language',
    {},
    { languages: ['mn'] },
    {},
    [
      ['en', { languages: ['mn', 'en'] }],
      ['fr', { languages: ['mn', 'fr'] }],
    ],
  ],
  ['mode', { modes: ['remote'] }, {}, {}, [['remote', { modes: ['on-site', 'remote'] }]]],
  [
    'window',
    {},
    { window: { from: '2026-01-01', to: '2027-01-31' } },
    {},
    [['2026-01-01/2027-06-30', { window: { from: '2026-01-01', to: '2027-06-30' } }]],
  ],
  [
    'window',
    { window: { from: '2026-02-01', to: '2027-06-30' } },
    { window: { from: '2027-07-01', to: '2027-12-31' } },
    {},
    [['2027-01-01/2027-12-31', { window: { from: '2027-01-01', to: '2027-12-31' } }]],
  ],
  [
    'window',
    { window: { from: '2027-03-01', to: '2027-04-30' } },
    { window: { from: '2027-05-01', to: '2027-12-31' } },
    {},
    [['2027-03-01/2027-12-31', { window: { from: '2027-03-01', to: '2027-12-31' } }]],
  ],
  [
    'conditions',
    {},
    { conditions: ['policy', 'exclusivity'] },
    {},
    [['exclusivity+policy', { conditions: [] }]],
  ],
  [
    'sovereignty',
    { refuses: ['remote-access', 'publicity'] },
    { arrangements: ['publicity', 'data-abroad', 'remote-access'] },
    {},
    [['publicity+remote-access', { arrangements: ['data-abroad'] }]],
  ],
  [
    'safeguards',
    { category: 'legal' },
    { categories: [{ category: 'legal' }] },
    {},
    [[null, { humanRightsSafeguards: true }]],
  ],
  ['confidentiality', { tlp: 'AMBER' }, {}, {}, [[null, { handlingAccepted: true }]]],
  ['places', {}, { places: 0 }, {}, [[null, { places: 1 }]]],
  [
    'places',
    {},
    {},
    { activities: [makeActivity({ offer: 'offer-1' })] },
    [['SEN', { perState: 2 }]],
  ],
  [
    'places',
    {},
    { places: 0 },
    { activities: [makeActivity({ offer: 'offer-1' })] },
    [['SEN', { places: 1, perState: 2 }]],
  ],
];

test.each(CLOSED)(
  'the gate %s opens by the change that is named',
  (gate, need, offer, rest, openings) => {
    const rows = { needs: [makeNeed(need)], offers: [makeOffer(offer)] };
    const board = makeBoard({ ...rows, ...rest });
    const candidates = candidateChanges(runOf(board, REFERENCE)).map(({ change }) => change);
    expect(candidates).toEqual(
      openings.map(([value, fields]) => ({
        offer: 'offer-1',
        category: rows.needs[0]?.category,
        gate,
        value,
        fields,
      })),
    );
    for (const change of candidates) {
      expect(eligible(board)).toEqual([]);
      expect(eligible(applyChange(board, change))).toEqual(['need-1 offer-1']);
    }
  },
);

test.each<[string, Partial<Need>, Partial<Offer>]>([
  ['the category', { category: 'skills' }, {}],
  ['an exclusion by name', {}, { excludes: ['SEN'] }],
  ['being the same State', {}, { providerState: 'SEN' }],
  ['a decline', {}, { declined: ['need-1'] }],
  ['a window of the need that has ended', { window: { from: '2026-01-01', to: '2026-12-31' } }, {}],
  ['two gates', {}, { languages: ['mn'], conditions: ['policy'] }],
])('%s is nothing that one change of an offer opens', (_what, need, offer) => {
  const board = makeBoard({ needs: [makeNeed(need)], offers: [makeOffer(offer)] });
  expect(candidateChanges(runOf(board, REFERENCE))).toEqual([]);
});

const SECOND = makeNeed({ id: 'need-2', nationalPriority: 2 });
const OTHER = makeNeed({ id: 'need-2', state: 'GHA' });
test.each<[string, Need, Partial<Offer>, string | null, Partial<Offer>]>([
  ['in all', OTHER, {}, null, { places: 2 }],
  ['for the State', SECOND, { places: 3 }, 'SEN', { perState: 2 }],
  ['in all and for the State', SECOND, {}, 'SEN', { places: 2, perState: 2 }],
])('an offer that is full %s gets one more place', (_what, second, offer, value, fields) => {
  const board = makeBoard({ needs: [makeNeed(), second], offers: [makeOffer(offer)] });
  const [candidate, ...others] = candidateChanges(runOf(board, REFERENCE));
  expect(others).toEqual([]);
  expect(candidate?.change).toMatchObject({ gate: 'places', value, fields });
  const after = runOf(
    applyChange(board, candidate?.change ?? { offer: '', fields: {} }),
    REFERENCE,
  );
  expect(after.result.unmatched).toEqual([]);
});

test('another category is another offer, not a change of this one', () => {
  const change: Change = { gate: 'category', kind: 'add-one', values: ['skills'] };
  const use = { held: 0, heldOfState: 0, activities: 0 };
  const [need, offer] = [makeNeed({ category: 'skills' }), makeOffer()];
  expect(openingsOf(change, need, offer, '2027-01-01', use)).toEqual([]);
});

test('a change is made to the offer that it names and to no other', () => {
  const board = makeBoard({ offers: [makeOffer(), makeOffer({ id: 'offer-2' })] });
  const { offers } = applyChange(board, { offer: 'offer-2', fields: { places: 7 } });
  expect(offers).toEqual([makeOffer(), makeOffer({ id: 'offer-2', places: 7 })]);
});

test('changes stand by category, gate, value and offer, those without a value first', () => {
  const change = (category: string, gate: string, value: string | null, offer: string) =>
    ({ category, gate, value, offer, fields: {} }) as OfferChange;
  const inOrder = [
    change('legal', 'language', 'en', 'z'),
    change('legal', 'language', 'fr', 'a'),
    change('legal', 'places', null, 'a'),
    change('legal', 'places', null, 'b'),
    change('legal', 'places', 'GHA', 'a'),
    change('legal', 'places', 'SEN', 'a'),
    change('skills', 'language', 'en', 'a'),
    change('skills', 'language', 'en', 'b'),
    change('skills', 'language', 'fr', 'a'),
  ];
  for (const [i, a] of inOrder.entries()) {
    for (const [j, b] of inOrder.entries()) {
      expect(Math.sign(byWhatChanges(a, b))).toBe(Math.sign(i - j));
    }
  }
});
