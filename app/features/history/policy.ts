import { type Actor, type Member, hasRole } from '~/server/actor';

/** Who reads the log: administrators of verified organisations. */
export function canReadAudit(actor: Actor): actor is Member {
  return hasRole(actor, 'administrator');
}
