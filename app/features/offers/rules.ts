import type { OfferStatus } from '#db/schema/enums';
import type { PrincipleId } from '~/matching/vocabulary';

/** An offer that was not confirmed for longer than this is stale: half a year. */
const STALE_AFTER_DAYS = 183;

/** Questions that are answered yes or no, or not at all, with the principle that each answer serves. */
export const DECLARATIONS = [
  { field: 'handover', principle: 'P1' },
  { field: 'outcomeIndicators', principle: 'P2' },
  { field: 'evaluation', principle: 'P2' },
  { field: 'earlierResults', principle: 'P3' },
  { field: 'respondsToNeeds', principle: 'P6' },
  { field: 'coDesign', principle: 'P7' },
  { field: 'jointMonitoring', principle: 'P7' },
  { field: 'planConfidentiality', principle: 'P8' },
  { field: 'humanRightsSafeguards', principle: 'P9' },
  { field: 'accessible', principle: 'P9' },
  { field: 'handlingAccepted', principle: 'P10' },
] as const satisfies readonly { field: string; principle: PrincipleId }[];
export type Declaration = (typeof DECLARATIONS)[number]['field'];

/** What its own organisation may do with an offer. */
export const OFFER_ACTIONS = ['edit', 'confirm', 'pause', 'resume', 'close', 'delete'] as const;
export type OfferAction = (typeof OFFER_ACTIONS)[number];

const ACTIONS_BY_STATUS: Record<OfferStatus, readonly OfferAction[]> = {
  draft: ['edit', 'delete'],
  open: ['edit', 'confirm', 'pause', 'close'],
  paused: ['edit', 'resume', 'close'],
  closed: [],
};

/** The life of an offer: draft → open ⇄ paused → closed. Nothing leads out of closed. */
export function actionsOn(status: OfferStatus): readonly OfferAction[] {
  return ACTIONS_BY_STATUS[status];
}

/** Whether an offer on the board was last confirmed more than six months ago, or never. */
export function isStale(
  offer: { status: OfferStatus; confirmedOn: string | null },
  today: string,
): boolean {
  if (offer.status !== 'open' && offer.status !== 'paused') return false;
  return offer.confirmedOn === null || offer.confirmedOn < lastFreshDay(today);
}

/** The earliest day of confirmation that is not yet stale. */
export function lastFreshDay(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - STALE_AFTER_DAYS);
  return day.toISOString().slice(0, 10);
}

/** What a person has just done to an offer, as the address of its page says it after the redirect. */
const DONE = ['saved', 'opened', 'confirmed', 'paused', 'resumed', 'closed'] as const;
export type OfferDone = (typeof DONE)[number];

export function isOfferDone(value: string | null): value is OfferDone {
  return (DONE as readonly (string | null)[]).includes(value);
}
