import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { engineReference } from '#db/reference/engine-reference';
import { needs } from '#db/schema/needs';
import { stances } from '#db/schema/stances';
import type { Support } from '~/matching/vocabulary';
import { type Board, parseBoard } from '~/matching/board';
import { match } from '~/matching/match';
import { prepare } from '~/matching/prepare';
import { testDatabase } from '../../../tests/database';
import expected from '../../../tests/examples/small.expected.json';
import small from '../../../tests/examples/small.json';
import { makeActivity, makeNeed, makeOffer, makeOrganisation } from '../../../tests/factories';
import { loadSnapshot } from './snapshot.server';
import { toBoard } from './to-board';

const TODAY = '2027-01-15';

/** A need under an id of the test's choice. */
function namedNeed(db: Db, { id, ...row }: NeedValues & { id: string }): void {
  const made = makeNeed(db, row);
  db.delete(needs).where(eq(needs.id, made.id)).run();
  db.insert(needs)
    .values({ ...made, id })
    .run();
}
type NeedValues = NonNullable<Parameters<typeof makeNeed>[1]>;

/** The board of a fresh database with these rows. */
function boardOf(
  need: Parameters<typeof makeNeed>[1],
  offer: Parameters<typeof makeOffer>[1] = {},
): Board {
  const db = testDatabase();
  makeNeed(db, need);
  makeOffer(db, offer);
  return toBoard(loadSnapshot(db), TODAY);
}
const needOf = (row: Parameters<typeof makeNeed>[1]) => boardOf(row).needs[0];
const offerOf = (row: Parameters<typeof makeOffer>[1]) => boardOf({}, row).offers[0];

describe('a need on the board', () => {
  it('has every field of its row', () => {
    expect(
      needOf({
        state: 'VUT',
        category: 'legal',
        topics: ['legal/cybersecurity-law'],
        support: ['drafting', 'advisory'],
        stage: 'starting',
        nationalPriority: 4,
        languages: ['fr', 'bi'],
        modes: ['remote', 'on-site'],
        windowFrom: '2027-03-01',
        windowTo: '2027-04-01',
        technologies: ['pki'],
        refuses: ['publicity'],
        womenTarget: 0,
        accessible: true,
        labelSummary: 'CLEAR',
        labelDetails: 'AMBER',
        postedOn: '2027-01-02',
        weights: { P2: 3 },
      }),
    ).toEqual({
      id: expect.any(String) as string,
      state: 'VUT',
      category: 'legal',
      topics: ['legal/cybersecurity-law'],
      support: ['drafting', 'advisory'],
      stage: 'starting',
      nationalPriority: 4,
      languages: ['fr', 'bi'],
      modes: ['remote', 'on-site'],
      window: { from: '2027-03-01', to: '2027-04-01' },
      technologies: ['pki'],
      refuses: ['publicity'],
      womenTarget: 0,
      accessible: true,
      tlp: 'AMBER',
      postedOn: '2027-01-02',
      weights: { P2: 3 },
    });
  });

  it('leaves out what was not answered', () => {
    const need = needOf({ topics: [], stage: null, womenTarget: null, weights: {} });
    for (const key of ['topics', 'stage', 'womenTarget', 'weights', 'technologies', 'refuses']) {
      expect(need).not.toHaveProperty(key);
    }
  });

  it.each([
    { status: 'draft' },
    { status: 'in-agreement' },
    { category: null },
    { support: [] },
    { languages: [] },
    { modes: [] },
    { windowFrom: null },
    { windowTo: null },
    { postedOn: null },
    { reviewOn: '2027-01-15' },
  ] as const)('is left out with %j', (row) => {
    expect(boardOf({ ...row } as Parameters<typeof makeNeed>[1]).needs).toEqual([]);
  });

  it('stays until the day before its review', () => {
    expect(boardOf({ reviewOn: '2027-01-16' }).needs).toHaveLength(1);
    expect(boardOf({ reviewOn: null }).needs).toHaveLength(1);
  });
});

describe('national priorities', () => {
  it('are kept where they are free, else made unique within the State', () => {
    const db = testDatabase();
    const rows: [string, string, number | null, string][] = [
      ['a', 'SEN', 2, '2027-01-01'],
      ['b', 'SEN', 2, '2027-01-02'],
      ['c', 'SEN', null, '2027-01-01'],
      ['d', 'SEN', 3, '2027-01-01'],
      ['e', 'GHA', 2, '2027-01-01'],
    ];
    for (const [id, state, nationalPriority, postedOn] of rows) {
      namedNeed(db, { id, state, nationalPriority, postedOn });
    }
    const board = toBoard(loadSnapshot(db), TODAY);
    const priorities = Object.fromEntries(board.needs.map((n) => [n.id, n.nationalPriority]));
    expect(priorities).toEqual({ a: 2, b: 3, d: 4, c: 5, e: 2 });
  });
});

describe('an offer on the board', () => {
  it('tells "none" from "not stated"', () => {
    expect(offerOf({ conditionsAnswer: 'none', conditions: [] })?.conditions).toEqual([]);
    expect(
      offerOf({ conditionsAnswer: 'list', conditions: ['policy', 'other'] })?.conditions,
    ).toEqual(['policy', 'other']);
    expect(offerOf({ conditionsAnswer: 'not-stated' })?.conditions).toBeNull();
    expect(offerOf({ conditionsAnswer: null })?.conditions).toBeNull();
    // A list that names nothing is no answer, and above all not the answer "none".
    expect(offerOf({ conditionsAnswer: 'list', conditions: [] })?.conditions).toBeNull();
    expect(offerOf({ excludes: null })).not.toHaveProperty('excludes');
    expect(offerOf({ excludes: [] })?.excludes).toEqual([]);
    expect(offerOf({ arrangements: null })).not.toHaveProperty('arrangements');
    expect(offerOf({ arrangements: [] })?.arrangements).toEqual([]);
    expect(offerOf({ handover: null })).not.toHaveProperty('handover');
    expect(offerOf({ handover: false })?.handover).toBe(false);
    expect(offerOf({ genderMarker: 0 })?.genderMarker).toBe(0);
  });

  it('has its organisation as provider, with that organisation’s State', () => {
    const db = testDatabase();
    const { id } = makeOrganisation(db, { kind: 'academic', state: 'FJI' });
    makeOffer(db, { organisationId: id });
    const [offer] = toBoard(loadSnapshot(db), TODAY).offers;
    expect(offer).toMatchObject({ provider: id, providerState: 'FJI' });
  });

  it.each([
    { status: 'paused' },
    { status: 'draft' },
    { places: null },
    { categories: [] },
    { support: [] },
    { languages: [] },
    { modes: [] },
    { windowTo: null },
    { confirmedOn: null },
  ] as const)('is left out with %j', (row) => {
    expect(boardOf({}, { ...row } as Parameters<typeof makeOffer>[1]).offers).toEqual([]);
  });
});

describe('stances', () => {
  it('become preferences and declines of both sides, in order of rank; a decline wins', () => {
    const db = testDatabase();
    namedNeed(db, { id: 'n1' });
    namedNeed(db, { id: 'n2' });
    for (const id of ['a', 'b', 'c']) makeOffer(db, { id });
    makeOffer(db, { id: 'gone', status: 'closed' });
    db.insert(stances)
      .values([
        { side: 'need', needId: 'n1', offerId: 'a', rank: 2 },
        { side: 'need', needId: 'n1', offerId: 'b', rank: 1 },
        { side: 'need', needId: 'n1', offerId: 'c', rank: 3, declined: true },
        { side: 'need', needId: 'n1', offerId: 'gone', rank: 4 },
        { side: 'offer', needId: 'n2', offerId: 'a', rank: 1 },
        { side: 'offer', needId: 'n1', offerId: 'a', rank: null, declined: true },
      ])
      .run();
    const board = toBoard(loadSnapshot(db), TODAY);
    const [need] = board.needs.filter(({ id }) => id === 'n1');
    const [offer] = board.offers.filter(({ id }) => id === 'a');
    expect(need).toMatchObject({ preferences: ['b', 'a'], declined: ['c'] });
    expect(offer).toMatchObject({ ranking: ['n2'], declined: ['n1'] });
    expect(parseBoard(board, engineReference)).toMatchObject({ ok: true });
  });
});

describe('an activity on the board', () => {
  it('that ended early is over', () => {
    const db = testDatabase();
    makeActivity(db, { status: 'ended-early' });
    const [activity] = toBoard(loadSnapshot(db), TODAY).activities ?? [];
    expect(activity?.status).toBe('completed');
  });

  it('names its provider by organisation, or by name where it has none here', () => {
    const db = testDatabase();
    const { id } = makeOrganisation(db);
    makeActivity(db, { id: 'a', organisationId: id });
    makeActivity(db, { id: 'b', providerName: 'Somebody' });
    const board = toBoard(loadSnapshot(db), TODAY);
    expect(board.activities?.map(({ provider }) => provider)).toEqual([id, 'Somebody']);
    expect(board.activities?.[0]).not.toHaveProperty('offer');
  });
});

describe('the small example', () => {
  it('goes through the rows and comes out with the published result', () => {
    const db = testDatabase();
    const board = small as unknown as Board;
    for (const need of board.needs) {
      namedNeed(db, {
        ...need,
        wholeCategory: !need.topics,
        windowFrom: need.window.from,
        windowTo: need.window.to,
        labelSummary: need.tlp,
        labelDetails: need.tlp,
      });
    }
    for (const { provider, providerState, window, conditions, ...offer } of board.offers) {
      makeOrganisation(db, { id: provider, state: providerState ?? null });
      makeOffer(db, {
        excludes: null,
        arrangements: null,
        ...offer,
        organisationId: provider,
        categories: offer.categories.map(({ category, topics = [] }) => ({ category, topics })),
        windowFrom: window.from,
        windowTo: window.to,
        conditionsAnswer: conditions === null ? 'not-stated' : conditions.length ? 'list' : 'none',
        conditions: conditions ?? [],
      });
    }
    for (const { provider, from, to, offer, ...activity } of board.activities ?? []) {
      makeActivity(db, {
        ...activity,
        offerId: offer ?? null,
        providerName: provider,
        dateFrom: from,
        dateTo: to,
      });
    }
    for (const { id, preferences = [], declined = [] } of board.needs) {
      for (const [place, offerId] of preferences.entries()) {
        db.insert(stances)
          .values({ side: 'need', needId: id, offerId, rank: place + 1 })
          .run();
      }
      for (const offerId of declined) {
        db.insert(stances).values({ side: 'need', needId: id, offerId, declined: true }).run();
      }
    }
    for (const { id, ranking = [], declined = [] } of board.offers) {
      for (const [place, needId] of ranking.entries()) {
        db.insert(stances)
          .values({ side: 'offer', needId, offerId: id, rank: place + 1 })
          .run();
      }
      for (const needId of declined) {
        db.insert(stances).values({ side: 'offer', needId, offerId: id, declined: true }).run();
      }
    }

    const made = toBoard(loadSnapshot(db), board.asOf);
    const { memberships, settings } = board;
    const complete = { ...made, memberships, settings };
    expect(parseBoard(complete, engineReference)).toMatchObject({ ok: true });
    const support: Support[] = ['training', 'equipment'];
    expect(made.needs.find(({ id }) => id === 'need-1')?.support).toEqual(support);
    expect(match(prepare(complete as Board, engineReference))).toEqual(expected);
  });
});
