import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { stances } from '#db/schema/stances';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeActivity,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { findCoordination } from './queries.server';
import type { CoordinationFilter } from './schema';

const matcher = testMatcher();

const read = (db: Db, actor: Actor, filter: CoordinationFilter = {}) =>
  findCoordination({ db, actor, now: NOW, locale: 'en', matcher }, filter);

function world() {
  const db = testDatabase();
  return { db, coordinator: makeMember(db, 'coordinator') };
}

const STRICT = { labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' } as const;

describe('who sees the coordination page', () => {
  it('is coordinators of verified organisations', async () => {
    const { db, coordinator } = world();
    expect(await read(db, coordinator)).not.toBeNull();
    for (const actor of [
      visitor,
      makeFocalPoint(db),
      makeMember(db, 'provider'),
      makeMember(db, 'administrator'),
      makeMember(db, 'coordinator', { verifiedAt: null }),
    ]) {
      expect(await read(db, actor)).toBeNull();
    }
  });
});

describe('the figures', () => {
  it('count what a coordinator may read, by hand', async () => {
    const { db, coordinator } = world();
    const offer = makeOffer(db, { handlingAccepted: true });
    const served = makeNeed(db, { postedOn: '2027-01-01' });
    makeNeed(db, { state: 'GHA', category: 'legal', labelSummary: 'AMBER', labelDetails: 'AMBER' });
    makeNeed(db, { state: 'VUT', status: 'met' });
    makeNeed(db, { status: 'withdrawn' });
    makeNeed(db, { status: 'draft' });
    makeNeed(db, { ...STRICT, state: 'FJI' });
    makeNeed(db, { reviewOn: '2027-01-15' });
    makeIntroduction(db, {
      needId: served.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      createdAt: '2027-01-13T12:00:00.000Z',
    });
    const found = await read(db, coordinator);
    // Open: the served one and the AMBER one. Counted as ever open: those, the met and the overdue one.
    expect(found?.figures).toEqual({
      open: 2,
      matched: { needs: 1, of: 4 },
      unserved: 1,
      waiting: { days: 12, needs: 1 },
    });
    expect(found?.label).toBe('AMBER');
    expect((await read(db, coordinator, { group: 'SIDS' }))?.label).toBe('AMBER');
    expect((await read(db, coordinator, { category: 'legal' }))?.figures).toMatchObject({
      open: 1,
      unserved: 1,
    });
    expect((await read(db, coordinator, { group: 'ECOWAS' }))?.figures.open).toBe(2);
    expect((await read(db, coordinator, { group: 'SIDS' }))?.figures.open).toBe(0);
    expect((await read(db, coordinator, { from: 2028 }))?.figures.open).toBe(0);
  });

  it('are the same for a coordinator whose own State has sealed needs', async () => {
    const { db, coordinator } = world();
    makeNeed(db, { ...STRICT, state: 'SEN' });
    const { id } = makeOrganisation(db, { kind: 'state', state: 'SEN' });
    const own = actorFor(db, makePerson(db, { organisationId: id, roles: ['coordinator'] }).id);
    expect((await read(db, own))?.figures).toEqual((await read(db, coordinator))?.figures);
    expect((await read(db, own))?.figures.open).toBe(0);
  });

  it('do not tell what a sealed detail refuses, nor who declined', async () => {
    const { db, coordinator } = world();
    const offer = makeOffer(db, { arrangements: ['publicity'], handlingAccepted: true });
    makeNeed(db, { labelDetails: 'AMBER+STRICT', refuses: ['publicity'] });
    const declining = makeNeed(db);
    db.insert(stances)
      .values({ side: 'need', needId: declining.id, offerId: offer.id, declined: true })
      .run();
    const found = await read(db, coordinator);
    expect(found?.figures).toMatchObject({ open: 2, unserved: 0 });
    expect(found?.unlocks).toEqual([]);
    expect(found?.idle.total).toBe(0);
  });
});

describe('sealed needs', () => {
  it.each([
    [['SEN', 'SEN', 'GHA'], null],
    [['SEN', 'GHA', 'VUT', 'VUT'], 4],
  ])('of %j are told as %j', async (states, expected) => {
    const { db, coordinator } = world();
    for (const state of states) makeNeed(db, { ...STRICT, state, title: 'Sealed' });
    const found = await read(db, coordinator);
    expect(found?.sealed).toBe(expected);
    expect(JSON.stringify(found)).not.toContain('Sealed');
    expect((await read(db, coordinator, { category: 'incident-response' }))?.sealed).toBeNull();
    expect((await read(db, coordinator, { group: 'LDC' }))?.sealed).toBeNull();
    expect((await read(db, coordinator, { from: 2027 }))?.sealed).toBeNull();
  });

  it('leave no trace in the matrix', async () => {
    const { db, coordinator } = world();
    const before = (await read(db, coordinator))?.matrix;
    const other = world();
    for (const state of ['SEN', 'GHA', 'FJI']) makeNeed(other.db, { ...STRICT, state });
    expect((await read(other.db, other.coordinator))?.matrix).toEqual(before);
  });
});

describe('unlocks', () => {
  it('count readable needs only, most first', async () => {
    const { db, coordinator } = world();
    makeOffer(db, { title: 'Course', handlingAccepted: true });
    for (const state of ['SEN', 'GHA']) makeNeed(db, { state, languages: ['fr'] });
    makeNeed(db, { ...STRICT, state: 'VUT', languages: ['fr'] });
    makeNeed(db, { state: 'FJI', languages: ['fr'], labelDetails: 'AMBER+STRICT' });
    const [first] = (await read(db, coordinator))?.unlocks ?? [];
    expect(first).toMatchObject({
      gate: 'language',
      value: { kind: 'language', code: 'fr' },
      needCount: 2,
      stateCount: 2,
      offerCount: 1,
      offers: [{ title: 'Course' }],
    });
    expect(first?.needs).toHaveLength(2);
    expect((await read(db, coordinator, { group: 'LDC' }))?.unlocks[0]).toMatchObject({
      needCount: 1,
    });
  });
});

describe('overlaps to check', () => {
  it('need both activities readable and within the filter', async () => {
    const { db, coordinator } = world();
    makeActivity(db, { dateFrom: '2027-01-01', dateTo: '2027-03-31' });
    makeActivity(db, { dateFrom: '2027-03-22', dateTo: '2027-05-31', label: 'AMBER' });
    makeActivity(db, { label: 'AMBER+STRICT', title: 'Sealed' });
    const found = await read(db, coordinator);
    expect(found?.overlaps.map(({ days }) => days)).toEqual([10]);
    expect(JSON.stringify(found)).not.toContain('Sealed');
    expect((await read(db, coordinator, { category: 'legal' }))?.overlaps).toEqual([]);
  });
});

describe('idle offers', () => {
  it('have a free place and no readable need, whatever sealed ones want', async () => {
    const { db, coordinator } = world();
    const idle = makeOffer(db, {
      categories: [{ category: 'skills', topics: [] }],
      handlingAccepted: true,
    });
    makeOffer(db, { categories: [{ category: 'legal', topics: [] }], places: 0 });
    makeNeed(db, { ...STRICT, category: 'skills' });
    const found = await read(db, coordinator);
    expect(found?.idle).toMatchObject({ total: 1, offers: [{ id: idle.id }] });
    expect((await read(db, coordinator, { category: 'legal' }))?.idle.total).toBe(0);
  });
});

describe('States with needs and no support', () => {
  it('are in alphabetical order', async () => {
    const { db, coordinator } = world();
    for (const state of ['VUT', 'GHA', 'SEN']) makeNeed(db, { state });
    makeActivity(db, { state: 'SEN' });
    expect((await read(db, coordinator))?.withoutSupport.map(({ name }) => name)).toEqual([
      'Ghana',
      'Vanuatu',
    ]);
  });
});
