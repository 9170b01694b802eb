import { type Actor, type Member, hasRole } from '~/server/actor';

/** Who works through the queue: coordinators of verified organisations. */
export function canReadQueue(actor: Actor): actor is Member {
  return hasRole(actor, 'coordinator');
}
