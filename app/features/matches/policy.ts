import { canOffer, isOwn } from '~/features/offers/policy';
import { type Actor, type Member, hasRole } from '~/server/actor';
import type { ToldReader } from './told';

/**
 * Who may see how offers fit a need, of those who may read its details: the State's own people, and
 * coordinators. A provider that may read the need still sees no other provider's place.
 */
export function canReadCandidates(actor: Actor, need: { state: string }): actor is Member {
  if (actor.kind !== 'member' || !actor.verified) return false;
  return actor.state === need.state || hasRole(actor, 'coordinator');
}

/** As whom the reader of a need's candidates is told of the board: its State, or anybody else. */
export function toldAs(actor: Actor, need: { state: string }): ToldReader {
  return actor.kind === 'member' && actor.state === need.state
    ? { state: need.state }
    : 'coordinator';
}

/** Who may see what an offer is wanted for: its own organisation, and coordinators. */
export function canReadDemand(actor: Actor, offer: { organisationId: string }): actor is Member {
  if (actor.kind !== 'member' || !actor.verified) return false;
  return actor.organisationId === offer.organisationId || hasRole(actor, 'coordinator');
}

/** Who may say what a State prefers and declines: its own focal points, while the need can still be matched. */
export function canPrefer(actor: Actor, need: { state: string; status: string }): actor is Member {
  return (
    actor.kind === 'member' &&
    hasRole(actor, 'focal-point') &&
    actor.state === need.state &&
    need.status === 'open'
  );
}

/** Who may say in which order an offer would take needs, and which not: its own people, while it is open. */
export function canRank(actor: Actor, offer: Parameters<typeof isOwn>[1]): actor is Member {
  return canOffer(actor) && isOwn(actor, offer) && offer.status === 'open';
}
