import type { OrganisationKind, Role } from '#db/schema/enums';
import { type Actor, type Member, hasRole } from '~/server/actor';

export function canAdminister(actor: Actor): boolean {
  return hasRole(actor, 'administrator');
}

/** Which roles the people of an organisation may hold: only a State has focal points. */
export function rolesFor(kind: OrganisationKind): Role[] {
  return kind === 'state'
    ? ['focal-point', 'provider', 'administrator']
    : ['provider', 'coordinator', 'administrator'];
}

/** Whether people of an organisation of this kind may hold all of these roles. */
export function mayAllHold(kind: OrganisationKind, roles: readonly Role[]): boolean {
  const allowed = rolesFor(kind);
  return roles.every((role) => allowed.includes(role));
}

/** The accounts of the demonstration are everybody's: who changed a password would lock the others out. */
export function canChangePassword(actor: Member): boolean {
  return !actor.isDemo;
}

/** Nobody locks the door from the inside. */
export function canSuspend(actor: Actor, personId: string): boolean {
  return canAdminister(actor) && actor.kind === 'member' && actor.personId !== personId;
}
