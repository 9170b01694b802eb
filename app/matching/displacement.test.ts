import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Board } from './board';
import { type StoryOptions, whyThisOutcome } from './displacement';
import { match } from './match';
import { prepare } from './prepare';

function storyOf(board: Partial<Board>, need: string, options?: StoryOptions) {
  const prepared = prepare(makeBoard({ memberships: { SEN: [] }, ...board }), REFERENCE);
  return whyThisOutcome(prepared, match(prepared), need, options);
}

/** `c` is kept out of `p` by `b`, which would rather have had `q`, which `a` holds. */
const CHAIN: Partial<Board> = {
  needs: [
    makeNeed({ id: 'a', state: 'SEN', preferences: ['q'] }),
    makeNeed({ id: 'b', state: 'GHA', preferences: ['q', 'p'] }),
    makeNeed({ id: 'c', state: 'MNG', nationalPriority: 2, preferences: ['p'] }),
  ],
  offers: [
    makeOffer({ id: 'p', languages: ['en', 'fr'] }),
    makeOffer({ id: 'q' }),
    makeOffer({ id: 'r', covers: ['SEN'] }),
  ],
  memberships: { SEN: [], GHA: [], MNG: [] },
};

describe('why a need got what it got', () => {
  test('the chain: who holds the place, and why each holder is where it is', () => {
    expect(storyOf(CHAIN, 'c')).toEqual({
      need: 'c',
      outcome: 'contention',
      offer: null,
      rank: null,
      of: 2,
      better: [
        { offer: 'p', rank: 1, full: 'offer', holders: [{ need: 'b', rule: 'nationalPriority' }] },
        { offer: 'q', rank: 2, full: 'offer', holders: [{ need: 'a', rule: 'nationalPriority' }] },
      ],
      absorption: null,
      nearMisses: [],
      chain: [
        {
          need: 'b',
          step: 1,
          offer: 'p',
          rank: 2,
          better: [{ offer: 'q', rank: 1, full: 'offer', holders: [{ need: 'a', rule: 'id' }] }],
          alternative: null,
        },
        {
          need: 'a',
          step: 1,
          offer: 'q',
          rank: 1,
          better: [],
          // `p` would take it, and `b` would have to make way; it comes before `r`, which is free, in the order of ids.
          alternative: { offer: 'p', rank: 2, isFree: false },
        },
      ],
      untold: 0,
    });
  });

  test('a first choice has nothing better and no chain', () => {
    expect(storyOf(CHAIN, 'a')).toMatchObject({
      outcome: 'allocated',
      offer: 'q',
      rank: 1,
      better: [],
      chain: [],
    });
  });

  test('a chain is cut where it is told to be, and says so', () => {
    const [p, q] = [makeOffer({ id: 'p' }), makeOffer({ id: 'q' })];
    const needs = [
      makeNeed({ id: 'a', state: 'SEN', preferences: ['q'] }),
      makeNeed({ id: 'b', state: 'GHA', preferences: ['q', 'p'] }),
      makeNeed({ id: 'c', state: 'MNG', nationalPriority: 2, declined: ['q'] }),
    ];
    const board = { needs, offers: [p, q], memberships: { SEN: [], GHA: [], MNG: [] } };
    const names = (options: StoryOptions) => {
      const { chain, untold } = storyOf(board, 'c', options);
      return [chain.map(({ need, step }) => `${need} ${step}`), untold];
    };
    expect(names({})).toEqual([['b 1', 'a 2'], 0]);
    expect(names({ steps: 1 })).toEqual([['b 1'], 1]);
    expect(names({ most: 0 })).toEqual([[], 1]);
    // Who is not followed is no part of the chain, and not of the count.
    expect(names({ follow: (id) => id !== 'b' })).toEqual([[], 0]);
  });

  test('the places of a State are full before the offer is', () => {
    const needs = [
      makeNeed({ id: 'a' }),
      makeNeed({ id: 'b', nationalPriority: 2 }),
      makeNeed({ id: 'c', state: 'GHA', nationalPriority: 3 }),
    ];
    expect(storyOf({ needs, offers: [makeOffer({ places: 3 })] }, 'b')).toMatchObject({
      outcome: 'contention',
      better: [{ full: 'state', holders: [{ need: 'a', rule: 'nationalPriority' }] }],
      chain: [{ need: 'a', alternative: null }],
    });
  });

  test('two needs that would both rather change places are told once each', () => {
    // Each stands behind the other where it wants to be, since `c` asks for `p` as well.
    const needs = [
      makeNeed({ id: 'a', state: 'SEN', preferences: ['q', 'p'] }),
      makeNeed({ id: 'b', state: 'GHA', preferences: ['p', 'q'] }),
      makeNeed({ id: 'c', state: 'MNG', declined: ['q'] }),
    ];
    const offers = [
      makeOffer({ id: 'p', ranking: ['a', 'c', 'b'] }),
      makeOffer({ id: 'q', ranking: ['b', 'a'] }),
    ];
    const told = storyOf({ needs, offers }, 'a');
    expect(told).toMatchObject({ offer: 'p', better: [{ offer: 'q', holders: [{ need: 'b' }] }] });
    expect(told.chain).toMatchObject([
      { need: 'b', offer: 'q', better: [{ offer: 'p', holders: [{ need: 'a' }] }] },
    ]);
  });

  test('whoever holds the places is named in the order of the offer', () => {
    const states = ['GHA', 'MNG', 'NPL', 'SEN'] as const;
    const needs = states.map((state, i) => makeNeed({ id: `${i + 1}`, state }));
    const offers = [makeOffer({ id: 'p', places: 3, ranking: ['3', '1', '2'] })];
    const [better] = storyOf({ needs, offers }, '4').better;
    expect(better?.holders.map(({ need }) => need)).toEqual(['3', '1', '2']);
  });

  test('where a holder could go: a free place, one of another State, or where another makes way', () => {
    const needs = [
      makeNeed({ id: 'a', nationalPriority: 1, preferences: ['p', 'q'] }),
      makeNeed({ id: 'b', nationalPriority: 3, preferences: ['q'], declined: ['p'] }),
      makeNeed({ id: 'c', state: 'GHA', nationalPriority: 2, preferences: ['p', 'q'] }),
      makeNeed({ id: 'd', state: 'MNG', nationalPriority: 4, declined: ['q'] }),
    ];
    const alternativeTo = (...offers: Parameters<typeof makeOffer>[0][]) => {
      const memberships = { SEN: [], GHA: [], MNG: [] };
      const told = storyOf({ needs, offers: offers.map(makeOffer), memberships }, 'd');
      return told.chain.map(({ need, alternative }) => [need, alternative]);
    };
    const p = { id: 'p', places: 2 };
    // `b` holds the one place that `q` has for its State: it would make way for `a`, and need not for `c`.
    expect(alternativeTo(p, { id: 'q', places: 2 })).toEqual([
      ['a', { offer: 'q', rank: 2, isFree: false }],
      ['c', { offer: 'q', rank: 2, isFree: true }],
    ]);
    expect(alternativeTo(p, { id: 'q', places: 1 })).toEqual([
      ['a', { offer: 'q', rank: 2, isFree: false }],
      ['c', { offer: 'q', rank: 2, isFree: false }],
    ]);
    // Nobody holds `q`.
    expect(alternativeTo(p, { id: 'q', declined: ['b'] })).toEqual([
      ['a', { offer: 'q', rank: 2, isFree: true }],
      ['c', { offer: 'q', rank: 2, isFree: true }],
    ]);
    expect(alternativeTo(p)).toEqual([
      ['a', null],
      ['c', null],
    ]);
  });

  test('absorption: which of the State’s needs enter instead', () => {
    const needs = [
      makeNeed({ id: 'a', nationalPriority: 4 }),
      makeNeed({ id: 'b', nationalPriority: 3 }),
      makeNeed({ id: 'c', nationalPriority: 1, languages: ['mn'] }),
      makeNeed({ id: 'd', nationalPriority: 2 }),
      makeNeed({ id: 'e', state: 'GHA' }),
    ];
    const board = { needs, settings: { absorption: { SEN: 2 } } };
    // `c` has no offer. `b` entered, though there was no place for it; `e` is of another State.
    expect(storyOf(board, 'a')).toMatchObject({
      outcome: 'absorption',
      better: [],
      absorption: {
        limit: 2,
        entered: [
          { need: 'd', nationalPriority: 2 },
          { need: 'b', nationalPriority: 3 },
        ],
      },
    });
  });

  test('no offer: what came closest', () => {
    const offers = ['p', 'q', 'r', 's'].map((id) => makeOffer({ id, languages: ['mn'] }));
    const told = storyOf({ offers }, 'need-1');
    expect(told).toMatchObject({ outcome: 'no-offer', of: 0, better: [], chain: [] });
    expect(told.nearMisses.map(({ offer }) => offer)).toEqual(['p', 'q', 'r']);
  });

  test('an id that is not on the board is refused by name', () => {
    expect(() => storyOf(CHAIN, 'nobody')).toThrow('nobody');
  });
});
