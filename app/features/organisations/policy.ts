import { type Actor, hasRole } from '~/server/actor';

export function canEditOrganisations(actor: Actor): boolean {
  return hasRole(actor, 'administrator');
}
