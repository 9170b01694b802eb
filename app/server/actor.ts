import type { OrganisationKind, Role } from '#db/schema/enums';
import type { TextByLanguage } from '#db/schema/types';

declare const minted: unique symbol;

/** Somebody who has not signed in. */
export interface Visitor {
  readonly kind: 'visitor';
  readonly [minted]: true;
}

/** A signed-in person, with what decides which rows they may read and write. */
export interface Member {
  readonly kind: 'member';
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** The hashed id of the session this request came with. */
  readonly sessionKey: string | null;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly organisationName: string;
  /** Its names in other languages. */
  readonly organisationNames: TextByLanguage;
  /** The State this person may speak for: set only for people of a verified organisation of kind `state`. */
  readonly state: string | null;
  /** The State the organisation belongs to, whatever its kind. */
  readonly homeState: string | null;
  /** Whether the organisation was verified: without it, a member reads what a visitor reads. */
  readonly verified: boolean;
  readonly roles: readonly Role[];
  readonly isDemo: boolean;
  readonly [minted]: true;
}

/**
 * Who is asking. Every query takes one. Only `actor.server.ts` can make it, so holding one is proof
 * that somebody looked.
 */
export type Actor = Visitor | Member;

/** Whether the actor holds a role in a verified organisation; a role counts for nothing without that. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'member' && actor.verified && actor.roles.includes(role);
}
