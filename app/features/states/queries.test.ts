import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { organisations } from '#db/schema/organisations';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  makeActivity,
  makeFocalPoint,
  makeMember,
  makeNeed,
  makeOffer,
} from '../../../tests/factories';
import {
  countBoard,
  findStateFacts,
  listActivitiesOfState,
  listStateChoices,
  listStates,
} from './queries.server';

const today = '2027-01-15';

describe('the figures of the first page', () => {
  const db = testDatabase();
  makeNeed(db, { state: 'SEN' });
  makeNeed(db, { state: 'SEN' });
  makeNeed(db, { state: 'GHA', labelSummary: 'GREEN', labelDetails: 'GREEN' });
  makeNeed(db, { state: 'KEN', labelSummary: 'AMBER', labelDetails: 'AMBER' });
  makeNeed(db, { state: 'TGO', labelSummary: 'AMBER+STRICT', labelDetails: 'AMBER+STRICT' });
  makeNeed(db, { state: 'MLI', status: 'draft' });
  makeNeed(db, { state: 'BEN', status: 'withdrawn' });
  makeNeed(db, { state: 'NER', reviewOn: today });
  makeOffer(db);
  makeOffer(db, { status: 'draft' });
  makeOffer(db, { status: 'paused' });

  it.each([
    ['a visitor', visitor, 2, 1],
    ['an unverified member', makeMember(db, 'provider', { verifiedAt: null }), 2, 1],
    ['a provider', makeMember(db, 'provider'), 3, 2],
    ['a coordinator', makeMember(db, 'coordinator'), 4, 3],
    ['the State whose need is sealed', makeFocalPoint(db, 'TGO'), 4, 3],
  ])('count for %s what they may read', (_who, actor, openNeeds, statesWithNeeds) => {
    expect(countBoard({ db, actor, today })).toEqual({
      openNeeds,
      statesWithNeeds,
      openOffers: 1,
    });
    const listed = listStates({ db, actor, locale: 'en', today }, null)
      .flatMap(({ states }) => states)
      .filter((state) => state.openNeeds > 0);
    expect(listed).toHaveLength(statesWithNeeds);
    expect(listed.reduce((sum, state) => sum + state.openNeeds, 0)).toBe(openNeeds);
  });
});

describe('the list of States', () => {
  const db = testDatabase();
  const list = (locale: 'en' | 'zh', group: string | null, day = today) =>
    listStates({ db, actor: visitor, locale, today: day }, group);

  it('has all of them, in their groups', () => {
    expect(list('en', null).map(({ group, states }) => [group, states.length])).toEqual([
      ['african', 54],
      ['asia-pacific', 54],
      ['eastern-european', 23],
      ['grulac', 33],
      ['weog', 29],
      ['observer', 2],
    ]);
  });

  it('is in the alphabetical order of its language, whatever they need', () => {
    const names = (locale: 'en' | 'zh') =>
      list(locale, null).map(({ states }) => states.map(({ name }) => name));
    for (const locale of ['en', 'zh'] as const) {
      const { compare } = new Intl.Collator(locale);
      expect(names(locale)).toEqual(names(locale).map((group) => [...group].sort(compare)));
    }
  });

  it('can be held to a group, as it is on the day', () => {
    const codes = (group: string, day?: string) =>
      list('en', group, day).flatMap(({ states }) => states.map(({ iso3 }) => iso3));
    expect(codes('ASEAN')).toHaveLength(11);
    expect(codes('LDC', '2023-12-12')).toContain('BTN');
    expect(codes('LDC')).not.toContain('BTN');
    expect(listStateChoices('zh')).toHaveLength(195);
  });
});

describe('the facts of a State', () => {
  it('are those of the reference lists on the day', () => {
    const facts = findStateFacts({ locale: 'en', today }, 'SEN');
    expect(facts).toMatchObject({
      name: 'Senegal',
      status: 'member',
      regionalGroup: 'African States',
      region: 'Africa',
      subRegion: 'Sub-Saharan Africa',
      statuses: ['Least developed countries'],
    });
    expect(findStateFacts({ locale: 'en', today }, 'VAT')?.regionalGroup).toBeNull();
    expect(findStateFacts({ locale: 'en', today }, 'XYZ')).toBeNull();
    expect(findStateFacts({ locale: 'en', today }, 'sen')).toBeNull();
  });
});

describe('the activities of a State', () => {
  const db = testDatabase();
  const organisation = makeMember(db, 'provider');
  makeActivity(db, { id: 'clear', titles: { zh: '活动' }, providerName: 'Elsewhere' });
  makeActivity(db, { id: 'green', label: 'GREEN' });
  makeActivity(db, { id: 'amber', label: 'AMBER', organisationId: organisation.organisationId });
  makeActivity(db, { id: 'strict', label: 'AMBER+STRICT' });
  makeActivity(db, { id: 'elsewhere', state: 'GHA' });

  it.each([
    ['a visitor', visitor, ['clear']],
    ['a member', makeMember(db, 'provider'), ['clear', 'green']],
    ['a coordinator', makeMember(db, 'coordinator'), ['amber', 'clear', 'green']],
    ['its provider', organisation, ['amber', 'clear', 'green']],
    ['the State', makeFocalPoint(db, 'SEN'), ['amber', 'clear', 'green', 'strict']],
    ['another State', makeFocalPoint(db, 'GHA'), ['clear', 'green']],
  ])('are for %s those whose label admits them', (_who, actor, expected) => {
    const rows = listActivitiesOfState({ db, actor, locale: 'zh', today }, 'SEN');
    expect(rows.map(({ id }) => id).sort()).toEqual(expected);
    expect(rows.find(({ id }) => id === 'clear')).toMatchObject({ title: '活动', language: 'zh' });
  });

  it('name their provider in the language of the page', () => {
    db.update(organisations)
      .set({ names: { zh: '提供方' } })
      .where(eq(organisations.id, organisation.organisationId))
      .run();
    const actor = makeMember(db, 'coordinator');
    const rows = listActivitiesOfState({ db, actor, locale: 'zh', today }, 'SEN');
    expect(rows.find(({ id }) => id === 'amber')?.providerName).toBe('提供方');
    expect(rows.find(({ id }) => id === 'clear')?.providerName).toBe('Elsewhere');
  });
});
