import { findGroup } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { findState } from '#db/reference/states';
import { findCategory, findTopic } from '#db/reference/taxonomy';
import { createFormat } from './format';
import type { Locale } from './locales';

/** Names of the reference data in one language. An unknown code is shown as it is. */
export interface Names {
  state: (iso3: string) => string;
  group: (code: string) => string;
  category: (code: string) => string;
  topic: (code: string) => string;
  /** What an offer's `covers` may hold: a State or a group. */
  cover: (code: string) => string;
}

/** On the server only: the whole reference table would weigh more than the page that shows it. */
export function namesIn(locale: Locale): Names {
  const state = (code: string) => findState(code)?.names[locale];
  const group = (code: string) => findGroup(code)?.names[locale];
  return {
    state: (code) => state(code) ?? code,
    group: (code) => group(code) ?? code,
    category: (code) => findCategory(code)?.names[locale] ?? code,
    topic: (code) => findTopic(code)?.names[locale] ?? code,
    cover: (code) => state(code) ?? group(code) ?? code,
  };
}

/** The languages that a form offers to write in, named and sorted in the language of the page. */
export function languageChoices(locale: Locale): { value: string; label: string }[] {
  const format = createFormat(locale);
  // Names are sorted on the server: the browser may hold other tables of the same language.
  const collator = new Intl.Collator(locale);
  return FORM_LANGUAGES.map((value) => ({ value, label: format.language(value) })).sort((a, b) =>
    collator.compare(a.label, b.label),
  );
}
