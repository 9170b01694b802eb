import type { PrincipleId } from '../../app/matching/vocabulary';
import data from './principles.json';
import type { NamesByLanguage } from './states';

/** How far the English wording could be confirmed; the Chinese text is verbatim throughout. */
export type TextStatus =
  'verbatim-confirmed' | 'wording-confirmed-by-paraphrase' | 'to-check-against-pdf';

export interface PrincipleReference {
  id: PrincipleId;
  group: string;
  short: NamesByLanguage;
  text: { en: string; zh: string };
  parts: { text: string; status: TextStatus }[];
  /** How the platform applies it, in words. */
  applied: { en: string; zh: string };
  note: string | null;
}

export const PRINCIPLES_SOURCE = data.source;
export const PRINCIPLES_CHAPEAU = data.chapeau;
export const PRINCIPLE_GROUPS = data.groups as { id: string; names: NamesByLanguage }[];
export const PRINCIPLES = data.principles as PrincipleReference[];
