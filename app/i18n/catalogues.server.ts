import type { Locale } from './locales';
import enAccounts from './locales/en/accounts.json';
import enActivities from './locales/en/activities.json';
import enAgreements from './locales/en/agreements.json';
import enAudit from './locales/en/audit.json';
import enCommon from './locales/en/common.json';
import enCoordination from './locales/en/coordination.json';
import enDesk from './locales/en/desk.json';
import enErrors from './locales/en/errors.json';
import enHome from './locales/en/home.json';
import enIntroductions from './locales/en/introductions.json';
import enMatches from './locales/en/matches.json';
import enNeeds from './locales/en/needs.json';
import enNotifications from './locales/en/notifications.json';
import enOffers from './locales/en/offers.json';
import enOrganisations from './locales/en/organisations.json';
import enQueue from './locales/en/queue.json';
import enResults from './locales/en/results.json';
import enRounds from './locales/en/rounds.json';
import enWords from './locales/en/words.json';
import zhAccounts from './locales/zh/accounts.json';
import zhActivities from './locales/zh/activities.json';
import zhAgreements from './locales/zh/agreements.json';
import zhAudit from './locales/zh/audit.json';
import zhCommon from './locales/zh/common.json';
import zhCoordination from './locales/zh/coordination.json';
import zhDesk from './locales/zh/desk.json';
import zhErrors from './locales/zh/errors.json';
import zhHome from './locales/zh/home.json';
import zhIntroductions from './locales/zh/introductions.json';
import zhMatches from './locales/zh/matches.json';
import zhNeeds from './locales/zh/needs.json';
import zhNotifications from './locales/zh/notifications.json';
import zhOffers from './locales/zh/offers.json';
import zhOrganisations from './locales/zh/organisations.json';
import zhQueue from './locales/zh/queue.json';
import zhResults from './locales/zh/results.json';
import zhRounds from './locales/zh/rounds.json';
import zhWords from './locales/zh/words.json';
import type { Catalogue } from './messages';
import { type Translate, createTranslator } from './translator';

/** All messages, on the server only: a page that runs scripts is given the namespaces it asks for. */
export const CATALOGUES: Record<Locale, Required<Catalogue>> = {
  en: {
    accounts: enAccounts,
    activities: enActivities,
    agreements: enAgreements,
    audit: enAudit,
    common: enCommon,
    coordination: enCoordination,
    desk: enDesk,
    errors: enErrors,
    home: enHome,
    introductions: enIntroductions,
    matches: enMatches,
    needs: enNeeds,
    notifications: enNotifications,
    offers: enOffers,
    organisations: enOrganisations,
    queue: enQueue,
    results: enResults,
    rounds: enRounds,
    words: enWords,
  },
  zh: {
    accounts: zhAccounts,
    activities: zhActivities,
    agreements: zhAgreements,
    audit: zhAudit,
    common: zhCommon,
    coordination: zhCoordination,
    desk: zhDesk,
    errors: zhErrors,
    home: zhHome,
    introductions: zhIntroductions,
    matches: zhMatches,
    needs: zhNeeds,
    notifications: zhNotifications,
    offers: zhOffers,
    organisations: zhOrganisations,
    queue: zhQueue,
    results: zhResults,
    rounds: zhRounds,
    words: zhWords,
  },
};

const translators = new Map<Locale, Translate>();

/** The translator of a language, for titles and mails made on the server. */
export function translatorFor(locale: Locale): Translate {
  const known = translators.get(locale) ?? createTranslator(locale, CATALOGUES[locale]);
  translators.set(locale, known);
  return known;
}
