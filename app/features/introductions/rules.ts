import type { IntroductionStatus, Label, Side } from '#db/schema/enums';
import { AGREED, GIVEN_UP, isOneOf } from './life-cycle';

/** When a provider reads what a label covers: it can already, from the introduction on, or once it has accepted. */
export type Opens = 'already' | 'now' | 'accepted';

export function opensTo(label: Label): Opens {
  if (label === 'CLEAR' || label === 'GREEN') return 'already';
  return label === 'AMBER' ? 'now' : 'accepted';
}

/** An implementer reads with the provider, but nothing under AMBER+STRICT, which admits one organisation. */
export function opensToImplementer(label: Label): boolean {
  return opensTo(label) !== 'accepted';
}

export type NextStep =
  | 'answer'
  | 'propose-terms'
  | 'answer-terms'
  | 'wait-for-start'
  | 'report'
  | 'complete'
  | 'nothing';

/** What is next in a match, and whose turn it is: `both` is either side, null is nobody's. */
export interface Next {
  step: NextStep;
  turn: Side | 'both' | null;
}

export interface Stage {
  status: IntroductionStatus;
  /** The side whose proposal of terms waits for an answer. */
  proposedBy: Side | null;
  startsOn: string | null;
  endsOn: string | null;
  completedBy: readonly Side[];
}

const otherSide = (side: Side): Side => (side === 'state' ? 'provider' : 'state');

/** The one thing that moves the match on. A proposal that waits comes first, also while the support is under way. */
export function nextOf(stage: Stage, today: string): Next {
  const { status, proposedBy, startsOn, endsOn, completedBy } = stage;
  if (status === 'introduced') return { step: 'answer', turn: 'provider' };
  if (proposedBy && (status === 'accepted' || status === 'agreed')) {
    return { step: 'answer-terms', turn: otherSide(proposedBy) };
  }
  if (status === 'accepted') return { step: 'propose-terms', turn: 'both' };
  if (status !== 'agreed') return { step: 'nothing', turn: null };
  const [first] = completedBy;
  if (first) return { step: 'complete', turn: otherSide(first) };
  if (startsOn && today < startsOn) return { step: 'wait-for-start', turn: null };
  if (endsOn && today > endsOn) return { step: 'complete', turn: 'both' };
  return { step: 'report', turn: 'both' };
}

export const GROUPS = ['yours', 'theirs', 'running', 'done', 'closed'] as const;
export type Group = (typeof GROUPS)[number];

/** Under which heading of an organisation's list a match stands; `side` is the organisation's own. */
export function groupOf(
  status: IntroductionStatus,
  { step, turn }: Next,
  side: Side | 'implementer',
): Group {
  if (status === 'completed') return 'done';
  if (status === 'ended-early' || isOneOf(GIVEN_UP, status)) return 'closed';
  if (step === 'report' || step === 'wait-for-start') return 'running';
  return turn === 'both'
    ? side === 'implementer'
      ? 'theirs'
      : 'yours'
    : turn === side
      ? 'yours'
      : 'theirs';
}

/**
 * Whether a side reads what State and provider write to each other. It stands under the label of the need's details:
 * the provider reads it from the first day until the match is given up, an implementer where that label admits it.
 */
export function readsMessage(
  side: Side | 'implementer',
  { status, labelDetails }: { status: IntroductionStatus; labelDetails: Label },
): boolean {
  if (side === 'state') return true;
  if (isOneOf(GIVEN_UP, status)) return false;
  return side === 'provider' || opensToImplementer(labelDetails);
}

/** Why a side of the match reads nothing of the need: the match is over, the need is gone, or its label. */
export function sealedReason(match: {
  status: IntroductionStatus;
  isNeedWithdrawn: boolean;
}): 'over' | 'strict' | 'withdrawn' {
  if (isOneOf(GIVEN_UP, match.status)) return 'over';
  return match.isNeedWithdrawn ? 'withdrawn' : 'strict';
}

/** The sender's name and address go along where the State says so, and else with the agreement. */
export function readsContact(
  side: Side | 'implementer',
  { status, contactDisclosed }: { status: IntroductionStatus; contactDisclosed: boolean },
): boolean {
  if (side === 'state' || isOneOf(AGREED, status)) return true;
  return side === 'provider' && contactDisclosed && !isOneOf(GIVEN_UP, status);
}

/** Why a match that was no agreement yet was closed with its need. */
export const CLOSINGS = ['met', 'withdrawn', 'expired'] as const;
export type Closing = (typeof CLOSINGS)[number];

export const MATCH_DONE = [
  'sent',
  'accepted',
  'declined',
  'withdrawn',
  'suggested',
  'dismissed',
] as const;
/** What was just done, as the next page says in reply. */
export type MatchDone = (typeof MATCH_DONE)[number];

export function matchDone(text: string | null): MatchDone | null {
  return MATCH_DONE.find((done) => done === text) ?? null;
}

/** The name of the box by which a State says that it has seen a condition of an offer. */
export function conditionField(offerId: string, condition: string): string {
  return `seen-${offerId}-${condition}`;
}
