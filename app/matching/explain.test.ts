import { describe, expect, test } from 'vitest';
import {
  REFERENCE,
  makeActivity,
  makeBoard,
  makeNeed,
  makeOffer,
  preparePair,
} from '../../tests/properties/factory';
import type { Board } from './board';
import { candidatesOf, demandFor } from './candidates';
import { explain } from './explain';
import { match } from './match';
import { prepare } from './prepare';

function outcomeOf(board: Partial<Board>, need: string, offer: string) {
  const prepared = prepare(makeBoard(board), REFERENCE);
  return explain(prepared, match(prepared), need, offer).outcome;
}

describe('explain', () => {
  test('a blocked pair has its blockers and nothing else', () => {
    const board = preparePair({ tlp: 'AMBER' }, { places: 0 });
    expect(explain(board, match(board), 'need-1', 'offer-1')).toEqual({
      need: 'need-1',
      offer: 'offer-1',
      eligible: false,
      blockers: ['confidentiality', 'places'],
      fit: null,
      principles: null,
      rank: null,
      outcome: null,
    });
  });

  test('without a result there is no outcome', () => {
    expect(explain(preparePair(), null, 'need-1', 'offer-1')).toMatchObject({
      eligible: true,
      rank: 1,
      outcome: null,
    });
  });

  test('each check says whether it applies and whether the offer states it', () => {
    const board = preparePair({}, { handover: false });
    const [first] = explain(board, null, 'need-1', 'offer-1').principles ?? [];
    expect(first).toEqual({
      id: 'P1',
      score: 0,
      checks: [
        { check: 'handover', applies: true, value: 0, stated: true },
        { check: 'follow-up', applies: true, value: 0, stated: false },
        { check: 'lasting', applies: false, value: null, stated: false },
      ],
    });
  });

  test('an id that is not on the board is refused by name', () => {
    expect(() => explain(preparePair(), null, 'need-9', 'offer-1')).toThrow('need-9');
    expect(() => explain(preparePair(), null, 'need-1', 'offer-9')).toThrow('offer-9');
  });
});

describe('outcomes', () => {
  const a = makeNeed({ id: 'a', state: 'GHA' });
  const offers = [makeOffer({ id: 'p' }), makeOffer({ id: 'q', languages: ['en'] })];

  test('allocated, and the need got better', () => {
    const board = { needs: [a], offers };
    expect(outcomeOf(board, 'a', 'p')).toEqual({ code: 'allocated', offer: 'p' });
    expect(outcomeOf(board, 'a', 'q')).toEqual({ code: 'need-got-better', offer: 'p' });
  });

  test('absorption', () => {
    const board = { needs: [a], settings: { absorption: { GHA: 0 } } };
    expect(outcomeOf(board, 'a', 'offer-1')).toEqual({ code: 'absorption' });
  });

  test.each<[string, Partial<Board>]>([
    ['ranking', { offers: [makeOffer({ id: 'p', ranking: ['b'] })] }],
    ['activities', { activities: [makeActivity({ state: 'GHA' })] }],
    ['groups', { memberships: { SEN: ['LDC'] } }],
    ['nationalPriority', { needs: [{ ...a, nationalPriority: 2 }, makeNeed({ id: 'b' })] }],
    ['postedOn', { needs: [{ ...a, postedOn: '2026-12-02' }, makeNeed({ id: 'b' })] }],
    ['id', { needs: [{ ...a, id: 'z' }, makeNeed({ id: 'b' })] }],
  ])('offer full: b stands ahead by %s', (rule, board) => {
    const needs = board.needs ?? [a, makeNeed({ id: 'b' })];
    const full = { offers: [makeOffer({ id: 'p' })], memberships: { SEN: [] }, ...board, needs };
    expect(outcomeOf(full, needs[0]?.id ?? '', 'p')).toEqual({
      code: 'offer-full',
      holders: [{ need: 'b', rule }],
    });
  });

  test('offer full, and what the need got instead', () => {
    const board = { needs: [a, makeNeed({ id: 'b' })], offers };
    expect(outcomeOf(board, 'a', 'p')).toEqual({
      code: 'offer-full',
      offer: 'q',
      holders: [{ need: 'b', rule: 'groups' }],
    });
  });

  test('whoever holds a place is named in the order of the offer', () => {
    const states = ['GHA', 'MNG', 'NPL', 'SEN', 'VUT'] as const;
    const needs = states.map((state, i) => makeNeed({ id: `${i + 1}`, state }));
    const offer = makeOffer({ id: 'p', places: 4, ranking: ['3', '1', '4', '2'] });
    const outcome = outcomeOf({ needs, offers: [offer] }, '5', 'p');
    expect(outcome?.holders?.map(({ need }) => need)).toEqual(['3', '1', '4', '2']);
  });

  test('when the places of the State are full, only its needs hold them', () => {
    const needs = [a, makeNeed({ id: 'b' }), makeNeed({ id: 'c', nationalPriority: 2 })];
    const board = { needs, offers: [makeOffer({ id: 'p', places: 2 })] };
    expect(outcomeOf(board, 'c', 'p')).toEqual({
      code: 'offer-full',
      holders: [{ need: 'b', rule: 'nationalPriority' }],
    });
  });
});

describe('candidates and near misses', () => {
  const offers = [
    makeOffer({ id: 'open' }),
    makeOffer({ id: 'mode', modes: ['abroad'], coDesign: true }),
    makeOffer({ id: 'scope', covers: ['GHA'] }),
    makeOffer({ id: 'two', places: 0, languages: ['mn'] }),
    makeOffer({
      id: 'four',
      places: 0,
      languages: ['mn'],
      modes: ['abroad'],
      support: ['funding'],
    }),
    makeOffer({ id: 'excluded', excludes: ['SEN'] }),
    makeOffer({ id: 'own', providerState: 'SEN' }),
    makeOffer({ id: 'declined', declined: ['need-1'] }),
    makeOffer({ id: 'category', categories: [{ category: 'legal' }] }),
  ];
  const board = prepare(makeBoard({ offers }), REFERENCE);

  test('fewest blockers first, then the highest fit; never what lies between the parties', () => {
    const { eligible, nearMisses } = candidatesOf(board, 'need-1');
    expect(eligible.map(({ offer, rank }) => [offer, rank])).toEqual([['open', 1]]);
    expect(nearMisses.map(({ offer }) => offer)).toEqual(['mode', 'scope', 'two']);
    expect(candidatesOf(board, 'need-1', 1).nearMisses.map(({ offer }) => offer)).toEqual(['mode']);
  });

  test('a near miss names what would open it', () => {
    const [, , two] = candidatesOf(board, 'need-1').nearMisses;
    expect(two).toMatchObject({
      blockers: ['language', 'places'],
      changes: [
        { gate: 'language', kind: 'add-one', values: ['fr', 'en'] },
        { gate: 'places', kind: 'place', values: ['SEN'] },
      ],
    });
  });

  test.each([
    [
      'the days to meet',
      { window: { from: '2028-01-01', to: '2028-02-01' } },
      { gate: 'window', kind: 'period', values: ['2027-02-01', '2027-06-30'] },
    ],
    [
      'the conditions to drop',
      { conditions: ['policy' as const, 'data-access' as const] },
      { gate: 'conditions', kind: 'drop-all', values: ['data-access', 'policy'] },
    ],
    [
      'the State to cover',
      { covers: ['GHA'] },
      { gate: 'scope', kind: 'add-one', values: ['SEN'] },
    ],
  ])('%s', (_what, offer, change) => {
    expect(candidatesOf(preparePair({}, offer), 'need-1').nearMisses[0]?.changes).toEqual([change]);
  });

  test('a need whose window has ended cannot be met by an offer', () => {
    const ended = preparePair({ window: { from: '2026-01-01', to: '2026-02-01' } });
    expect(candidatesOf(ended, 'need-1').nearMisses[0]?.changes).toEqual([
      { gate: 'window', kind: 'parties', values: [] },
    ]);
  });

  test("the demand for an offer stands in the offer's order", () => {
    const needs = [
      makeNeed({ id: 'a', state: 'GHA' }),
      makeNeed({ id: 'b', state: 'SEN' }),
      makeNeed({ id: 'c', state: 'VUT', modes: ['abroad'] }),
      makeNeed({ id: 'd', state: 'MNG', category: 'legal' }),
    ];
    const { eligible, nearMisses } = demandFor(prepare(makeBoard({ needs }), REFERENCE), 'offer-1');
    expect(eligible.map(({ need, rank }) => [need, rank])).toEqual([
      ['b', null],
      ['a', null],
    ]);
    expect(nearMisses.map(({ need, blockers }) => [need, blockers])).toEqual([['c', ['mode']]]);
  });

  test('an id that is not on the board is refused by name', () => {
    expect(() => candidatesOf(board, 'nobody')).toThrow('nobody');
    expect(() => demandFor(board, 'nothing')).toThrow('nothing');
  });
});
