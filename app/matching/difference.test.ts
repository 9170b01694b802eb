import { describe, expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import type { Board, Need, Offer } from './board';
import { differenceOf } from './difference';
import { runOf } from './what-if';

/** What differs for one need between two boards that hold it and offers. */
function difference(before: Partial<Board>, after: Partial<Board>) {
  const [was, is] = [before, after].map((rows) => runOf(makeBoard(rows), REFERENCE));
  if (!was || !is) throw new Error('two boards, two runs');
  return differenceOf(was, is);
}

/** In which list the one need stands. */
function verdict(before: [Partial<Need>, ...Offer[]], after: [Partial<Need>, ...Offer[]]) {
  const rows = ([need, ...offers]: typeof before) => ({ needs: [makeNeed(need)], offers });
  const { gains, losses, changes } = difference(rows(before), rows(after));
  const lists = { gains, losses, changes };
  return Object.entries(lists).flatMap(([name, list]) => list.map(() => name));
}

const plain = makeOffer({ id: 'plain' });
const good = makeOffer({ id: 'good', handover: true, evaluation: true });
const twin = makeOffer({ id: 'twin' });

describe('a need', () => {
  test('gains when it gets something for nothing, and loses the other way round', () => {
    expect(verdict([{}], [{}, plain])).toEqual(['gains']);
    expect(verdict([{}, plain], [{}])).toEqual(['losses']);
  });

  test('gains by a higher fit, with the same offer or another', () => {
    expect(verdict([{}, plain], [{}, good])).toEqual(['gains']);
    expect(verdict([{}, good], [{}, plain])).toEqual(['losses']);
    expect(verdict([{}, plain], [{}, { ...plain, handover: true }])).toEqual(['gains']);
  });

  test('gains by what it puts first, whatever the fit', () => {
    const wishes = { preferences: ['plain', 'good'] };
    const closed = { ...plain, conditions: ['policy' as const] };
    expect(verdict([wishes, closed, good], [wishes, plain, good])).toEqual(['gains']);
    expect(verdict([wishes, plain, good], [wishes, closed, good])).toEqual(['losses']);
  });

  test('is judged by fit where the boards do not agree on what it puts first', () => {
    expect(
      verdict([{ preferences: ['good'] }, plain, good], [{ preferences: ['plain'] }, plain, good]),
    ).toEqual(['losses']);
  });

  test('changes where neither is better: another reason, an equal offer, another rank alone', () => {
    const other = makeOffer({ id: 'other', categories: [{ category: 'skills' }] });
    expect(verdict([{}, plain], [{}, plain, other])).toEqual([]);
    expect(verdict([{}, plain], [{}, twin])).toEqual(['changes']);
    const full = { needs: [makeNeed(), makeNeed({ id: 'z', nationalPriority: 2 })] };
    const { changes } = difference(
      { ...full, offers: [plain] },
      { ...full, offers: [{ ...plain, languages: ['mn'] }] },
    );
    expect(changes).toEqual([
      {
        need: 'z',
        before: { offer: null, reason: 'contention' },
        after: { offer: null, reason: 'no-offer' },
      },
    ]);
    // Its own offer stands second now, behind one that another need holds.
    const needs = [
      makeNeed({ id: 'first', nationalPriority: 1 }),
      makeNeed({ id: 'second', state: 'GHA', nationalPriority: 2 }),
    ];
    const [before, after] = [
      [plain, { ...good, languages: ['mn'] }, twin],
      [plain, good, twin],
    ];
    const moved = difference({ needs, offers: before }, { needs, offers: after });
    expect(moved.gains.map(({ need }) => need)).toEqual(['first']);
    expect(moved.changes.map(({ need }) => need)).toEqual(['second']);
  });

  test('that comes or goes is told apart', () => {
    const { added, removed, gains } = difference(
      { needs: [makeNeed({ id: 'a' })], offers: [plain] },
      { needs: [makeNeed({ id: 'b' })], offers: [plain] },
    );
    expect(gains).toEqual([]);
    expect([removed, added].map((rows) => rows.map(({ need }) => need))).toEqual([['a'], ['b']]);
  });
});

test('gaps close, shrink, open, widen and shift; the largest change stands first', () => {
  const states = ['GHA', 'MNG', 'NPL', 'SEN'] as const;
  const needs = states.flatMap((state) =>
    [1, 2].map((n) => makeNeed({ id: `${state}-${n}`, state, nationalPriority: n })),
  );
  const coverAll = (covers: string[], places: number, perState: number) => [
    makeOffer({ covers, places, perState }),
  ];
  const { gaps } = difference(
    { needs, offers: coverAll(['GHA', 'MNG', 'SEN'], 6, 1) },
    {
      needs: [...needs, makeNeed({ id: 'x', category: 'legal', nationalPriority: 9 })],
      offers: [
        ...coverAll(['GHA'], 2, 2),
        makeOffer({ id: 'offer-2', covers: ['NPL'] }),
        makeOffer({ id: 'offer-3', covers: ['SEN'], perState: 1 }),
      ],
    },
  );
  expect(gaps.map(({ state, category, kind }) => `${kind} ${state} ${category}`)).toEqual([
    'closes GHA incident-response',
    'widens MNG incident-response',
    'shrinks NPL incident-response',
    'opens SEN legal',
  ]);
  const shifted = difference(
    { needs, offers: coverAll(['SEN'], 2, 2) },
    { needs, offers: coverAll(['SEN', 'GHA'], 2, 2) },
  );
  expect(shifted.gaps.map(({ kind, state }) => `${kind} ${state}`)).toContain('shifts GHA');
});

test('an idle offer comes into use with the needs that it holds, or without any', () => {
  const idle = { languages: ['mn'] };
  const offers = [
    makeOffer(),
    makeOffer({ id: 'offer-2', ...idle }),
    makeOffer({ id: 'offer-3', ...idle }),
  ];
  const open = offers.map((offer) => ({ ...offer, languages: ['fr'] }));
  const needs = [makeNeed(), makeNeed({ id: 'need-2', state: 'GHA' })];
  expect(difference({ needs, offers }, { needs, offers: open }).idle).toEqual({
    cameIntoUse: [
      { offer: 'offer-2', needs: ['need-2'] },
      { offer: 'offer-3', needs: [] },
    ],
    fellIdle: [],
  });
  // Without a free place it is neither idle nor in use.
  const closed = offers.map((offer) => ({ ...offer, places: 0 }));
  expect(difference({ needs, offers }, { needs, offers: closed }).idle.cameIntoUse).toEqual([]);
});
