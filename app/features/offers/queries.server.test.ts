import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFER_STATUSES } from '#db/schema/enums';
import { offers } from '#db/schema/offers';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  actorFor,
  makeMember,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { OFFER_SORTS, type OfferFilter, offerFilterSearch, parseOfferFilter } from './filter';
import { PAGE_SIZE } from './queries/paging.server';
import { canReadOffer } from './policy';
import {
  findOffer,
  findOfferForm,
  listOffers,
  listOffersOfOrganisation,
  listOwnOffers,
} from './queries.server';

const TODAY = '2027-01-15';

function setUp() {
  const db = testDatabase();
  const context = { db, actor: visitor, locale: 'en' as const, today: TODAY };
  const search = (query: string) =>
    listOffers(context, parseOfferFilter(new URLSearchParams(query)));
  const found = (query: string) =>
    search(query)
      .rows.map(({ title }) => title.text)
      .sort();
  return { db, context, search, found };
}

describe('the list of offers', () => {
  const { db, search, found, context } = setUp();
  const company = makeOrganisation(db, {
    kind: 'private',
    name: 'Northern Exercises Ltd',
    names: { zh: '北方演练公司' },
  });
  makeOffer(db, { title: 'Universal', categories: [{ category: 'legal', topics: [] }] });
  makeOffer(db, {
    title: 'Sahel',
    titles: { zh: '萨赫勒' },
    covers: ['202', 'LDC'],
    languages: ['fr'],
    modes: ['abroad'],
    support: ['exercise', 'advisory'],
    windowFrom: '2028-01-01',
    windowTo: '2028-06-30',
    conditionsAnswer: 'not-stated',
    organisationId: company.id,
  });
  makeOffer(db, {
    title: 'One 100% State',
    covers: ['KEN'],
    excludes: null,
    conditionsAnswer: 'list',
    conditions: ['policy'],
  });
  makeOffer(db, { title: 'All but Kenya', excludes: ['KEN'], conditionsAnswer: 'list' });
  makeOffer(db, { title: 'Draft', status: 'draft' });
  makeOffer(db, { title: 'Paused', status: 'paused' });
  makeOffer(db, { title: 'Closed', status: 'closed' });

  const OPEN = ['All but Kenya', 'One 100% State', 'Sahel', 'Universal'];

  it.each([
    ['', OPEN],
    ['status=paused', ['Paused']],
    ['status=closed', ['Closed']],
    ['status=any', [...OPEN, 'Closed', 'Paused'].sort()],
    ['category=legal', ['Universal']],
    // Kenya is in 202 (Sub-Saharan Africa), and excluded once; France is in neither group.
    ['state=KEN', ['One 100% State', 'Sahel', 'Universal']],
    ['state=FRA', ['All but Kenya', 'Universal']],
    ['state=SEN', ['All but Kenya', 'Sahel', 'Universal']],
    ['group=LDC', ['All but Kenya', 'Sahel', 'Universal']],
    // Western Africa lies within 202.
    ['group=011', ['All but Kenya', 'Sahel', 'Universal']],
    ['group=142', ['All but Kenya', 'Universal']],
    ['language=fr', ['Sahel']],
    ['mode=abroad', ['Sahel']],
    ['support=advisory', ['Sahel']],
    ['from=2028-01-01', ['Sahel']],
    ['to=2027-12-31', ['All but Kenya', 'One 100% State', 'Universal']],
    ['from=2027-12-31&to=2028-01-01', OPEN],
    ['kind=private', ['Sahel']],
    // "Not stated" is not read as none.
    ['unconditional=yes', ['Universal']],
    ['q=sahel', ['Sahel']],
    ['q=萨赫勒', ['Sahel']],
    ['q=northern+summary', ['Sahel']],
    ['q=北方', ['Sahel']],
    ['q=100%25', ['One 100% State']],
    ['q=%25', ['One 100% State']],
    ['q=sahel+kenya', []],
    ['q=Draft', []],
    ['category=magic&state=XYZ&from=soon&status=draft', OPEN],
  ])('for "%s" holds %j', (query, titles) => {
    expect(found(query)).toEqual(titles);
    expect(search(query).total).toBe(titles.length);
  });

  it('keeps the filter in the address of the next page', () => {
    const filter = parseOfferFilter(new URLSearchParams('q=a+b&category=legal&before=x~y'));
    const address = offerFilterSearch(filter, { after: '2027-01-10~o 1' });
    expect(parseOfferFilter(new URLSearchParams(address))).toEqual({
      ...filter,
      before: undefined,
      after: '2027-01-10~o 1',
    });
  });

  it('names things in the language of the reader', () => {
    const chinese = listOffers(
      { ...context, locale: 'zh' },
      parseOfferFilter(new URLSearchParams('kind=private')),
    ).rows[0];
    expect(chinese?.title).toEqual({ text: '萨赫勒', language: 'zh' });
    expect(chinese?.provider.name).toBe('北方演练公司');
    expect(chinese?.covers).toEqual(['撒哈拉以南非洲', '最不发达国家']);
  });
});

describe('paging', () => {
  const { db, context, search } = setUp();
  const days = ['2027-01-01', '2027-01-02', '2027-01-03'];
  const columns = fc.record({
    postedOn: fc.constantFrom(...days, null),
    confirmedOn: fc.constantFrom(...days, null),
    windowTo: fc.constantFrom('2027-12-31', '2028-01-31', null),
    status: fc.constantFrom(...OFFER_STATUSES),
  });

  it('shows every offer once, forwards and backwards, whatever the order', () => {
    const organisationId = makeOrganisation(db).id;
    fc.assert(
      fc.property(
        fc.array(columns, { minLength: 0, maxLength: 4 * PAGE_SIZE }),
        fc.constantFrom(...OFFER_SORTS),
        (rows, sort) => {
          db.delete(offers).run();
          for (const row of rows) makeOffer(db, { ...row, organisationId });
          const filter: OfferFilter = { status: 'any', sort };
          const pages = [listOffers(context, filter)];
          for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
            pages.push(listOffers(context, { ...filter, after: next }));
          }
          const ids = pages.map((page) => page.rows.map(({ id }) => id));
          const expected = rows.filter(({ status }) => status !== 'draft').length;
          expect(new Set(ids.flat()).size).toBe(expected);
          expect(ids.flat().length).toBe(expected);
          expect(pages.map(({ total }) => total)).toEqual(pages.map(() => expected));
          expect(pages[0]?.previous).toBeNull();
          for (let at = pages.length - 1; at > 0; at--) {
            const before = pages[at]?.previous ?? undefined;
            const back = listOffers(context, { ...filter, before });
            expect(back.rows.map(({ id }) => id)).toEqual(ids[at - 1]);
            expect(back.previous === null).toBe(at === 1);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('takes a place that nobody gave as the start', () => {
    expect(search('after=nonsense').rows).toEqual(search('').rows);
  });
});

describe('who reads an offer', () => {
  const { db, context } = setUp();
  const provider = makeMember(db, 'provider');
  const colleague = actorFor(db, makePerson(db, { organisationId: provider.organisationId }).id);
  const unverified = makeMember(db, 'provider', { verifiedAt: null });
  const actors = [visitor, provider, colleague, unverified, makeMember(db, 'administrator')];
  const rows = OFFER_STATUSES.flatMap((status) =>
    [provider, unverified].map(({ organisationId }) => makeOffer(db, { status, organisationId })),
  );

  it('is the same in the policy and in the where clause: a draft is its organisation’s alone', () => {
    for (const actor of actors) {
      for (const row of rows) {
        const isFound = findOffer({ ...context, actor }, row.id) !== null;
        expect(isFound).toBe(canReadOffer(actor, row));
        const listed = listOffersOfOrganisation({ ...context, actor }, row.organisationId);
        expect(listed.some(({ id }) => id === row.id)).toBe(isFound);
      }
    }
    expect(findOffer({ ...context, actor: colleague }, rows[0]?.id ?? '')).not.toBeNull();
    expect(findOffer(context, 'nowhere')).toBeNull();
  });

  it('lists the own offers with their drafts, and none for a visitor', () => {
    const own = listOwnOffers({ ...context, actor: provider });
    expect(own.map(({ status }) => status).sort()).toEqual([...OFFER_STATUSES].sort());
    expect(listOwnOffers(context)).toEqual([]);
  });

  it('gives the form to who may edit, and the actions to who may act', () => {
    for (const actor of actors) {
      for (const row of rows) {
        const mayEdit =
          actor === provider &&
          row.organisationId === provider.organisationId &&
          row.status !== 'closed';
        expect(findOfferForm({ db, actor }, row.id) !== null).toBe(mayEdit);
        const actions = findOffer({ ...context, actor }, row.id)?.actions ?? [];
        expect(actions.includes('edit')).toBe(mayEdit);
      }
    }
  });

  it('shows what was not stated as null, and staleness as of the day of reading', () => {
    const { id } = makeOffer(db, { excludes: null, arrangements: [], confirmedOn: '2026-07-15' });
    expect(findOffer(context, id)).toMatchObject({
      excludes: null,
      arrangements: [],
      handover: null,
      isStale: true,
    });
    expect(findOffer({ ...context, today: '2027-01-14' }, id)?.isStale).toBe(false);
  });
});
