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
