import type { PrincipleId } from '../../app/matching/vocabulary';
import data from './principles.json' with { type: 'json' };
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
/** What each `TextStatus` means, in English. */
export const TEXT_STATUS_WORDS: Record<TextStatus, string> = data.statusWords;
export const PRINCIPLES_CHAPEAU = data.chapeau as { en: string; zh: string; status: TextStatus };
export const PRINCIPLE_GROUPS = data.groups as {
  id: string;
  names: NamesByLanguage;
  /** Of the English heading. */
  status: TextStatus;
}[];
export const PRINCIPLES = data.principles as PrincipleReference[];
