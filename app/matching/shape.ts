import { z } from 'zod';
import { list, object, table } from './containers';
import { parseDay } from './days';
import { isLanguageCode } from './languages';
import {
  ACTIVITY_STATES,
  ARRANGEMENTS,
  CONDITIONS,
  MODES,
  PRINCIPLES,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
  TIED,
  TLP_LABELS,
} from './vocabulary';

// What a type says is allowed stands for the checks after it too, where they say nothing else.
const MAXIMUM = 1_000_000;
const integer = (least: number, most = MAXIMUM) =>
  z
    .number({ error: `an integer from ${least} to ${most}` })
    .refine((n) => Number.isInteger(n) && n >= least && n <= most);
const id = z
  .string({ error: 'an id: 1 to 64 of A-Z a-z 0-9 . _ : -' })
  .regex(/^[A-Za-z0-9._:-]{1,64}$/);
const stated = z
  .string({ error: 'text that is more than white space' })
  .refine((text) => text.trim() !== '');
const text = z.string({ error: 'text' });
const flag = z.boolean({ error: 'true or false' });
const date = z
  .string({ error: 'a calendar day, YYYY-MM-DD' })
  .refine((day) => parseDay(day) !== null);
const language = z.string({ error: 'a language code' }).refine(isLanguageCode, {
  error: 'a code of ISO 639-1, or of ISO 639-3 where there is no two-letter one',
});
const code = z.string({ error: 'a code' });
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(' ')}` });
const window = object({ from: date, to: date });
const weights = object(
  Object.fromEntries(PRINCIPLES.map((p) => [p, integer(0, 100).optional()])) as Record<
    (typeof PRINCIPLES)[number],
    z.ZodOptional<ReturnType<typeof integer>>
  >,
);

const need = object({
  id,
  state: code,
  category: code,
  topics: list(code).optional(),
  support: list(oneOf(SUPPORTS), { least: 1 }),
  stage: oneOf(STAGES).optional(),
  nationalPriority: integer(1),
  languages: list(language, { least: 1 }),
  modes: list(oneOf(MODES), { least: 1 }),
  window,
  technologies: list(oneOf(TECHNOLOGIES)).optional(),
  refuses: list(oneOf(ARRANGEMENTS)).optional(),
  womenTarget: integer(0, 100).optional(),
  accessible: flag.optional(),
  tlp: oneOf(TLP_LABELS),
  postedOn: date,
  preferences: list(id).optional(),
  declined: list(id).optional(),
  weights: weights.optional(),
});

const offer = object({
  id,
  provider: stated,
  providerState: code.optional(),
  funder: text.optional(),
  implementer: text.optional(),
  categories: list(object({ category: code, topics: list(code).optional() }), { least: 1 }),
  support: list(oneOf(SUPPORTS), { least: 1 }),
  stages: list(oneOf(STAGES)).optional(),
  covers: list(code).optional(),
  excludes: list(code).optional(),
  places: integer(0),
  perState: integer(1).optional(),
  languages: list(language, { least: 1 }),
  modes: list(oneOf(MODES), { least: 1 }),
  window,
  durationWeeks: integer(1).optional(),
  technologies: list(oneOf(TECHNOLOGIES)).optional(),
  arrangements: list(oneOf(ARRANGEMENTS)).optional(),
  conditions: list(oneOf(CONDITIONS), { error: 'null, or a list of conditions' }).nullable(),
  tied: oneOf(TIED).optional(),
  handover: flag.optional(),
  followUpMonths: integer(0).optional(),
  outcomeIndicators: flag.optional(),
  evaluation: flag.optional(),
  earlierResults: flag.optional(),
  respondsToNeeds: flag.optional(),
  coDesign: flag.optional(),
  jointMonitoring: flag.optional(),
  planConfidentiality: flag.optional(),
  humanRightsSafeguards: flag.optional(),
  genderMarker: z
    .union([z.literal(0), z.literal(1), z.literal(2)], { error: '0, 1 or 2' })
    .optional(),
  womenSeats: integer(0, 100).optional(),
  accessible: flag.optional(),
  handlingAccepted: flag.optional(),
  confirmedOn: date,
  ranking: list(id).optional(),
  declined: list(id).optional(),
});

const activity = object({
  id,
  provider: stated,
  offer: id.optional(),
  state: code,
  category: code,
  topics: list(code).optional(),
  from: date,
  to: date,
  status: oneOf(ACTIVITY_STATES),
});

/** The one description of a board. What holds between its rows is in refusals.ts. */
export const boardSchema = object({
  version: z.literal(1, { error: '1' }),
  asOf: date,
  needs: list(need),
  offers: list(offer),
  activities: list(activity).optional(),
  memberships: table(list(id, { most: 10_000 }), 'an object: codes by State').optional(),
  settings: object({
    absorption: table(integer(0), 'an object: a number by State').optional(),
    weights: weights.optional(),
    staleAfterDays: integer(0).optional(),
  }).optional(),
});

export type Board = z.infer<typeof boardSchema>;
export type Need = Board['needs'][number];
export type Offer = Board['offers'][number];
export type Activity = NonNullable<Board['activities']>[number];

export type Settings = NonNullable<Board['settings']>;
