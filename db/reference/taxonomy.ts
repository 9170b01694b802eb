import data from './taxonomy.json' with { type: 'json' };
import type { NamesByLanguage } from './states';

export const CATEGORIES = [
  'strategy',
  'legal',
  'incident-response',
  'critical-infrastructure',
  'cybercrime',
  'diplomacy',
  'skills',
  'awareness',
  'technology',
  'detection',
  'assessment',
] as const;
export type CategoryCode = (typeof CATEGORIES)[number];

/** A category, or a topic of one; `dac`, `gfce`, `cmm` and `gci` are cross-walks to other lists. */
export interface TaxonomyEntry {
  /** `category`, or `category/topic`. */
  code: string;
  parent: string | null;
  names: NamesByLanguage;
  definition: string;
  examples: string[];
  dac: string[];
  gfce: string[];
  cmm: string[];
  gci: string[];
}

export const TAXONOMY = data as TaxonomyEntry[];
export const TOPICS: readonly TaxonomyEntry[] = TAXONOMY.filter(({ parent }) => parent !== null);

const byCode = new Map(TAXONOMY.map((entry) => [entry.code, entry]));

export function findCategory(code: string): TaxonomyEntry | undefined {
  const entry = byCode.get(code);
  return entry?.parent === null ? entry : undefined;
}

export function findTopic(code: string): TaxonomyEntry | undefined {
  const entry = byCode.get(code);
  return entry?.parent ? entry : undefined;
}

export function topicsOf(category: string): TaxonomyEntry[] {
  return TOPICS.filter(({ parent }) => parent === category);
}
