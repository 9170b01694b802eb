import type { Locale } from './locales';
import enAccounts from './locales/en/accounts.json';
import enCommon from './locales/en/common.json';
import enCoordination from './locales/en/coordination.json';
import enErrors from './locales/en/errors.json';
import enHome from './locales/en/home.json';
import enMatches from './locales/en/matches.json';
import enNeeds from './locales/en/needs.json';
import enOffers from './locales/en/offers.json';
import enOrganisations from './locales/en/organisations.json';
import enWords from './locales/en/words.json';
import zhAccounts from './locales/zh/accounts.json';
import zhCommon from './locales/zh/common.json';
import zhCoordination from './locales/zh/coordination.json';
import zhErrors from './locales/zh/errors.json';
import zhHome from './locales/zh/home.json';
import zhMatches from './locales/zh/matches.json';
import zhNeeds from './locales/zh/needs.json';
import zhOffers from './locales/zh/offers.json';
import zhOrganisations from './locales/zh/organisations.json';
import zhWords from './locales/zh/words.json';
import type { Catalogue } from './messages';
import { type Translate, createTranslator } from './translator';

/** All messages, on the server only: a page that runs scripts is given the namespaces it asks for. */
export const CATALOGUES: Record<Locale, Required<Catalogue>> = {
  en: {
    accounts: enAccounts,
    common: enCommon,
    coordination: enCoordination,
    errors: enErrors,
    home: enHome,
    matches: enMatches,
    needs: enNeeds,
    offers: enOffers,
    organisations: enOrganisations,
    words: enWords,
  },
  zh: {
    accounts: zhAccounts,
    common: zhCommon,
    coordination: zhCoordination,
    errors: zhErrors,
    home: zhHome,
    matches: zhMatches,
    needs: zhNeeds,
    offers: zhOffers,
    organisations: zhOrganisations,
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
