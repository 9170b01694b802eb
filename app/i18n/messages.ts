import type accounts from './locales/en/accounts.json';
import type activities from './locales/en/activities.json';
import type agreements from './locales/en/agreements.json';
import type audit from './locales/en/audit.json';
import type common from './locales/en/common.json';
import type coordination from './locales/en/coordination.json';
import type errors from './locales/en/errors.json';
import type desk from './locales/en/desk.json';
import type home from './locales/en/home.json';
import type introductions from './locales/en/introductions.json';
import type matches from './locales/en/matches.json';
import type needs from './locales/en/needs.json';
import type notifications from './locales/en/notifications.json';
import type offers from './locales/en/offers.json';
import type organisations from './locales/en/organisations.json';
import type queue from './locales/en/queue.json';
import type results from './locales/en/results.json';
import type rounds from './locales/en/rounds.json';
import type words from './locales/en/words.json';

/** English is the catalogue that the others are held to, by type and by test. */
interface English {
  accounts: typeof accounts;
  activities: typeof activities;
  agreements: typeof agreements;
  audit: typeof audit;
  common: typeof common;
  coordination: typeof coordination;
  desk: typeof desk;
  errors: typeof errors;
  home: typeof home;
  introductions: typeof introductions;
  matches: typeof matches;
  needs: typeof needs;
  notifications: typeof notifications;
  offers: typeof offers;
  organisations: typeof organisations;
  queue: typeof queue;
  results: typeof results;
  rounds: typeof rounds;
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
