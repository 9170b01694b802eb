import type { OfferStatus } from '#db/schema/enums';
import { type Actor, type Member, hasRole } from '~/server/actor';
import { type OfferAction, actionsOn } from './rules';

interface OwnedOffer {
  organisationId: string;
  status: OfferStatus;
}

/** Providers offer; so do the focal points of a State, since a State that needs may also give. */
export function canOffer(actor: Actor): actor is Member {
  const isState = actor.kind === 'member' && actor.organisationKind === 'state';
  return hasRole(actor, 'provider') || (isState && hasRole(actor, 'focal-point'));
}

/** A draft is private to its organisation; what was once opened stays readable by everyone. */
export function canReadOffer(actor: Actor, offer: OwnedOffer): boolean {
  return offer.status !== 'draft' || isOwn(actor, offer);
}

/** What the actor may do with the offer now: the same value guards the mutations and shows the buttons. */
export function allowedActions(actor: Actor, offer: OwnedOffer): readonly OfferAction[] {
  return canOffer(actor) && isOwn(actor, offer) ? actionsOn(offer.status) : [];
}

export function can(actor: Actor, action: OfferAction, offer: OwnedOffer): boolean {
  return allowedActions(actor, offer).includes(action);
}

export function isOwn(actor: Actor, { organisationId }: OwnedOffer): boolean {
  return actor.kind === 'member' && actor.verified && actor.organisationId === organisationId;
}
