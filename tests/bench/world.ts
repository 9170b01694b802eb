import { membershipCodesOf } from '../../db/reference/groups';
import { STATES } from '../../db/reference/states';
import { CATEGORIES, topicsOf } from '../../db/reference/taxonomy';

/** The day of every generated board. */
export const AS_OF = '2027-01-01';

/** A working language of meetings in an M49 sub-region, beside the official ones of its States. */
const WORKING: Record<string, readonly string[]> = {
  '015': ['ar', 'fr'],
  '202': ['en', 'fr'],
  '419': ['es', 'en'],
  '021': ['en', 'fr'],
  '030': ['en', 'zh'],
  '034': ['en'],
  '035': ['en'],
  '143': ['ru'],
  '145': ['ar', 'en'],
  '151': ['en', 'ru'],
  '039': ['en'],
  '154': ['en'],
  '155': ['en', 'fr'],
};

const OF_THE_UNITED_NATIONS = new Set(['ar', 'en', 'es', 'fr', 'ru', 'zh']);

export interface WorldState {
  readonly code: string;
  /** Those of the United Nations first. */
  readonly languages: readonly string[];
  /** Codes that an offer may cover it by, of each kind. */
  readonly areas: readonly string[];
  readonly statuses: readonly string[];
  readonly organisations: readonly string[];
}

/** Member States and observer States with what a generator must know of them. */
export const WORLD: readonly WorldState[] = STATES.map((state) => {
  const codes = membershipCodesOf(state.iso3, AS_OF);
  const own = [...state.languages, ...(WORKING[state.m49SubRegion] ?? ['en'])];
  const isUn = (language: string) => OF_THE_UNITED_NATIONS.has(language);
  return {
    code: state.iso3,
    languages: [
      ...new Set([...own.filter(isUn), ...own.filter((language) => !isUn(language))]),
    ].slice(0, 4),
    areas: codes.filter((code) => /^\d/.test(code)),
    statuses: codes.filter((code) => ['LDC', 'LLDC', 'SIDS'].includes(code)),
    organisations: codes.filter((code) => /^[A-Z]/.test(code) && !/^(LDC|LLDC|SIDS)$/.test(code)),
  };
});

/** Categories, the most asked for first: the order is the reference's, and says nothing of the world. */
export const WORLD_CATEGORIES: readonly string[] = CATEGORIES;

export const TOPIC_CODES: ReadonlyMap<string, readonly string[]> = new Map(
  CATEGORIES.map((category) => [category, topicsOf(category).map(({ code }) => code)]),
);

/** The calendar day so many days after the day of the board (or before it). */
export function dayAfter(days: number): string {
  return new Date(Date.parse(AS_OF) + days * 86_400_000).toISOString().slice(0, 10);
}
