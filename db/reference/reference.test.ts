import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../tests/database';
import { referenceMemberships } from '../schema/reference';
import { GROUPS, MEMBERSHIPS, findGroup, isMemberOn, membershipCodesOf, statesIn } from './groups';
import { loadReference } from './load.server';
import { PRINCIPLES } from './principles';
import { STATES, type ReferenceLanguage } from './states';
import { CATEGORIES, TAXONOMY, TOPICS, findCategory } from './taxonomy';

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

  it('is named in six languages', () => {
    for (const { code, names } of TAXONOMY) {
      for (const language of LANGUAGES) expect(names[language], code).toBeTruthy();
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
});

describe('loading', () => {
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
