import { type Actor, type Member, hasRole } from '~/server/actor';

/** Who makes, reads, runs and publishes rounds: coordinators of verified organisations, each of them every round. */
export function canRound(actor: Actor): actor is Member {
  return hasRole(actor, 'coordinator');
}
