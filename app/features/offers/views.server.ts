import type { OrganisationKind } from '#db/schema/enums';
import type { OfferRow } from '#db/schema/offers';
import type { OrganisationRow } from '#db/schema/organisations';
import type { Provenance } from '#db/schema/types';
import { PRINCIPLES } from '#db/reference/principles';
import type { Locale } from '~/i18n/locales';
import { type Names, namesIn } from '~/i18n/names.server';
import { PRINCIPLES as PRINCIPLE_IDS, type PrincipleId } from '~/matching/vocabulary';
import type { Actor } from '~/server/actor';
import { type Written, textIn } from '~/i18n/written';
import { DECLARATIONS, type Declaration, type OfferAction, isStale } from './rules';
import { allowedActions } from './policy';

/** An offer as a row of a list shows it; names are in the reader's language, codes are for `words.*`. */
export interface OfferSummary extends Pick<
  OfferRow,
  | 'id'
  | 'status'
  | 'version'
  | 'support'
  | 'languages'
  | 'modes'
  | 'windowFrom'
  | 'windowTo'
  | 'places'
  | 'conditionsAnswer'
  | 'conditions'
  | 'postedOn'
  | 'confirmedOn'
> {
  title: Written;
  provider: Provider;
  isStale: boolean;
  isInvented: boolean | null;
  categories: string[];
  /** Empty: universal. */
  covers: string[];
  actions: readonly OfferAction[];
}

export interface Provider {
  id: string;
  name: string;
  kind: OrganisationKind;
  state: string | null;
}

/** An offer as its page shows it. Null is an answer that was not given. */
export interface OfferView
  extends
    OfferSummary,
    Pick<
      OfferRow,
      | Declaration
      | 'funder'
      | 'implementer'
      | 'stages'
      | 'perState'
      | 'durationWeeks'
      | 'technologies'
      | 'arrangements'
      | 'conditionsNote'
      | 'tied'
      | 'followUpMonths'
      | 'earlierResultsReference'
      | 'genderMarker'
      | 'womenSeats'
    > {
  summary: Written;
  /** The language of the terms' notes, which are not translated. */
  language: string;
  topicsByCategory: { category: string; topics: string[] }[];
  excludes: string[] | null;
  principleNames: Record<PrincipleId, string>;
  provenance: Provenance | null;
}

interface Reader {
  actor: Actor;
  locale: Locale;
  today: string;
}

export function summaryOf(
  { offer, organisation }: { offer: OfferRow; organisation: OrganisationRow },
  { actor, locale, today }: Reader,
): OfferSummary {
  const names = namesIn(locale);
  return {
    id: offer.id,
    status: offer.status,
    version: offer.version,
    support: offer.support,
    languages: offer.languages,
    modes: offer.modes,
    windowFrom: offer.windowFrom,
    windowTo: offer.windowTo,
    places: offer.places,
    conditionsAnswer: offer.conditionsAnswer,
    conditions: offer.conditions,
    postedOn: offer.postedOn,
    confirmedOn: offer.confirmedOn,
    title: textIn(locale, { language: offer.language, text: offer.title, texts: offer.titles }),
    provider: providerOf(organisation, locale, names),
    isStale: isStale(offer, today),
    isInvented: offer.provenance?.invented ?? null,
    categories: offer.categories.map(({ category }) => names.category(category)),
    covers: offer.covers.map(names.cover),
    actions: allowedActions(actor, offer),
  };
}

export function viewOf(
  row: { offer: OfferRow; organisation: OrganisationRow },
  reader: Reader,
): OfferView {
  const { offer } = row;
  const { locale } = reader;
  const names = namesIn(locale);
  return {
    ...summaryOf(row, reader),
    ...declarationsOf(offer),
    summary: textIn(locale, {
      language: offer.language,
      text: offer.summary,
      texts: offer.summaries,
    }),
    language: offer.language,
    funder: offer.funder,
    implementer: offer.implementer,
    stages: offer.stages,
    perState: offer.perState,
    durationWeeks: offer.durationWeeks,
    technologies: offer.technologies,
    arrangements: offer.arrangements,
    conditionsNote: offer.conditionsNote,
    tied: offer.tied,
    followUpMonths: offer.followUpMonths,
    earlierResultsReference: offer.earlierResultsReference,
    genderMarker: offer.genderMarker,
    womenSeats: offer.womenSeats,
    topicsByCategory: offer.categories.map(({ category, topics }) => ({
      category: names.category(category),
      topics: topics.map(names.topic),
    })),
    excludes: offer.excludes?.map(names.state) ?? null,
    principleNames: principleNames(locale),
    provenance: offer.provenance,
  };
}

/** The short names of the ten principles, by their ids. */
function principleNames(locale: Locale): Record<PrincipleId, string> {
  const shortName = (id: PrincipleId) =>
    PRINCIPLES.find((one) => one.id === id)?.short[locale] ?? id;
  return Object.fromEntries(PRINCIPLE_IDS.map((id) => [id, shortName(id)])) as Record<
    PrincipleId,
    string
  >;
}

function providerOf(
  { id, name, names: translated, kind, state }: OrganisationRow,
  locale: Locale,
  names: Names,
): Provider {
  return { id, name: translated[locale] ?? name, kind, state: state && names.state(state) };
}

function declarationsOf(offer: OfferRow): Pick<OfferRow, Declaration> {
  return Object.fromEntries(DECLARATIONS.map(({ field }) => [field, offer[field]])) as Pick<
    OfferRow,
    Declaration
  >;
}
