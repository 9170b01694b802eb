import type { IntroductionStatus, Side } from '#db/schema/enums';

export { TAKEN_ON } from '~/features/needs/visibility';

/**
 * Where a pair of a need and an offer stands. `none`: no match of it is going on; after a decline, a withdrawal or
 * an end the State may begin again, with a new row. `suggested`: a coordinator's suggestion waits for the State.
 */
export type Standing = 'none' | 'suggested' | IntroductionStatus;

/** Who moves a match: its two sides, a coordinator (before it is one), and time. An implementer moves nothing. */
export type Hand = Side | 'coordinator' | 'clock';

export const MATCH_ACTIONS = [
  'suggest',
  'dismiss-suggestion',
  'lapse-suggestion',
  'introduce',
  'remind',
  'accept',
  'decline',
  'withdraw',
  'close',
  'propose-terms',
  'accept-terms',
  'report',
  'confirm',
  'dispute',
  'complete',
  'remind-completion',
  'silence-completes',
  'end-early',
  'ask-follow-up',
  'answer-follow-up',
] as const;
export type MatchAction = (typeof MATCH_ACTIONS)[number];

/** `answers`: only the side that the other one asked may do it. */
interface Transition {
  action: MatchAction;
  by: readonly Hand[];
  from: readonly Standing[];
  /** Null where the match stays where it is. */
  to: Standing | null;
  answers?: true;
}

const EITHER = ['state', 'provider'] as const;
/** Results can be reported once something was agreed, also after the support has ended. */
const REPORTABLE = ['agreed', 'completed', 'ended-early'] as const;

/** The whole way of a match: who may do what, from where, and where it leads. What is not here cannot be done. */
export const TRANSITIONS: readonly Transition[] = [
  { action: 'suggest', by: ['coordinator'], from: ['none'], to: 'suggested' },
  { action: 'dismiss-suggestion', by: ['state'], from: ['suggested'], to: 'none' },
  { action: 'lapse-suggestion', by: ['clock'], from: ['suggested'], to: 'none' },
  { action: 'introduce', by: ['state'], from: ['none', 'suggested'], to: 'introduced' },

  { action: 'remind', by: ['clock'], from: ['introduced'], to: null },
  { action: 'accept', by: ['provider'], from: ['introduced'], to: 'accepted' },
  { action: 'decline', by: ['provider'], from: ['introduced'], to: 'declined' },
  { action: 'withdraw', by: ['state'], from: ['introduced', 'accepted'], to: 'withdrawn' },
  { action: 'withdraw', by: ['provider'], from: ['accepted'], to: 'withdrawn' },
  // With the need. What time alone ends is what nobody has answered: two who are at work may still agree.
  { action: 'close', by: ['state'], from: ['introduced', 'accepted'], to: 'withdrawn' },
  { action: 'close', by: ['clock'], from: ['introduced'], to: 'withdrawn' },

  { action: 'propose-terms', by: EITHER, from: ['accepted', 'agreed'], to: null },
  { action: 'accept-terms', by: EITHER, from: ['accepted'], to: 'agreed', answers: true },
  { action: 'accept-terms', by: EITHER, from: ['agreed'], to: null, answers: true },

  { action: 'report', by: EITHER, from: REPORTABLE, to: null },
  { action: 'confirm', by: EITHER, from: REPORTABLE, to: null, answers: true },
  { action: 'dispute', by: EITHER, from: REPORTABLE, to: null, answers: true },
  { action: 'complete', by: EITHER, from: ['agreed'], to: 'completed' },
  { action: 'remind-completion', by: ['clock'], from: ['agreed'], to: null },
  { action: 'silence-completes', by: ['clock'], from: ['agreed'], to: 'completed' },
  { action: 'end-early', by: EITHER, from: ['agreed'], to: 'ended-early' },

  { action: 'ask-follow-up', by: ['clock'], from: ['completed'], to: null },
  { action: 'answer-follow-up', by: ['state'], from: ['completed'], to: null },
];

/** What decides whether an action is open. */
export interface Moment {
  status: Standing;
  /** Who would do it; null is nobody with a hand in the match. */
  side: Hand | null;
  /** The side that proposed the terms, or made the report, that an answer is about. */
  askedBy?: Side | undefined;
  /** The sides that have already said that the support is complete. */
  completedBy?: readonly Side[] | undefined;
}

function transitionOf(action: MatchAction, moment: Moment): Transition | undefined {
  const { status, side, askedBy, completedBy = [] } = moment;
  if (side === null) return undefined;
  if (action === 'complete' && completedBy.some((done) => done === side)) return undefined;
  return TRANSITIONS.find(
    (row) =>
      row.action === action &&
      row.by.includes(side) &&
      row.from.includes(status) &&
      (!row.answers || (askedBy !== undefined && askedBy !== side)),
  );
}

export function mayDo(action: MatchAction, moment: Moment): boolean {
  return transitionOf(action, moment) !== undefined;
}

/**
 * Where the action leads; the same status where it only adds to the match (the first of the two sides to say that
 * the support is complete). Null when it may not be done.
 */
export function nextStatus(action: MatchAction, moment: Moment): Standing | null {
  const row = transitionOf(action, moment);
  if (!row) return null;
  if (action === 'complete' && (moment.completedBy ?? []).length === 0) return moment.status;
  return row.to ?? moment.status;
}

/** Every action that is open now, in the order of the way. */
export function openActions(moment: Moment): MatchAction[] {
  return MATCH_ACTIONS.filter((action) => mayDo(action, moment));
}

/** A match that is going on: one a pair at a time. */
export const LIVE = ['introduced', 'accepted', 'agreed'] as const;

/** Ended before an agreement: no reason, no mark, and nobody but the two sides knows. */
export const GIVEN_UP = ['declined', 'withdrawn'] as const;

/** Something was agreed: contacts are open to both sides. */
export const AGREED = ['agreed', 'completed', 'ended-early'] as const;

export function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((item) => item === value);
}
