import type { Support, Weights } from '../../app/matching/vocabulary';
import type { Duty, Party, Share } from './enums';

/** Shapes of the JSON columns. */

/** A text by language code; the first language a person wrote is `language` of the row. */
export type TextByLanguage = Partial<Record<string, string>>;

/** Where a record that no party submitted was drawn from, and by how many whole years its dates were moved. */
export interface Provenance {
  document: string;
  documentZh?: string;
  section?: string;
  note?: string;
  noteZh?: string;
  yearsMoved: number;
  /** True for a record made up for the demonstration, false for one drawn from a public document. */
  invented: boolean;
}

/** A category of an offer, with the topics it names there; no topics means the whole category. */
export interface OfferCategory {
  category: string;
  topics: string[];
}

/** What the two sides agree: days, forms of support, results, and who does what. */
export interface Terms {
  startsOn: string;
  endsOn: string;
  support: Support[];
  indicators: { name: string; baseline: string | null; target: string }[];
  /** A party that has no part in a duty is left out. */
  responsibilities: Record<Duty, Partial<Record<Party, Share>>>;
  /** Why the State leads no row; empty where it leads one. */
  whyStateLeadsNone: string;
  notes: string;
}

/** Which needs and offers enter a round, and under which rules. Empty lists are "all". */
export interface RoundSettings {
  categories: string[];
  /** States or group codes. */
  of: string[];
  offerIds: string[];
  /** How many new activities a State can take on now; a State left out has no limit. */
  absorption: Partial<Record<string, number>>;
  weights: Weights;
  staleAfterDays: number;
}
