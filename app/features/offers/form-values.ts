import type { OfferRow } from '#db/schema/offers';
import { DECLARATIONS, type Declaration } from './rules';
import type { OfferInput } from './schema';

/** The columns that the form fills. */
export type OfferColumns = Pick<
  OfferRow,
  | 'language'
  | 'title'
  | 'summary'
  | 'categories'
  | 'support'
  | 'stages'
  | 'technologies'
  | 'covers'
  | 'places'
  | 'perState'
  | 'languages'
  | 'modes'
  | 'windowFrom'
  | 'windowTo'
  | 'durationWeeks'
  | 'conditionsAnswer'
  | 'conditions'
  | 'conditionsNote'
  | 'tied'
  | 'excludes'
  | 'arrangements'
  | 'funder'
  | 'implementer'
  | 'followUpMonths'
  | 'earlierResultsReference'
  | 'genderMarker'
  | 'womenSeats'
  | Declaration
>;

/** From the form to the row. What was not stated becomes null, "none" becomes the empty list. */
export function toColumns(input: OfferInput): OfferColumns {
  const declared = Object.fromEntries(
    DECLARATIONS.map(({ field }) => [field, input[field]]),
  ) as Record<Declaration, boolean | null>;
  return {
    ...declared,
    language: input.language,
    title: input.title,
    summary: input.summary ?? '',
    categories: input.categories.map((category) => ({
      category,
      topics: input.topics.filter((topic) => topic.startsWith(`${category}/`)),
    })),
    support: input.support,
    stages: input.stages,
    technologies: input.technologies,
    covers: input.covers,
    places: input.places ?? null,
    perState: input.perState ?? 1,
    languages: input.languages,
    modes: input.modes,
    windowFrom: input.windowFrom ?? null,
    windowTo: input.windowTo ?? null,
    durationWeeks: input.durationWeeks ?? null,
    conditionsAnswer: input.conditionsAnswer ?? null,
    conditions: input.conditions,
    conditionsNote: input.conditionsNote || null,
    tied: stated(input.tied),
    excludes: answeredList(input.excludesAnswer, input.excludes),
    arrangements: answeredList(input.arrangementsAnswer, input.arrangements),
    funder: input.funder || null,
    implementer: input.implementer || null,
    followUpMonths: input.followUpMonths ?? null,
    earlierResultsReference: input.earlierResultsReference || null,
    genderMarker: genderMarker(stated(input.genderMarker)),
    womenSeats: input.womenSeats ?? null,
  };
}

/** From the row to what the form's fields show, by their names. */
export function toFormValues(row: OfferColumns): Record<string, string | string[]> {
  const number = (value: number | null) => (value === null ? '' : String(value));
  const answer = (list: unknown[] | null) =>
    list === null ? 'not-stated' : list.length === 0 ? 'none' : 'list';
  const declared = DECLARATIONS.map(({ field }) => {
    const value = row[field];
    return [field, value === null ? 'not-stated' : value ? 'yes' : 'no'];
  });
  return {
    ...(Object.fromEntries(declared) as Record<Declaration, string>),
    language: row.language,
    title: row.title,
    summary: row.summary,
    categories: row.categories.map(({ category }) => category),
    topics: row.categories.flatMap(({ topics }) => topics),
    support: row.support,
    stages: row.stages,
    technologies: row.technologies,
    covers: row.covers,
    places: number(row.places),
    perState: number(row.perState),
    languages: row.languages,
    modes: row.modes,
    windowFrom: row.windowFrom ?? '',
    windowTo: row.windowTo ?? '',
    durationWeeks: number(row.durationWeeks),
    conditionsAnswer: row.conditionsAnswer ?? '',
    conditions: row.conditions,
    conditionsNote: row.conditionsNote ?? '',
    tied: row.tied ?? 'not-stated',
    excludesAnswer: answer(row.excludes),
    excludes: row.excludes ?? [],
    arrangementsAnswer: answer(row.arrangements),
    arrangements: row.arrangements ?? [],
    funder: row.funder ?? '',
    implementer: row.implementer ?? '',
    followUpMonths: number(row.followUpMonths),
    earlierResultsReference: row.earlierResultsReference ?? '',
    genderMarker: row.genderMarker === null ? 'not-stated' : String(row.genderMarker),
    womenSeats: number(row.womenSeats),
  };
}

/** An empty form: questions that may stay unanswered start as "not stated", the one on conditions unanswered. */
export function emptyFormValues(language: string): Record<string, string | string[]> {
  const declared = DECLARATIONS.map(({ field }) => [field, 'not-stated']);
  return {
    ...(Object.fromEntries(declared) as Record<Declaration, string>),
    language,
    perState: '1',
    tied: 'not-stated',
    excludesAnswer: 'not-stated',
    arrangementsAnswer: 'not-stated',
    genderMarker: 'not-stated',
  };
}

function stated<T extends string>(answer: T | 'not-stated' | undefined): T | null {
  return answer === undefined || answer === 'not-stated' ? null : answer;
}

function answeredList<T>(answer: string | undefined, items: T[]): T[] | null {
  if (answer === 'list') return items;
  return answer === 'none' ? [] : null;
}

function genderMarker(answer: '0' | '1' | '2' | null): 0 | 1 | 2 | null {
  return answer === null ? null : answer === '0' ? 0 : answer === '1' ? 1 : 2;
}
