import data from './states.json' with { type: 'json' };

export type ReferenceLanguage = 'en' | 'fr' | 'es' | 'ru' | 'zh' | 'ar';
export type NamesByLanguage = Record<ReferenceLanguage, string>;

export type UnGroup = 'african' | 'asia-pacific' | 'eastern-european' | 'grulac' | 'weog';

export interface StateReference {
  /** ISO 3166-1 alpha-3, the code used everywhere. */
  iso3: string;
  iso2: string;
  m49: string;
  status: 'member' | 'observer';
  names: NamesByLanguage;
  /** Null for observer States, which belong to no regional group. */
  unGroup: UnGroup | null;
  m49Region: string;
  m49SubRegion: string;
  /** The sub-region again where M49 has no intermediate region. */
  m49Intermediate: string;
  /** Official languages, as a suggestion for a form and nothing more. */
  languages: string[];
}

/** The 193 Member States and 2 observer States of the United Nations, by code. */
export const STATES: readonly StateReference[] = data as StateReference[];

const byCode = new Map(STATES.map((state) => [state.iso3, state]));

export function findState(iso3: string): StateReference | undefined {
  return byCode.get(iso3);
}
