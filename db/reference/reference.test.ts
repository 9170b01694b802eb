import { getTableName, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isLanguageCode } from '../../app/matching/languages';
import { testDatabase } from '../../tests/database';
import {
  referenceGroups,
  referenceMemberships,
  referencePrinciples,
  referenceStates,
  referenceTaxonomy,
} from '../schema/reference';
import { engineReference } from './engine-reference';
import {
  GROUPS,
  MEMBERSHIPS,
  findGroup,
  isMemberOn,
  membershipCodesOf,
  statesIn,
  subRegions,
} from './groups';
import { FORM_LANGUAGES } from './languages';
import { loadReference } from './load.server';
import { PRINCIPLES, PRINCIPLES_CHAPEAU, PRINCIPLE_GROUPS, TEXT_STATUS_WORDS } from './principles';
import { type ReferenceLanguage, STATES, findState } from './states';
import { CATEGORIES, TAXONOMY, TOPICS, findCategory, findTopic, topicsOf } from './taxonomy';

const LANGUAGES: ReferenceLanguage[] = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const TODAY = '2026-11-21';
const unique = (values: readonly string[]) => new Set(values).size === values.length;

describe('States', () => {
  it('are the 193 Member States and 2 observer States', () => {
    expect(STATES.filter(({ status }) => status === 'member')).toHaveLength(193);
    expect(STATES.filter(({ status }) => status === 'observer')).toHaveLength(2);
  });

  it('have codes of their own, and names of their own in each language', () => {
    expect(unique(STATES.map(({ iso3 }) => iso3))).toBe(true);
    expect(unique(STATES.map(({ iso2 }) => iso2))).toBe(true);
    expect(unique(STATES.map(({ m49 }) => m49))).toBe(true);
    for (const language of LANGUAGES) {
      expect(unique(STATES.map(({ names }) => names[language]))).toBe(true);
      expect(STATES.every(({ names }) => names[language].trim() !== '')).toBe(true);
    }
  });

  it.each([
    ['african', 54],
    ['asia-pacific', 54],
    ['eastern-european', 23],
    ['grulac', 33],
    ['weog', 29],
    ['LDC', 44],
    ['LLDC', 32],
    ['SIDS', 37],
    ['EU', 27],
  ])('in %s number %i', (group, number) => {
    expect(statesIn(group, TODAY)).toHaveLength(number);
  });
});

describe('the languages of forms', () => {
  it('are codes that a board may use, each once, with those of every State', () => {
    expect(unique(FORM_LANGUAGES)).toBe(true);
    expect(FORM_LANGUAGES.filter((code) => !isLanguageCode(code))).toEqual([]);
    expect(FORM_LANGUAGES).toEqual(expect.arrayContaining(['zh', 'cnr', 'fil', 'tpi', 'zdj']));
    for (const { iso3, languages } of STATES) expect(languages.length, iso3).toBeGreaterThan(0);
  });
});

describe('a status', () => {
  it.each([
    ['VUT', '2020-12-03', true],
    ['VUT', '2020-12-04', false],
    ['BTN', '2023-12-12', true],
    ['BTN', '2023-12-13', false],
    ['STP', '2024-12-12', true],
    ['STP', '2024-12-13', false],
  ])('of least developed country: %s on %s is %s', (state, date, member) => {
    expect(isMemberOn(state, 'LDC', date)).toBe(member);
  });

  it.each(['BGD', 'LAO', 'NPL'])('that only is scheduled to end goes on: %s', (state) => {
    expect(isMemberOn(state, 'LDC', '2026-11-24')).toBe(true);
    const held = MEMBERSHIPS.find((row) => row.state === state && row.group === 'LDC');
    expect(held?.note).toContain('2026-11-24');
  });

  it('comes with the region, sub-region and intermediate region', () => {
    expect(membershipCodesOf('SEN', TODAY)).toEqual(['002', '202', '011', 'AU', 'ECOWAS', 'LDC']);
  });
});

describe('groups and memberships', () => {
  it('have codes of their own, and name known States and groups', () => {
    expect(unique(GROUPS.map(({ code }) => code))).toBe(true);
    const states = new Set(STATES.map(({ iso3 }) => iso3));
    for (const { state, group } of MEMBERSHIPS) {
      expect(states.has(state), state).toBe(true);
      expect(findGroup(group), group).toBeDefined();
    }
  });

  it('are named differently in each language', () => {
    for (const language of LANGUAGES) {
      expect(unique(GROUPS.map(({ names }) => names[language]))).toBe(true);
      expect(GROUPS.every(({ names }) => names[language].trim() !== '')).toBe(true);
    }
  });

  it('end after they start, and one State has one row of a group and start', () => {
    expect(unique(MEMBERSHIPS.map(({ state, group, from }) => `${state} ${group} ${from}`))).toBe(
      true,
    );
    for (const { state, from, to } of MEMBERSHIPS) {
      expect(from === null || to === null || from < to, state).toBe(true);
    }
  });

  it('place every State in a sub-region of its region', () => {
    const codes = subRegions().map(({ code }) => code);
    expect(codes).toHaveLength(17);
    for (const { iso3, m49Region, m49SubRegion, m49Intermediate } of STATES) {
      expect(codes, iso3).toContain(m49SubRegion);
      expect(findGroup(m49SubRegion)?.parent, iso3).toBe(m49Region);
      if (m49Intermediate !== m49SubRegion) {
        expect(findGroup(m49Intermediate)?.parent, iso3).toBe(m49SubRegion);
      }
    }
  });

  it('know nothing of a State that does not exist', () => {
    expect(findState('XXX')).toBeUndefined();
    expect(membershipCodesOf('XXX', TODAY)).toEqual([]);
  });
});

describe('the taxonomy', () => {
  it('has 11 categories and 82 topics, each under a category', () => {
    expect(TAXONOMY.filter(({ parent }) => parent === null).map(({ code }) => code)).toEqual([
      ...CATEGORIES,
    ]);
    expect(TOPICS).toHaveLength(82);
    for (const { code, parent } of TOPICS) {
      expect(findCategory(parent ?? ''), code).toBeDefined();
      expect(code.startsWith(`${parent ?? ''}/`)).toBe(true);
    }
    expect(unique(TAXONOMY.map(({ code }) => code))).toBe(true);
  });

  it('keeps categories and topics apart', () => {
    expect(findCategory('legal/data-protection')).toBeUndefined();
    expect(findTopic('legal')).toBeUndefined();
    expect(findTopic('legal/data-protection')?.parent).toBe('legal');
  });

  it('is named in six languages, each name once in its category', () => {
    for (const language of LANGUAGES) {
      expect(TAXONOMY.every(({ names }) => names[language].trim() !== '')).toBe(true);
      const named = (entries: readonly { names: Record<ReferenceLanguage, string> }[]) =>
        entries.map(({ names }) => names[language]);
      expect(unique(named(TAXONOMY.filter(({ parent }) => parent === null)))).toBe(true);
      for (const category of CATEGORIES) expect(unique(named(topicsOf(category)))).toBe(true);
    }
  });
});

describe('the principles', () => {
  it('are ten, with their text in English and Chinese and how they are applied', () => {
    expect(PRINCIPLES.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `P${index + 1}`),
    );
    for (const { text, applied, parts } of PRINCIPLES) {
      expect(text.zh).toBeTruthy();
      expect(applied.zh).toBeTruthy();
      expect(parts.map((part) => part.text).join('')).toBe(text.en);
    }
  });

  it('say of every English text how far it is confirmed', () => {
    const statuses = [PRINCIPLES_CHAPEAU, ...PRINCIPLE_GROUPS]
      .map(({ status }) => status)
      .concat(PRINCIPLES.flatMap(({ parts }) => parts.map(({ status }) => status)));
    for (const status of statuses) expect(TEXT_STATUS_WORDS[status]).toBeTruthy();
  });

  it('stand under a known heading', () => {
    const groups = PRINCIPLE_GROUPS.map(({ id }) => id);
    for (const { id, group } of PRINCIPLES) expect(groups, id).toContain(group);
  });
});

describe('what the engine is told', () => {
  it('is the reference: no UN regional group may be covered or counts as a membership', () => {
    expect(engineReference.states.size).toBe(195);
    expect([...engineReference.topicsByCategory.keys()]).toEqual([...CATEGORIES]);
    expect(engineReference.groups.has('202')).toBe(true);
    expect(engineReference.groups.has('african')).toBe(false);
    for (const state of engineReference.states) {
      for (const code of engineReference.membershipsOf(state, TODAY)) {
        expect(engineReference.groups.has(code), code).toBe(true);
      }
    }
  });
});

describe('loading', () => {
  it('leaves one row for each record of the files, however often it is done', () => {
    const db = testDatabase();
    loadReference(db);
    const rows = [
      referenceStates,
      referenceGroups,
      referenceMemberships,
      referenceTaxonomy,
      referencePrinciples,
    ].map((table) => [getTableName(table), db.select().from(table).all().length]);
    expect(rows).toEqual([
      ['reference_states', STATES.length],
      ['reference_groups', GROUPS.length],
      ['reference_memberships', MEMBERSHIPS.length],
      ['reference_taxonomy', TAXONOMY.length],
      ['reference_principles', PRINCIPLES.length],
    ]);
  });

  it('can be done again with the same rows, and leaves what an administrator edited', () => {
    const db = testDatabase();
    const count = () =>
      db.get<{ n: number }>(sql`select count(*) as n from reference_memberships`).n;
    const before = count();
    db.update(referenceMemberships)
      .set({ validTo: '2026-11-24', editedAt: '2026-11-20T00:00:00Z' })
      .where(sql`state = 'NPL' and group_code = 'LDC'`)
      .run();
    loadReference(db);
    expect(count()).toBe(before);
    expect(before).toBe(MEMBERSHIPS.length);
    const edited = db
      .select()
      .from(referenceMemberships)
      .where(sql`state = 'NPL' and group_code = 'LDC'`)
      .get();
    expect(edited?.validTo).toBe('2026-11-24');
  });
});
