import type accounts from './locales/en/accounts.json';
import type common from './locales/en/common.json';
import type coordination from './locales/en/coordination.json';
import type errors from './locales/en/errors.json';
import type home from './locales/en/home.json';
import type matches from './locales/en/matches.json';
import type needs from './locales/en/needs.json';
import type offers from './locales/en/offers.json';
import type organisations from './locales/en/organisations.json';
import type words from './locales/en/words.json';

/** English is the catalogue that the others are held to, by type and by test. */
interface English {
  accounts: typeof accounts;
  common: typeof common;
  coordination: typeof coordination;
  errors: typeof errors;
  home: typeof home;
  matches: typeof matches;
  needs: typeof needs;
  offers: typeof offers;
  organisations: typeof organisations;
  words: typeof words;
}

export type Namespace = keyof English;

type FullKey = { [N in Namespace]: `${N}.${keyof English[N] & string}` }[Namespace];

/** The plural forms of one message (`x_one`, `x_other`, …) are asked for by one key (`x`). */
type WithoutPlural<K> =
  K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K;

/** `namespace.key`, as in `needs.form.title`. */
export type MessageKey = WithoutPlural<FullKey>;

export type Catalogue = Partial<Record<Namespace, Record<string, string>>>;
