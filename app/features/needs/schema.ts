import { z } from 'zod';
import { CATEGORIES, findTopic } from '#db/reference/taxonomy';
import { INSTRUMENTS, LABELS } from '#db/schema/enums';
import { fault } from '~/i18n/fault';
import { isLanguageCode } from '~/matching/languages';
import {
  ARRANGEMENTS,
  MODES,
  PRINCIPLES,
  type PrincipleId,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
} from '~/matching/vocabulary';
import {
  among,
  atLeastOne,
  codes,
  day,
  isDay,
  oneOf,
  requiredText,
  text,
  tick,
  wholeNumber,
} from '~/server/fields';
import { MOST_INDICATORS } from './rules';
import { labelRank } from './visibility';

/** TLP:RED is a choice that can be made and is refused: whoever needs it must be told what to do instead. */
const label = z.enum(LABELS, {
  error: ({ input }) => {
    if (input === 'RED') return fault('errors.red');
    if (typeof input === 'string') return fault('errors.unknownChoice', { found: input });
    return fault('errors.choose');
  },
});

const indicator = z.object({
  name: text(200).optional(),
  baseline: text(200).optional(),
  /** "None known", which is an answer. */
  baselineUnknown: tick,
  target: text(200).optional(),
});
export type IndicatorInput = z.output<typeof indicator>;

const weights = z.object(
  Object.fromEntries(PRINCIPLES.map((id) => [id, wholeNumber(0, 100).optional()])) as Record<
    PrincipleId,
    z.ZodOptional<ReturnType<typeof wholeNumber>>
  >,
);

/** What a draft may leave open, which is all but the title; what is given must be well formed. */
const draft = {
  language: z.string({ error: fault('errors.choose') }).refine(isLanguageCode, {
    error: ({ input }) => fault('errors.unknownChoice', { found: String(input) }),
  }),
  title: requiredText(200),
  titleEn: text(200).optional(),
  category: oneOf(CATEGORIES).optional(),
  topics: codes((code): code is string => findTopic(code) !== undefined),
  wholeCategory: tick,
  objective: text(4000).optional(),
  indicators: z.array(indicator).max(MOST_INDICATORS, {
    error: fault('needs.error.indicators', { max: MOST_INDICATORS }),
  }),
  support: among(SUPPORTS),
  languages: codes((code): code is string => isLanguageCode(code)),
  modes: among(MODES),
  windowFrom: day.optional(),
  windowTo: day.optional(),
  nationalPriority: wholeNumber(1, 1_000_000).optional(),
  labelSummary: label.optional(),
  labelDetails: label.optional(),
  stage: oneOf(STAGES).optional(),
  technologies: among(TECHNOLOGIES),
  refuses: among(ARRANGEMENTS),
  womenTarget: wholeNumber(0, 100).optional(),
  accessible: tick,
  evidenceInstrument: oneOf(INSTRUMENTS).optional(),
  evidenceLevel: text(100).optional(),
  evidenceYear: wholeNumber(1990, 2100).optional(),
  evidenceReference: text(500).optional(),
  weights,
  /** "Save all the same", after the warning that a text holds what should not be written down. */
  confirmSensitive: tick,
  version: wholeNumber(1, 999_999_999).optional(),
};

/** What must be answered before a need is opened. */
const open = {
  ...draft,
  category: oneOf(CATEGORIES),
  objective: requiredText(4000),
  support: atLeastOne(draft.support),
  languages: atLeastOne(draft.languages),
  modes: atLeastOne(draft.modes),
  windowFrom: day,
  windowTo: day,
  nationalPriority: wholeNumber(1, 1_000_000),
  labelSummary: label,
  labelDetails: label,
};

const Draft = z.object(draft);
export type NeedInput = z.output<typeof Draft>;

/** Answers are held against each other even where one of them alone is at fault already. */
const always = { when: () => true };

export const NeedDraft = Draft.superRefine(coherent, always);
export const NeedOpen = z
  .object(open)
  .superRefine(coherent, always)
  .superRefine(sufficient, always);

/** Which of the two descriptions a form is held against: the button that sent it says so. */
export const NEED_INTENTS = ['draft', 'open'] as const;
export type NeedIntent = (typeof NEED_INTENTS)[number];

/** A form that only says which version of the need it was made from. */
export const NeedVersion = z.object({ version: wholeNumber(1, 999_999_999) });

type Path = (string | number)[];
type Issue = (path: Path, message: string) => void;

/** `need` is typed as complete, but a field at fault may hold anything. */
function coherent(need: Partial<NeedInput>, context: z.RefinementCtx): void {
  const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path, message });
  const { category, windowFrom: from, windowTo: to, labelSummary, labelDetails } = need;
  const topics = list<string>(need.topics);
  for (const found of topics) {
    const parent = findTopic(found)?.parent;
    if (isCategory(category) && parent && category !== parent)
      issue(['topics'], fault('needs.error.topic', { found }));
  }
  if (need.wholeCategory === true && topics.length > 0) {
    issue(['wholeCategory'], fault('needs.error.topicsAndWhole', { count: topics.length }));
  }
  if (isDay(from) && isDay(to) && from > to) {
    issue(['windowTo'], fault('errors.dateOrder', { from, to }));
  }
  if (isLabel(labelSummary) && isLabel(labelDetails)) {
    if (labelRank(labelDetails) < labelRank(labelSummary)) {
      const labels = { summary: labelSummary, details: labelDetails };
      issue(['labelDetails'], fault('needs.error.labelOrder', labels));
    }
  }
  list<Partial<IndicatorInput>>(need.indicators).forEach((row, index) => {
    if (row.baseline && row.baselineUnknown === true) {
      const found = { found: row.baseline };
      issue(['indicators', index, 'baseline'], fault('needs.error.baselineBoth', found));
    }
  });
}

/** What opening asks of answers that depend on each other. */
function sufficient(need: Partial<NeedInput>, context: z.RefinementCtx): void {
  const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path, message });
  if (list(need.topics).length === 0 && need.wholeCategory !== true) {
    issue(['topics'], fault('needs.error.noTopic'));
  }
  const rows = list<Partial<IndicatorInput>>(need.indicators);
  const isBegun = (row: Partial<IndicatorInput>) =>
    Boolean(row.name || row.baseline || row.target) || row.baselineUnknown === true;
  const isNoneBegun = !rows.some(isBegun);
  // Where no indicator is begun, the first is the one that is missing.
  (isNoneBegun ? [{} as Partial<IndicatorInput>] : rows).forEach((row, index) => {
    if (!isNoneBegun && !isBegun(row)) return;
    if (!row.name) issue(['indicators', index, 'name'], fault('errors.required'));
    if (!row.target) issue(['indicators', index, 'target'], fault('errors.required'));
    if (!row.baseline && row.baselineUnknown !== true) {
      issue(['indicators', index, 'baseline'], fault('needs.error.baseline'));
    }
  });
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function isLabel(value: unknown): value is (typeof LABELS)[number] {
  return LABELS.some((known) => known === value);
}

function isCategory(value: unknown): boolean {
  return CATEGORIES.some((known) => known === value);
}
