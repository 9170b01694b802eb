import type { IntroductionStatus, Side } from '#db/schema/enums';
import { type FocalPoint, canNeed, isOwn } from '~/features/needs/policy';
import { canOffer } from '~/features/offers/policy';
import { type Actor, type Member, hasRole } from '~/server/actor';
import { GIVEN_UP, isOneOf } from './life-cycle';

/** What decides who has a part in a match. `state` is the need's. */
export interface Parties {
  state: string;
  providerId: string;
  implementerId: string | null;
}

/**
 * The side of a match that a person stands on, whatever the person's role: who reads it. Null for everybody else,
 * coordinators among them.
 */
export function sideOf(actor: Actor, match: Parties): Side | 'implementer' | null {
  if (actor.kind !== 'member' || !actor.verified) return null;
  if (actor.state === match.state) return 'state';
  if (actor.organisationId === match.providerId) return 'provider';
  return actor.organisationId === match.implementerId ? 'implementer' : null;
}

/**
 * The side that a person may act for: a focal point for its State, who may offer for the provider. Null for who
 * only reads, an implementer always.
 */
export function actsFor(actor: Actor, match: Parties): Side | null {
  const side = sideOf(actor, match);
  if (side === 'state' && canNeed(actor)) return 'state';
  return side === 'provider' && canOffer(actor) ? 'provider' : null;
}

/**
 * The side on which a person may know that a match is there, or null. The two sides always; an implementer while it
 * lasts, and only if it may read the need's summary: that a match was declined or withdrawn is for the two sides
 * alone.
 */
export function readsMatchAs(
  actor: Actor,
  match: Parties & { status: IntroductionStatus },
  readsNeed: boolean,
): Side | 'implementer' | null {
  const side = sideOf(actor, match);
  if (side !== 'implementer') return side;
  return readsNeed && !isOneOf(GIVEN_UP, match.status) ? side : null;
}

/** Who may disclose a need to a provider: its State's focal points. Whether the need can be matched is a rule. */
export function canIntroduce(actor: Actor, need: { state: string }): actor is FocalPoint {
  return canNeed(actor) && isOwn(actor, need);
}

/**
 * Who may suggest an offer to a State, of those who may read the need's details: coordinators, but not for what
 * their own organisation offers. They would speak for themselves, and a provider learns of no suggestion.
 */
export function canSuggest(actor: Actor, offer: { organisationId: string }): actor is Member {
  return (
    actor.kind === 'member' &&
    hasRole(actor, 'coordinator') &&
    actor.organisationId !== offer.organisationId
  );
}
