import type { Label, RoundStatus } from '#db/schema/enums';
import type { RoundSettings } from '#db/schema/types';
import { LEAST_STATES } from '~/features/matches/rules';
import type { Board, Need } from '~/matching/board';
import { PRINCIPLES, type Weights } from '~/matching/vocabulary';

/** How many offers each ranking of a kept result holds: the allocation is whole whatever this says. */
export const ROUND_TOP = 10;
/** As the engine takes them where a board says nothing. */
export const DEFAULT_WEIGHT = 1;
export const DEFAULT_STALE_AFTER_DAYS = 183;
export const MOST_ABSORBED = 999;
/** A round is of about now: a plan may look so far ahead, a question so far back. */
export const MOST_DAYS_AWAY = 731;

export const ROUND_ACTIONS = ['edit', 'delete', 'run', 'cancel', 'publish', 'compare'] as const;
export type RoundAction = (typeof ROUND_ACTIONS)[number];

/** What a person may do with a round, by its status. What is not here cannot be done. */
const ALLOWED: Record<RoundAction, readonly RoundStatus[]> = {
  edit: ['draft', 'failed', 'cancelled'],
  delete: ['draft', 'failed', 'cancelled'],
  run: ['draft', 'failed', 'cancelled'],
  cancel: ['running'],
  publish: ['done'],
  compare: ['done', 'published'],
};

export function mayRound(action: RoundAction, status: RoundStatus): boolean {
  return ALLOWED[action].includes(status);
}

/** Why a round failed. A page says it in words; the log has the rest. */
export const ROUND_FAULTS = ['engine', 'interrupted'] as const;
export type RoundFault = (typeof ROUND_FAULTS)[number];

export function isRoundFault(text: string | null): text is RoundFault {
  return ROUND_FAULTS.some((fault) => fault === text);
}

export const ROUND_DONE = [
  'created',
  'saved',
  'started',
  'cancelled',
  'deleted',
  'published',
] as const;
export type RoundDone = (typeof ROUND_DONE)[number];

export function roundDone(text: string | null): RoundDone | null {
  return ROUND_DONE.find((done) => done === text) ?? null;
}

/** The details of such needs are read by no coordinator. */
const SEALED: Label = 'AMBER+STRICT';

/**
 * The board of a round: the rows that its settings let in, and its rules. `statesOf` gives the States of a group.
 *
 * Needs with sealed details enter only a round over all States without a limit for any of them, and there only in
 * categories where such needs of three or more States are. A coordinator who could choose the States, or limit one
 * of them, and look who is passed over, would find out by running twice which State has a need that it keeps sealed.
 */
export function roundBoard(
  base: Board,
  settings: RoundSettings,
  statesOf: (group: string) => readonly string[],
): Board {
  const states = new Set(settings.of.flatMap((code) => [code, ...statesOf(code)]));
  const chosen = new Set(settings.offerIds);
  const within = base.needs.filter(
    ({ category, state }) =>
      (settings.categories.length === 0 || settings.categories.includes(category)) &&
      (settings.of.length === 0 || states.has(state)),
  );
  const needs = within.filter(mayEnter(within, settings));
  const offers = base.offers.filter(({ id }) => chosen.size === 0 || chosen.has(id));
  const needIds = new Set(needs.map(({ id }) => id));
  const offerIds = new Set(offers.map(({ id }) => id));
  return {
    ...base,
    needs: needs.map(({ preferences, ...need }) => ({
      ...need,
      ...(preferences && { preferences: preferences.filter((id) => offerIds.has(id)) }),
    })),
    offers: offers.map(({ ranking, ...offer }) => ({
      ...offer,
      ...(ranking && { ranking: ranking.filter((id) => needIds.has(id)) }),
    })),
    settings: {
      absorption: limitsOf(settings),
      weights: settings.weights,
      staleAfterDays: settings.staleAfterDays,
    },
  };
}

function mayEnter(within: readonly Need[], settings: RoundSettings): (need: Need) => boolean {
  const isWide = settings.of.length === 0 && Object.keys(limitsOf(settings)).length === 0;
  const statesBy = new Map<string, Set<string>>();
  for (const { tlp, category, state } of within) {
    if (tlp !== SEALED) continue;
    statesBy.set(category, (statesBy.get(category) ?? new Set()).add(state));
  }
  return ({ tlp, category }) =>
    tlp !== SEALED || (isWide && (statesBy.get(category)?.size ?? 0) >= LEAST_STATES);
}

export function limitsOf({ absorption }: Pick<RoundSettings, 'absorption'>) {
  return Object.fromEntries(
    Object.entries(absorption).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}

/** What stability costs: how many more needs an allocation could serve that passes over needs that stand ahead. */
export function costOf({ allocated, maximum }: { allocated: number; maximum: number }): number {
  return maximum - allocated;
}

/** What a coordinator is told of the needs of a round that are not the coordinator's to read. */
export interface HiddenTold {
  /** How many, where they come from enough States; else null, whether there are none or few. */
  needs: number | null;
  /**
   * Whether the figures of the whole board may stand beside those of the readable needs: what one less the other
   * tells (how many of the hidden got something, and how many nothing) is then of enough States each.
   */
  mayTellWhole: boolean;
}

export function hiddenTold(hidden: readonly { state: string; isAllocated: boolean }[]): HiddenTold {
  const statesOf = (rows: typeof hidden) => new Set(rows.map(({ state }) => state)).size;
  const parts = [true, false].map((got) => hidden.filter(({ isAllocated }) => isAllocated === got));
  return {
    needs: statesOf(hidden) >= LEAST_STATES ? hidden.length : null,
    mayTellWhole: hidden.length === 0 || parts.every((part) => statesOf(part) >= LEAST_STATES),
  };
}

/** The fields of a round that a person writes, as a form holds them; names of fields of a form. */
export const ROUND_FIELDS = [
  'name',
  'asOf',
  'categories',
  'of',
  'offerIds',
  'absorption',
  'weights',
  'staleAfterDays',
] as const;
export type RoundField = (typeof ROUND_FIELDS)[number];

/** What a person says of a round. */
export interface RoundSaid {
  name: string;
  asOf: string;
  settings: RoundSettings;
}

/** Each field as the texts that a page can show: codes, ids, days, `SEN 3` for a limit, `P1 2` for a weight. */
export function fieldsOf({ name, asOf, settings }: RoundSaid): Record<RoundField, string[]> {
  return {
    name: [name],
    asOf: [asOf],
    categories: [...settings.categories],
    of: [...settings.of],
    offerIds: [...settings.offerIds],
    absorption: pairsOf(limitsOf(settings)),
    weights: PRINCIPLES.map((id) => `${id} ${weightOf(settings.weights, id)}`),
    staleAfterDays: [String(settings.staleAfterDays)],
  };
}

export function weightOf(weights: Weights, id: (typeof PRINCIPLES)[number]): number {
  return weights[id] ?? DEFAULT_WEIGHT;
}

function pairsOf(table: Record<string, number>): string[] {
  return Object.entries(table)
    .map(([key, value]) => `${key} ${value}`)
    .sort();
}

/** The fields in which two rounds differ; the order of a list is no difference. */
export function differingFields(a: RoundSaid, b: RoundSaid): RoundField[] {
  const [x, y] = [fieldsOf(a), fieldsOf(b)];
  return ROUND_FIELDS.filter(
    (field) => [...x[field]].sort().join() !== [...y[field]].sort().join(),
  );
}

/** `path` is as in `allocation[3].offer`; '' is the whole. */
export interface FirstDifference {
  path: string;
  was: unknown;
  is: unknown;
}

/** The first place at which two values that came from JSON differ; null where none does. */
export function firstDifference(a: unknown, b: unknown, path = ''): FirstDifference | null {
  if (Object.is(a, b)) return null;
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) {
    return { path, was: a, is: b };
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const step = Array.isArray(a) ? `[${key}]` : `${path === '' ? '' : '.'}${key}`;
    const found = firstDifference(a[key], b[key], path + step);
    if (found) return found;
  }
  return null;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
