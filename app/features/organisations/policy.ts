import { type Actor, hasRole } from '~/server/actor';

export function canEditOrganisations(actor: Actor): boolean {
  return hasRole(actor, 'administrator');
}

/** Nobody locks the door from the inside: an administrator's own organisation is another one's to judge. */
export function canChangeVerification(actor: Actor, organisationId: string): boolean {
  return (
    canEditOrganisations(actor) &&
    actor.kind === 'member' &&
    actor.organisationId !== organisationId
  );
}
