import { z } from 'zod';
import { COVER_GROUPS } from '#db/reference/groups';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { findState } from '#db/reference/states';
import { CATEGORIES, type CategoryCode, findTopic } from '#db/reference/taxonomy';
import { CONDITION_ANSWERS } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import {
  ARRANGEMENTS,
  CONDITIONS,
  MODES,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
  TIED,
} from '~/matching/vocabulary';
import {
  among,
  atLeastOne,
  codes,
  day,
  declaration,
  isDay,
  oneOf,
  requiredText,
  text,
  wholeNumber,
} from '~/server/fields';
import { DECLARATIONS, type Declaration } from './rules';

const isState = (code: string): code is string => findState(code) !== undefined;
const coverGroups = new Set(COVER_GROUPS.map(({ code }) => code));

/** What a draft may leave open, which is all but the title; what is given must be well formed. */
const draft = {
  language: z
    .string({ error: fault('errors.choose') })
    .refine((code) => FORM_LANGUAGES.includes(code), {
      error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
    }),
  title: requiredText(200),
  summary: text(2000).optional(),
  categories: among(CATEGORIES),
  topics: codes((code): code is string => findTopic(code) !== undefined),
  support: among(SUPPORTS),
  stages: among(STAGES),
  technologies: among(TECHNOLOGIES),
  covers: codes((code): code is string => isState(code) || coverGroups.has(code)),
  places: wholeNumber(0, 10_000).optional(),
  perState: wholeNumber(1, 1000).optional(),
  languages: among(FORM_LANGUAGES),
  modes: among(MODES),
  windowFrom: day.optional(),
  windowTo: day.optional(),
  durationWeeks: wholeNumber(1, 520).optional(),
  conditionsAnswer: oneOf(CONDITION_ANSWERS).optional(),
  conditions: among(CONDITIONS),
  conditionsNote: text(1000).optional(),
  tied: oneOf([...TIED, 'not-stated']).optional(),
  excludesAnswer: oneOf(CONDITION_ANSWERS).optional(),
  excludes: codes(isState),
  arrangementsAnswer: oneOf(CONDITION_ANSWERS).optional(),
  arrangements: among(ARRANGEMENTS),
  funder: text(200).optional(),
  implementer: text(200).optional(),
  followUpMonths: wholeNumber(0, 120).optional(),
  earlierResultsReference: text(500).optional(),
  genderMarker: oneOf(['0', '1', '2', 'not-stated']).optional(),
  womenSeats: wholeNumber(0, 100).optional(),
  ...(Object.fromEntries(DECLARATIONS.map(({ field }) => [field, declaration])) as Record<
    Declaration,
    typeof declaration
  >),
  version: wholeNumber(1, 999_999_999).optional(),
};

/** What must be answered before an offer is opened. */
const open = {
  ...draft,
  summary: requiredText(2000),
  categories: atLeastOne(draft.categories),
  support: atLeastOne(draft.support),
  languages: atLeastOne(draft.languages),
  modes: atLeastOne(draft.modes),
  windowFrom: day,
  windowTo: day,
  places: wholeNumber(0, 10_000),
  conditionsAnswer: oneOf(CONDITION_ANSWERS),
};

const Draft = z.object(draft);
export type OfferInput = z.output<typeof Draft>;

/** Answers are held against each other even where one of them alone is at fault already. */
const always = { when: () => true };

export const OfferDraft = Draft.superRefine(coherent, always);
export const OfferOpen = z.object(open).superRefine(coherent, always);

/** Which of the two descriptions a form is held against: the button that sent it says so. */
export const OFFER_INTENTS = ['draft', 'open'] as const;
export type OfferIntent = (typeof OFFER_INTENTS)[number];

/** A form that only says which version of the offer it was made from. */
export const OfferVersion = z.object({ version: wholeNumber(1, 999_999_999) });

/** A change that takes one click. */
export const OfferChange = OfferVersion.extend({ intent: oneOf(['confirm', 'pause', 'resume']) });

/** `offer` is typed as complete, but a field at fault may hold anything. */
function coherent(offer: Partial<OfferInput>, context: z.RefinementCtx): void {
  const issue = (path: keyof OfferInput, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  const categories = list<CategoryCode>(offer.categories);
  for (const topic of list(offer.topics)) {
    const category = findTopic(topic)?.parent as CategoryCode | undefined;
    if (category && !categories.includes(category)) {
      issue('topics', fault('offers.error.topicWithoutCategory', { found: topic, category }));
    }
  }
  const { windowFrom: from, windowTo: to } = offer;
  if (isDay(from) && isDay(to) && from > to)
    issue('windowTo', fault('errors.dateOrder', { from, to }));

  answered('conditions', offer.conditionsAnswer, offer.conditions);
  answered('excludes', offer.excludesAnswer, offer.excludes);
  answered('arrangements', offer.arrangementsAnswer, offer.arrangements);
  const covers = list(offer.covers);
  for (const found of list(offer.excludes)) {
    if (covers.includes(found)) {
      issue('excludes', fault('offers.error.coveredAndExcluded', { found }));
    }
  }

  /** "A list" needs a list, and a list needs that answer: a slip must not turn into a statement. */
  function answered(
    field: 'conditions' | 'excludes' | 'arrangements',
    answer: unknown,
    items: unknown,
  ): void {
    const count = list(items).length;
    if (answer === 'list' && count === 0) issue(field, fault('errors.chooseAtLeastOne'));
    if (answer !== 'list' && count > 0) {
      issue(`${field}Answer`, fault('offers.error.listWithoutAnswer', { count }));
    }
  }
}

function list<T extends string = string>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}
