import type { NeedIndicatorRow, NeedRow } from '#db/schema/needs';
import { PRINCIPLES } from '~/matching/vocabulary';
import type { NeedInput } from './schema';
import { labelRank } from './visibility';

/** The columns that the form fills. */
export type NeedColumns = Pick<
  NeedRow,
  | 'language'
  | 'title'
  | 'category'
  | 'topics'
  | 'wholeCategory'
  | 'objective'
  | 'support'
  | 'languages'
  | 'modes'
  | 'windowFrom'
  | 'windowTo'
  | 'nationalPriority'
  | 'labelSummary'
  | 'labelDetails'
  | 'stage'
  | 'technologies'
  | 'refuses'
  | 'womenTarget'
  | 'accessible'
  | 'weights'
  | 'evidenceInstrument'
  | 'evidenceLevel'
  | 'evidenceYear'
  | 'evidenceReference'
>;

type Indicator = Pick<NeedIndicatorRow, 'name' | 'baseline' | 'target'>;

/** From the form to the row. What was not answered becomes null or empty, a label AMBER or stricter. */
export function toColumns(input: NeedInput): NeedColumns {
  const labelSummary = input.labelSummary ?? 'AMBER';
  const least = labelRank(labelSummary) > labelRank('AMBER') ? labelSummary : 'AMBER';
  const weights = PRINCIPLES.flatMap((id) => {
    const weight = input.weights[id];
    return weight === undefined ? [] : [[id, weight]];
  });
  return {
    language: input.language,
    title: input.title,
    category: input.category ?? null,
    topics: input.topics,
    wholeCategory: input.wholeCategory,
    objective: input.objective ?? '',
    support: input.support,
    languages: input.languages,
    modes: input.modes,
    windowFrom: input.windowFrom ?? null,
    windowTo: input.windowTo ?? null,
    nationalPriority: input.nationalPriority ?? null,
    labelSummary,
    labelDetails: input.labelDetails ?? least,
    stage: input.stage ?? null,
    technologies: input.technologies,
    refuses: input.refuses,
    womenTarget: input.womenTarget ?? null,
    accessible: input.accessible,
    weights: Object.fromEntries(weights) as NeedRow['weights'],
    evidenceInstrument: input.evidenceInstrument ?? null,
    evidenceLevel: input.evidenceLevel || null,
    evidenceYear: input.evidenceYear ?? null,
    evidenceReference: input.evidenceReference || null,
  };
}

/** The indicators that were begun. A baseline is null for "none known", empty where a draft has no answer yet. */
export function toIndicators({ indicators }: NeedInput): Indicator[] {
  return indicators
    .filter((row) => row.name || row.baseline || row.baselineUnknown || row.target)
    .map(({ name = '', baseline = '', baselineUnknown, target = '' }) => ({
      name,
      baseline: baselineUnknown ? null : baseline,
      target,
    }));
}

/** The free texts of the form, by field: where the scan for addresses, hashes and the like looks. */
export function freeTexts(input: NeedInput): Record<string, string> {
  const indicators = input.indicators.map(({ name, baseline, target }) =>
    [name, baseline, target].filter(Boolean).join('\n'),
  );
  return {
    title: input.title,
    titleEn: input.titleEn ?? '',
    objective: input.objective ?? '',
    indicators: indicators.join('\n'),
    evidenceLevel: input.evidenceLevel ?? '',
    evidenceReference: input.evidenceReference ?? '',
  };
}

export type FormValues = Record<string, string | string[]>;

/** From the row to what the form's fields show, by their names. */
export function toFormValues(
  row: NeedColumns & Pick<NeedRow, 'titles'>,
  indicators: readonly Indicator[],
): FormValues {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const ofIndicators = indicators.flatMap(({ name, baseline, target }, index) => [
    [`indicators[${index}].name`, name],
    [`indicators[${index}].baseline`, baseline ?? ''],
    [`indicators[${index}].baselineUnknown`, baseline === null ? 'yes' : ''],
    [`indicators[${index}].target`, target],
  ]);
  return {
    language: row.language,
    title: row.title,
    titleEn: row.titles['en'] ?? '',
    category: row.category ?? '',
    topics: row.topics,
    wholeCategory: row.wholeCategory ? 'yes' : '',
    objective: row.objective,
    support: row.support,
    languages: row.languages,
    modes: row.modes,
    windowFrom: row.windowFrom ?? '',
    windowTo: row.windowTo ?? '',
    nationalPriority: number(row.nationalPriority),
    labelSummary: row.labelSummary,
    labelDetails: row.labelDetails,
    stage: row.stage ?? '',
    technologies: row.technologies,
    refuses: row.refuses,
    womenTarget: number(row.womenTarget),
    accessible: row.accessible ? 'yes' : '',
    evidenceInstrument: row.evidenceInstrument ?? '',
    evidenceLevel: row.evidenceLevel ?? '',
    evidenceYear: number(row.evidenceYear),
    evidenceReference: row.evidenceReference ?? '',
    ...Object.fromEntries(PRINCIPLES.map((id) => [`weights.${id}`, number(row.weights[id])])),
    ...(Object.fromEntries(ofIndicators) as FormValues),
  };
}

/** An empty form. Until the State chooses otherwise, a need is for its introductions only. */
export function emptyFormValues(language: string, nationalPriority: number): FormValues {
  return {
    language,
    nationalPriority: String(nationalPriority),
    labelSummary: 'AMBER',
    labelDetails: 'AMBER',
  };
}
