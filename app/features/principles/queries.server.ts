import {
  PRINCIPLES,
  PRINCIPLES_CHAPEAU,
  PRINCIPLES_SOURCE,
  PRINCIPLE_GROUPS,
} from '#db/reference/principles';
import type { Locale } from '#db/schema/enums';

/** The ten principles by their three headings, with short names in the language. */
export function listPrincipleNames(locale: Locale) {
  return PRINCIPLE_GROUPS.map(({ id: group, names }) => ({
    name: names[locale],
    principles: PRINCIPLES.filter((one) => one.group === group).map(({ id, short }) => ({
      id,
      name: short[locale],
    })),
  }));
}

/** The same with the text in both languages, how far it could be checked, and how it is applied. */
export function listPrinciples(locale: Locale) {
  const byId = new Map(PRINCIPLES.map((one) => [one.id, one]));
  return {
    source: PRINCIPLES_SOURCE,
    chapeau: PRINCIPLES_CHAPEAU[locale],
    groups: listPrincipleNames(locale).map(({ name, principles }) => ({
      name,
      principles: principles.flatMap((named) => {
        const found = byId.get(named.id);
        if (!found) return [];
        const { text, parts, applied, note } = found;
        return [{ ...named, text, parts, applied: applied[locale], note }];
      }),
    })),
  };
}

export type PrincipleView = ReturnType<
  typeof listPrinciples
>['groups'][number]['principles'][number];
