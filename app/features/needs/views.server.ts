import type { NeedIndicatorRow, NeedRow } from '#db/schema/needs';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import type { Actor } from '~/server/actor';
import { actionsFor } from './policy';
import { textIn } from '~/i18n/written';
import { readinessOf, statusOn } from './rules';

/** What anyone whom `labelSummary` admits may read, with the words of one language. */
export function summaryView(row: NeedRow, locale: Locale, today: string) {
  const names = namesIn(locale);
  const original = { text: row.title, language: row.language };
  return {
    id: row.id,
    status: statusOn(row, today),
    language: row.language,
    title: textIn(locale, { ...original, texts: row.titles }),
    originalTitle: original,
    state: { iso3: row.state, name: names.state(row.state) },
    category: row.category && { code: row.category, name: names.category(row.category) },
    topics: row.topics.map((code) => ({ code, name: names.topic(code) })),
    wholeCategory: row.wholeCategory,
    support: row.support,
    languages: row.languages,
    modes: row.modes,
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    labelSummary: row.labelSummary,
    postedOn: row.postedOn,
    provenance: row.provenance,
  };
}
export type NeedSummary = ReturnType<typeof summaryView>;

/** What only those read whom `labelDetails` admits. */
export function detailsView(
  row: NeedRow,
  indicators: readonly Pick<NeedIndicatorRow, 'name' | 'baseline' | 'target'>[],
  locale: Locale,
) {
  return {
    labelDetails: row.labelDetails,
    objective: textIn(locale, {
      text: row.objective,
      language: row.language,
      texts: row.objectives,
    }),
    indicators: indicators.map(({ name, baseline, target }) => ({ name, baseline, target })),
    nationalPriority: row.nationalPriority,
    stage: row.stage,
    technologies: row.technologies,
    refuses: row.refuses,
    womenTarget: row.womenTarget,
    accessible: row.accessible,
    weights: row.weights,
    evidence: row.evidenceInstrument && {
      instrument: row.evidenceInstrument,
      level: row.evidenceLevel,
      year: row.evidenceYear,
      reference: row.evidenceReference,
    },
  };
}
export type NeedDetails = ReturnType<typeof detailsView>;

/** What the State itself is told of its need besides. */
export function ownView(row: NeedRow, indicatorCount: number, actor: Actor, today: string) {
  return {
    version: row.version,
    updatedAt: row.updatedAt,
    reviewOn: row.reviewOn,
    may: actionsFor(actor, row, today),
    readiness: readinessOf(row, indicatorCount),
  };
}
export type NeedOwn = ReturnType<typeof ownView>;
