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
    const only = { preferences: ['twin', 'plain'] };
    expect(verdict([only, closed, good], [only, plain, good])).toEqual(['gains']);
    expect(verdict([only, plain, good], [only, closed, good])).toEqual(['losses']);
    // With the same offer it is the fit again.
    expect(verdict([wishes, plain], [wishes, { ...plain, handover: true }])).toEqual(['gains']);
  });

  test('is judged by the board that has both offers, where only one has', () => {
    const wishes = { preferences: ['plain', 'good'] };
    expect(verdict([{ preferences: ['good'] }, good], [wishes, plain, good])).toEqual(['gains']);
    expect(verdict([wishes, plain, good], [{ preferences: ['good'] }, good])).toEqual(['losses']);
    // Neither has both: the fit.
    expect(verdict([wishes, good], [wishes, plain])).toEqual(['losses']);
  });

  test('is judged by fit where the boards do not agree on what it puts first', () => {
    expect(
      verdict([{ preferences: ['good'] }, plain, good], [{ preferences: ['plain'] }, plain, good]),
    ).toEqual(['losses']);
    expect(
      verdict([{ preferences: ['plain'] }, plain, good], [{ preferences: ['good'] }, plain, good]),
    ).toEqual(['gains']);
  });

  test('gains when its offer covers more of what it asks for', () => {
    const need = { support: ['training', 'exercise'] as Need['support'] };
    const more = { ...plain, support: need.support };
    const { gains } = difference(
      { needs: [makeNeed(need)], offers: [plain] },
      { needs: [makeNeed(need)], offers: [more] },
    );
    expect(gains).toMatchObject([
      {
        before: { offer: 'plain', covers: ['training'], remaining: ['exercise'] },
        after: { offer: 'plain', covers: ['exercise', 'training'], remaining: [] },
      },
    ]);
  });

  test('of the largest effect stands first: something for nothing, then by fit, then by id', () => {
    const states = ['GHA', 'MNG', 'NPL', 'SEN', 'VUT'] as const;
    const needs = states.map((state) => makeNeed({ id: state, state }));
    // An offer for each State, so that each need has its own effect.
    const own = (state: string, row: Partial<Offer> = {}) =>
      makeOffer({ id: `of-${state}`, covers: [state], ...row });
    const much = { conditions: [], excludes: [], arrangements: [], evaluation: true };
    const before = [own('GHA', much), own('MNG'), own('NPL'), own('SEN', much)];
    const after = [
      own('GHA', { ...much, handover: true }),
      own('MNG', { handover: true, evaluation: true, coDesign: true }),
      own('NPL'),
      own('SEN', { ...much, handover: true }),
      own('VUT'),
    ];
    const order = ['VUT', 'MNG', 'GHA', 'SEN'];
    const { gains } = difference({ needs, offers: before }, { needs, offers: after });
    expect(gains.map(({ need }) => need)).toEqual(order);
    const { losses } = difference({ needs, offers: after }, { needs, offers: before });
    expect(losses.map(({ need }) => need)).toEqual(order);
  });

  test('of the largest change in rank stands first, where the fit is as before', () => {
    // Four offers that other needs hold. What `t` and `u` get comes after those that they have not declined.
    const numbers = [1, 2, 3, 4];
    const taken = numbers.map((n) => makeOffer({ id: `x${n}`, ranking: [`s${n}`] }));
    const offers = [
      ...taken,
      makeOffer({ id: 'of-t', covers: ['MNG'] }),
      makeOffer({ id: 'of-u', covers: ['NPL'] }),
    ];
    const order = taken.map(({ id }) => id);
    const rows = (declinedByT: string[], declinedByU: string[]) => [
      ...numbers.map((n) => makeNeed({ id: `s${n}`, nationalPriority: n, preferences: [`x${n}`] })),
      makeNeed({ id: 't', state: 'MNG', preferences: order, declined: declinedByT }),
      makeNeed({ id: 'u', state: 'NPL', preferences: order, declined: declinedByU }),
    ];
    const { gains, losses, changes } = difference(
      { needs: rows(['x4'], order), offers },
      { needs: rows([], ['x3', 'x4']), offers },
    );
    expect([gains, losses]).toEqual([[], []]);
    expect(changes).toMatchObject([
      { need: 'u', before: { rank: 1 }, after: { rank: 3 } },
      { need: 't', before: { rank: 4 }, after: { rank: 5 } },
    ]);
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
    // In the order of ids, whether they got something or not.
    const many = difference(
      { needs: [], offers: [plain] },
      {
        needs: ['a', 'b', 'c'].map((id, i) => makeNeed({ id, nationalPriority: 3 - i })),
        offers: [plain],
      },
    );
    expect(many.added.map(({ need, outcome }) => [need, outcome.offer])).toEqual([
      ['a', null],
      ['b', null],
      ['c', 'plain'],
    ]);
  });
});

test('the figures of both results stand beside each other', () => {
  const needs = [makeNeed()];
  const { pairs, coverage } = difference({ needs, offers: [] }, { needs, offers: [plain, twin] });
  expect(pairs).toEqual({ before: { total: 0, eligible: 0 }, after: { total: 2, eligible: 2 } });
  expect(coverage).toEqual({
    before: { allocated: 0, maximum: 0 },
    after: { allocated: 1, maximum: 1 },
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
  const all = coverAll(['GHA', 'MNG', 'NPL', 'SEN'], 8, 2);
  const some = [...coverAll(['GHA', 'NPL'], 2, 1), makeOffer({ id: 'other', covers: ['SEN'] })];
  const legal = { state: 'GHA', category: 'legal', nationalPriority: 3 } as const;
  const mixed = difference(
    { needs, offers: all },
    { needs: [...needs, makeNeed({ id: 'y', ...legal })], offers: some },
  );
  expect(mixed.gaps.map(({ state, category }) => `${state} ${category}`)).toEqual([
    'MNG incident-response',
    'GHA incident-response',
    'NPL incident-response',
    'SEN incident-response',
    'GHA legal',
  ]);
  // It is the change that counts, not how many there are.
  const third = makeNeed({ id: 'GHA-3', state: 'GHA', nationalPriority: 3 });
  const counted = difference(
    { needs: [...needs, third], offers: coverAll(['MNG'], 2, 2) },
    { needs: [...needs, third], offers: coverAll(['GHA'], 1, 1) },
  );
  expect(counted.gaps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'opens MNG',
    'shrinks GHA',
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
