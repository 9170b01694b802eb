import type { NeedRow } from '#db/schema/needs';
import { type Actor, type Member, hasRole } from '~/server/actor';
import { NEED_ACTIONS, type NeedAction, allows, statusOn } from './rules';

/** A focal point of a verified State organisation, who may speak for that State and for no other. */
export type FocalPoint = Member & { readonly state: string };

export function canNeed(actor: Actor): actor is FocalPoint {
  return actor.kind === 'member' && hasRole(actor, 'focal-point') && actor.state !== null;
}

export function isOwn(actor: Actor, need: Pick<NeedRow, 'state'>): boolean {
  return actor.kind === 'member' && actor.state !== null && actor.state === need.state;
}

type Acted = Pick<NeedRow, 'state' | 'status' | 'reviewOn'>;

/** Whether the actor may do this to the need today. */
export function can(actor: Actor, action: NeedAction, need: Acted, today: string): boolean {
  return canNeed(actor) && isOwn(actor, need) && allows(action, statusOn(need, today));
}

/** Everything the actor may do to the need today: a page shows exactly these. */
export function actionsFor(actor: Actor, need: Acted, today: string): NeedAction[] {
  return NEED_ACTIONS.filter((action) => can(actor, action, need, today));
}
