import { STATES } from './states';

/** The languages that forms offer: the official languages of States, and nothing said about any other. */
export const FORM_LANGUAGES: readonly string[] = [
  ...new Set(['ar', 'en', 'es', 'fr', 'ru', 'zh', ...STATES.flatMap(({ languages }) => languages)]),
];
