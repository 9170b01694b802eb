import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS, type Label } from '#db/schema/enums';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
} from '../../../tests/factories';
import { parseNeedFilter } from './filter';
import {
  countOpenNeeds,
  findNeed,
  findNeedForm,
  findNewNeedForm,
  listNeeds,
  listNeedsOfState,
  listOwnNeeds,
} from './queries.server';
import { NEED_SORTS } from './rules';

const today = '2027-01-15';
const filterOf = (search: string) => parseNeedFilter(new URLSearchParams(search));

describe('needs, by who asks and under which labels', () => {
  const db = testDatabase();
  const own = makeFocalPoint(db, 'SEN');
  const provider = makeMember(db, 'provider');
  const readers: Record<string, Actor> = {
    visitor,
    community: makeMember(db, 'provider'),
    introduced: provider,
    coordinator: makeMember(db, 'coordinator'),
    administrator: makeMember(db, 'administrator'),
    other: makeFocalPoint(db, 'TGO'),
    own,
  };
  const pairs = LABELS.flatMap((summary, index) =>
    LABELS.slice(index).map((details): [Label, Label] => [summary, details]),
  );
  const ids = new Map<string, string>();
  for (const [labelSummary, labelDetails] of pairs) {
    const { id } = makeNeed(db, {
      ...{ labelSummary, labelDetails },
      title: `Heron ${labelSummary} ${labelDetails}`,
      titles: { zh: `苍鹭 ${labelSummary}` },
      objective: 'A kingfisher is wanted',
      objectives: { zh: '需要翠鸟' },
    });
    ids.set(`${labelSummary} ${labelDetails}`, id);
    const offer = makeOffer(db, { organisationId: provider.organisationId });
    makeIntroduction(db, {
      needId: id,
      offerId: offer.id,
      providerId: provider.organisationId,
      status: 'introduced',
    });
  }
  makeNeed(db, { status: 'draft', title: 'Heron of a draft' });
  makeNeed(db, { status: 'withdrawn', title: 'Heron that was withdrawn' });
  const reads: Record<string, Label[]> = {
    visitor: ['CLEAR'],
    community: ['CLEAR', 'GREEN'],
    introduced: ['CLEAR', 'GREEN', 'AMBER'],
    coordinator: ['CLEAR', 'GREEN', 'AMBER'],
    administrator: ['CLEAR', 'GREEN'],
    other: ['CLEAR', 'GREEN'],
    own: [...LABELS],
  };

  it.each(Object.keys(readers))('lists, counts and opens for %s what they may read', (name) => {
    const actor = readers[name] ?? visitor;
    const admitted = reads[name] ?? [];
    const who = { db, actor, locale: 'en', today } as const;
    const expected = pairs.filter(([summary]) => admitted.includes(summary));
    const titles = expected.map((labels) => `Heron ${labels.join(' ')}`).sort();

    const page = listNeeds(who, filterOf(''));
    expect(page.rows.map(({ title }) => title.text).sort()).toEqual(titles);
    expect(page.count).toBe(titles.length);
    expect(countOpenNeeds(who)).toBe(titles.length);
    expect(countOpenNeeds(who, 'SEN')).toBe(titles.length);
    expect(countOpenNeeds(who, 'TGO')).toBe(0);
    const ofState = listNeedsOfState(who, 'SEN').filter(({ status }) => status === 'open');
    expect(ofState.map(({ title }) => title.text).sort()).toEqual(titles);

    for (const [summary, details] of pairs) {
      const found = findNeed(who, ids.get(`${summary} ${details}`) ?? '');
      if (!admitted.includes(summary)) expect(found).toBeNull();
      else if (!admitted.includes(details)) expect(found?.access).toBe('summary');
      else expect(found?.access).toBe('details');
      if (found?.access === 'summary') {
        expect(JSON.stringify(found)).not.toMatch(/kingfisher|翠鸟|Indicator of/);
        expect(found.label).toBe(summary);
      } else if (found) expect(found.label).toBe(details);
      expect(found?.own ?? null).toEqual(name === 'own' ? expect.any(Object) : null);
    }
  });

  it.each(Object.keys(readers))('searches for %s only what they may read', (name) => {
    const who = { db, actor: readers[name] ?? visitor, locale: 'zh', today } as const;
    const admitted = reads[name] ?? [];
    const inSummary = pairs.filter(([summary]) => admitted.includes(summary)).length;
    const inDetails = pairs.filter(([, details]) => admitted.includes(details)).length;
    expect(listNeeds(who, filterOf('q=heron')).count).toBe(inSummary);
    expect(listNeeds(who, filterOf('q=苍鹭')).count).toBe(inSummary);
    for (const q of ['kingfisher', '翠鸟', 'KINGfisher heron']) {
      const page = listNeeds(who, filterOf(`q=${q}`));
      expect([page.count, page.rows.length]).toEqual([inDetails, inDetails]);
    }
    expect(listNeeds(who, filterOf('q=%25')).count).toBe(0);
    expect(listNeeds(who, filterOf('q=zh')).count).toBe(0);
  });

  it('gives the desk of a State all its needs with drafts, and nobody else’s desk any', () => {
    const statuses = listOwnNeeds({ db, actor: own, locale: 'en', today }).map((n) => n.status);
    expect(statuses).toHaveLength(pairs.length + 2);
    expect(statuses.at(-1)).toBe('draft');
    for (const name of ['visitor', 'coordinator', 'administrator', 'other'] as const) {
      expect(listOwnNeeds({ db, actor: readers[name] ?? visitor, locale: 'en', today })).toEqual(
        [],
      );
    }
  });

  it('gives the form to the State’s focal point alone', () => {
    const id = ids.get('CLEAR CLEAR') ?? '';
    for (const [name, actor] of Object.entries(readers)) {
      const who = { db, actor, locale: 'en', today } as const;
      expect(findNeedForm(who, id) !== null, name).toBe(name === 'own');
      const isFocalPoint = name === 'own' || name === 'other';
      expect(findNewNeedForm(who) !== null, name).toBe(isFocalPoint);
    }
  });
});

describe('the filter of needs', () => {
  const db = testDatabase();
  const who = { db, actor: visitor, locale: 'en', today } as const;
  const titles = (search: string) =>
    listNeeds(who, filterOf(search))
      .rows.map(({ title }) => title.text)
      .sort();
  makeNeed(db, { title: 'a', state: 'SEN', support: ['training'] });
  makeNeed(db, { title: 'b', state: 'TGO', category: 'legal', languages: ['pt'] });
  makeNeed(db, { title: 'c', state: 'PER', modes: ['abroad'], support: ['funding', 'exercise'] });
  makeNeed(db, { title: 'd', state: 'FJI', windowFrom: '2029-01-01', windowTo: '2029-06-30' });
  makeNeed(db, { title: 'e', state: 'SEN', reviewOn: '2027-01-15' });
  makeNeed(db, { title: 'f', state: 'SEN', status: 'met' });
  makeNeed(db, { title: 'g', state: 'SEN', status: 'in-agreement' });

  it.each([
    ['', 'abcd'],
    ['state=SEN', 'a'],
    ['category=legal', 'b'],
    ['language=pt', 'b'],
    ['mode=abroad', 'c'],
    ['support=exercise', 'c'],
    ['from=2028-01-01', 'd'],
    ['to=2028-01-01', 'abc'],
    ['from=2027-12-31&to=2029-01-01', 'abcd'],
    ['group=002', 'ab'],
    ['group=LDC', 'ab'],
    ['group=SIDS', 'd'],
    ['group=grulac', 'c'],
    ['status=expired', 'e'],
    ['status=met', 'f'],
    ['status=in-agreement', 'g'],
    ['status=any', 'abcdefg'],
    ['status=withdrawn&category=nothing&from=never&sort=price', 'abcd'],
    ['q=A', 'a'],
    ['q=a&state=TGO', ''],
  ])('"%s" finds "%s"', (search, expected) => {
    // The objectives of the factory hold an "a"; here only titles count.
    const found = titles(search).filter((title) => !search.startsWith('q=') || title === 'a');
    expect(found.join('')).toBe(expected);
  });

  it('counts an open need as expired from its review day', () => {
    expect(listNeeds(who, filterOf('status=expired')).rows[0]?.status).toBe('expired');
    expect(countOpenNeeds(who, 'SEN')).toBe(1);
    expect(countOpenNeeds({ ...who, today: '2027-01-14' }, 'SEN')).toBe(2);
  });
});

describe('the pages of a list', () => {
  const db = testDatabase();
  const who = { db, actor: visitor, locale: 'en', today } as const;

  // Few days and titles, so that many rows share a sort key and only the id parts them.
  const random = fc.sample(
    fc.record({
      title: fc.constantFrom('Zebra', 'apple', 'Apple', 'Ω ~ 3', '需求', "O'Neil"),
      postedOn: fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-03'),
      windowFrom: fc.constantFrom('2027-02-01', '2027-02-02'),
      titles: fc.constantFrom({}, { en: 'Middle', zh: '中' }),
      language: fc.constantFrom('en', 'fr'),
    }),
    { numRuns: 130, seed: 7 },
  );
  const all = random.map((values) => makeNeed(db, values).id).sort();

  it.each(NEED_SORTS)('sorted by %s lose and repeat no row, forwards and back', (sort) => {
    const forwards: string[][] = [];
    let page = listNeeds(who, filterOf(`sort=${sort}`));
    expect(page.previous).toBeNull();
    forwards.push(page.rows.map(({ id }) => id));
    while (page.next !== null) {
      const search = new URLSearchParams({ sort, after: page.next });
      page = listNeeds(who, parseNeedFilter(search));
      expect(page.count).toBe(all.length);
      forwards.push(page.rows.map(({ id }) => id));
    }
    expect(forwards.map((ids) => ids.length)).toEqual([25, 25, 25, 25, 25, 5]);
    expect(forwards.flat().sort()).toEqual(all);

    const backwards: string[][] = [page.rows.map(({ id }) => id)];
    while (page.previous !== null) {
      const search = new URLSearchParams({ sort, before: page.previous });
      page = listNeeds(who, parseNeedFilter(search));
      backwards.unshift(page.rows.map(({ id }) => id));
    }
    expect(backwards).toEqual(forwards);
  });

  it('show the first page for a place that cannot be read', () => {
    const first = listNeeds(who, filterOf(''));
    expect(listNeeds(who, filterOf('after=nonsense'))).toEqual(first);
    expect(listNeeds(who, filterOf('before=nonsense'))).toEqual(first);
  });
});
