import { ONE, bits, div, share } from './arithmetic';
import type { Offer } from './board';
import { dayNumber } from './days';
import { sharedDays } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import { CHECKS, type CheckId, PRINCIPLES } from './vocabulary';

const HALF = ONE / 2;

/** A check of what the offer declares of itself, whatever the need. Basis points. */
type OfferCheck = (offer: Offer, asOf: number, staleAfterDays: number) => number;

/** A check of the offer against one need. Basis points; null when it does not apply. */
type PairCheck = (need: PreparedNeed, offer: PreparedOffer, asOf: number) => number | null;

/** What of a board the checks read: the day, and how many days a confirmation stays fresh. */
export type Day = Pick<Prepared, 'asOf' | 'staleAfterDays'>;

const isTrue = (answer: boolean | undefined) => (answer === true ? ONE : 0);
const hasText = (text: string | undefined) => text !== undefined && text.trim() !== '';

/** The checks that depend on the offer alone; each is worked out once an offer (README, "Checks"). */
const OFFER_CHECKS = {
  handover: ({ handover }) => isTrue(handover),
  'follow-up': ({ followUpMonths }) => share(followUpMonths ?? 0, 6),
  outcomes: ({ outcomeIndicators }) => isTrue(outcomeIndicators),
  evaluation: ({ evaluation }) => isTrue(evaluation),
  evidence: ({ earlierResults }) => isTrue(earlierResults),
  unconditional: ({ conditions }) => (conditions?.length === 0 ? ONE : 0),
  untied: ({ tied }) => (tied === 'untied' ? ONE : tied === 'partially-tied' ? HALF : 0),
  transparent: ({ funder, implementer }) => (hasText(funder) && hasText(implementer) ? ONE : 0),
  accountable: ({ confirmedOn }, asOf, staleAfterDays) =>
    asOf - dayNumber(confirmedOn) <= staleAfterDays ? ONE : 0,
  neutral: ({ excludes }) => (excludes?.length === 0 ? ONE : 0),
  arrangements: ({ arrangements }) => (arrangements?.length === 0 ? ONE : HALF),
  'demand-driven': ({ respondsToNeeds }) => isTrue(respondsToNeeds),
  'co-design': ({ coDesign }) => isTrue(coDesign),
  'joint-monitoring': ({ jointMonitoring }) => isTrue(jointMonitoring),
  plans: ({ planConfidentiality }) => isTrue(planConfidentiality),
  safeguards: ({ humanRightsSafeguards }) => isTrue(humanRightsSafeguards),
  gender: ({ genderMarker }) => share(genderMarker ?? 0, 2),
  handling: ({ handlingAccepted }) => isTrue(handlingAccepted),
} satisfies Partial<Record<CheckId, OfferCheck>>;

/** The checks that hold the offer against the need. */
const PAIR_CHECKS: Record<Exclude<CheckId, keyof typeof OFFER_CHECKS>, PairCheck> = {
  lasting: ({ row }, offer) =>
    row.stage === 'starting' ? ((offer.row.durationWeeks ?? 0) >= 4 ? ONE : 0) : null,

  topics: (need, offer) => {
    const { topics = [], category } = need.row;
    if (topics.length === 0) return null;
    const offered = offer.categories.get(category) ?? [];
    if (offered.length === 0) return HALF;
    return share(topics.filter((topic) => offered.includes(topic)).length, topics.length);
  },

  support: (need, offer) => share(bits(need.support & offer.support), bits(need.support)),

  technology: (need, offer) =>
    need.technologies === 0
      ? null
      : share(bits(need.technologies & offer.technologies), bits(need.technologies)),

  stage: ({ row: { stage } }, { row: { stages } }) => {
    if (stage === undefined || stages === undefined || stages.length === 0) return null;
    return stages.includes(stage) ? ONE : 0;
  },

  language: ({ row }, offer) => (offer.row.languages.includes(row.languages[0] ?? '') ? ONE : HALF),

  mode: ({ row }, offer) => {
    const first = row.modes[0];
    return first !== undefined && offer.row.modes.includes(first) ? ONE : HALF;
  },

  timing: (need, offer, asOf) => {
    const weeks = offer.row.durationWeeks;
    return weeks === undefined ? null : share(sharedDays(need, offer, asOf), 7 * weeks);
  },

  women: ({ row: { womenTarget } }, offer) => {
    if (womenTarget === undefined) return null;
    return womenTarget === 0 ? ONE : share(offer.row.womenSeats ?? 0, womenTarget);
  },

  accessible: ({ row }, offer) => (row.accessible === true ? isTrue(offer.row.accessible) : null),
};

/** The offer's fields that answer a check: with one of them left out, the check's answer is "not stated". */
const ANSWERED_BY: Partial<Record<CheckId, readonly (keyof Offer)[]>> = {
  handover: ['handover'],
  'follow-up': ['followUpMonths'],
  lasting: ['durationWeeks'],
  outcomes: ['outcomeIndicators'],
  evaluation: ['evaluation'],
  evidence: ['earlierResults'],
  unconditional: ['conditions'],
  untied: ['tied'],
  transparent: ['funder', 'implementer'],
  neutral: ['excludes'],
  arrangements: ['arrangements'],
  technology: ['technologies'],
  'demand-driven': ['respondsToNeeds'],
  'co-design': ['coDesign'],
  'joint-monitoring': ['jointMonitoring'],
  plans: ['planConfidentiality'],
  safeguards: ['humanRightsSafeguards'],
  gender: ['genderMarker'],
  women: ['womenSeats'],
  accessible: ['accessible'],
  handling: ['handlingAccepted'],
};

/**
 * Whether the offer answers what a check asks. False says that its 0 or 0.5 stands for a field left out (or a blank
 * text), which a reader must not take for a "no".
 */
export function isStated(check: CheckId, need: PreparedNeed, offer: PreparedOffer): boolean {
  if (check === 'topics') return (offer.categories.get(need.row.category)?.length ?? 0) > 0;
  return (ANSWERED_BY[check] ?? []).every((field) => {
    const answer = offer.row[field];
    return typeof answer === 'string' ? hasText(answer) : answer !== undefined && answer !== null;
  });
}

/** The value of one check for a pair, in basis points; null when it does not apply. */
export function checkValue(
  check: CheckId,
  need: PreparedNeed,
  offer: PreparedOffer,
  { asOf, staleAfterDays }: Day,
): number | null {
  return isOfferCheck(check)
    ? OFFER_CHECKS[check](offer.row, asOf, staleAfterDays)
    : PAIR_CHECKS[check](need, offer, asOf);
}

function isOfferCheck(check: CheckId): check is keyof typeof OFFER_CHECKS {
  return check in OFFER_CHECKS;
}

const PLACE = new Map(PRINCIPLES.map((principle, place) => [principle, place]));
const PAIR_LIST = CHECKS.flatMap(({ id, principle }) =>
  isOfferCheck(id) ? [] : [{ evaluate: PAIR_CHECKS[id], place: PLACE.get(principle) ?? 0 }],
);
const OFFER_LIST = CHECKS.flatMap(({ id, principle }) =>
  isOfferCheck(id) ? [{ evaluate: OFFER_CHECKS[id], place: PLACE.get(principle) ?? 0 }] : [],
);

/** Sum and number of an offer's own checks for each principle, worked out before any pair. */
export function offerPart(offer: Offer, asOf: number, staleAfterDays: number) {
  const sums = PRINCIPLES.map(() => 0);
  const counts = PRINCIPLES.map(() => 0);
  for (const { evaluate, place } of OFFER_LIST) {
    sums[place] = (sums[place] ?? 0) + evaluate(offer, asOf, staleAfterDays);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { sums, counts };
}

/** The score of each principle (P1 first) in basis points; null where none of its checks applies. */
export function principleScores(
  need: PreparedNeed,
  offer: PreparedOffer,
  { asOf }: Pick<Day, 'asOf'>,
): (number | null)[] {
  const sums = [...offer.part.sums];
  const counts = [...offer.part.counts];
  for (const { evaluate, place } of PAIR_LIST) {
    const value = evaluate(need, offer, asOf);
    if (value === null) continue;
    sums[place] = (sums[place] ?? 0) + value;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return sums.map((sum, place) => (counts[place] ? div(sum, counts[place]) : null));
}

/** The weighted mean of the principles that apply, in basis points; 0 when their weights sum to 0. */
export function fitOf(scores: readonly (number | null)[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  scores.forEach((score, place) => {
    const weight = weights[place] ?? 1;
    if (score === null) return;
    sum += weight * score;
    total += weight;
  });
  return total === 0 ? 0 : div(sum, total);
}
