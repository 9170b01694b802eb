import { findGroup } from '#db/reference/groups';
import { findState } from '#db/reference/states';
import { findCategory, findTopic } from '#db/reference/taxonomy';
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
