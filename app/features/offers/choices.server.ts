import { COVER_GROUPS, type GroupKind } from '#db/reference/groups';
import { STATES } from '#db/reference/states';
import { CATEGORIES, topicsOf } from '#db/reference/taxonomy';
import type { Locale } from '~/i18n/locales';
import { languageChoices, namesIn } from '~/i18n/names.server';

export interface Choice {
  value: string;
  label: string;
}

/** The kinds of groups that an offer may cover, in the order in which forms show them. */
export type CoverKind = Exclude<GroupKind, 'un-regional-group'>;
const COVER_KINDS: readonly CoverKind[] = [
  'un-status',
  'm49-region',
  'm49-sub-region',
  'm49-intermediate',
  'organisation',
];

/** What the filter of the list offers to choose from, named and sorted in one language. */
export interface FilterChoices {
  categories: Choice[];
  groups: { kind: CoverKind; groups: Choice[] }[];
  states: Choice[];
  languages: Choice[];
}

/** What the form of an offer needs besides. */
export interface OfferChoices extends FilterChoices {
  topics: Record<string, Choice[]>;
}

export function filterChoices(locale: Locale): FilterChoices {
  const names = namesIn(locale);
  // Names are sorted here and not in the browser: the two may hold other tables of the same language.
  const collator = new Intl.Collator(locale);
  const byLabel = (a: Choice, b: Choice) => collator.compare(a.label, b.label);
  return {
    categories: CATEGORIES.map((value) => ({ value, label: names.category(value) })),
    groups: COVER_KINDS.map((kind) => ({
      kind,
      groups: COVER_GROUPS.filter((group) => group.kind === kind)
        .map(({ code }) => ({ value: code, label: names.group(code) }))
        .sort(byLabel),
    })),
    states: STATES.map(({ iso3 }) => ({ value: iso3, label: names.state(iso3) })).sort(byLabel),
    languages: languageChoices(locale),
  };
}

export function offerChoices(locale: Locale): OfferChoices {
  const names = namesIn(locale);
  const topics = CATEGORIES.map((category) => [
    category,
    topicsOf(category).map(({ code }) => ({ value: code, label: names.topic(code) })),
  ]);
  return {
    ...filterChoices(locale),
    topics: Object.fromEntries(topics) as Record<string, Choice[]>,
  };
}
