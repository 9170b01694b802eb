import { GROUPS, type GroupKind } from '#db/reference/groups';
import { PRINCIPLES } from '#db/reference/principles';
import { STATES } from '#db/reference/states';
import { CATEGORIES, topicsOf } from '#db/reference/taxonomy';
import type { Locale } from '~/i18n/locales';
import { languageChoices, namesIn } from '~/i18n/names.server';
import type { PrincipleId } from '~/matching/vocabulary';

export interface Choice {
  value: string;
  label: string;
}

/** The kinds of groups, in the order in which the filter shows them. */
const GROUP_KINDS: readonly GroupKind[] = [
  'un-status',
  'un-regional-group',
  'm49-region',
  'm49-sub-region',
  'm49-intermediate',
  'organisation',
];

/** What the filter of the list offers to choose from, named and sorted in one language. */
export interface FilterChoices {
  categories: Choice[];
  groups: { kind: GroupKind; groups: Choice[] }[];
  states: Choice[];
  languages: Choice[];
}

/** What the form of a need offers to choose from. */
export interface NeedChoices {
  categories: (Choice & { topics: Choice[] })[];
  languages: Choice[];
  principles: Record<PrincipleId, string>;
}

export function filterChoices(locale: Locale): FilterChoices {
  const names = namesIn(locale);
  const byLabel = byLabelIn(locale);
  return {
    categories: CATEGORIES.map((value) => ({ value, label: names.category(value) })),
    groups: GROUP_KINDS.map((kind) => ({
      kind,
      groups: GROUPS.filter((group) => group.kind === kind)
        .map(({ code }) => ({ value: code, label: names.group(code) }))
        .sort(byLabel),
    })),
    states: STATES.map(({ iso3 }) => ({ value: iso3, label: names.state(iso3) })).sort(byLabel),
    languages: languageChoices(locale),
  };
}

export function needChoices(locale: Locale): NeedChoices {
  const names = namesIn(locale);
  return {
    categories: CATEGORIES.map((value) => ({
      value,
      label: names.category(value),
      topics: topicsOf(value).map(({ code }) => ({ value: code, label: names.topic(code) })),
    })),
    languages: languageChoices(locale),
    principles: principleNames(locale),
  };
}

export function principleNames(locale: Locale): Record<PrincipleId, string> {
  return Object.fromEntries(PRINCIPLES.map(({ id, short }) => [id, short[locale]])) as Record<
    PrincipleId,
    string
  >;
}

/** Names are sorted on the server: the browser may hold other tables of the same language. */
function byLabelIn(locale: Locale): (a: Choice, b: Choice) => number {
  const collator = new Intl.Collator(locale);
  return (a, b) => collator.compare(a.label, b.label);
}
