import { canNeed } from '~/features/needs/policy';
import { canOffer } from '~/features/offers/policy';
import { type Actor, type Member, hasRole } from '~/server/actor';

/** Who gives and who receives: what decides who may report it. */
export interface Reported {
  organisationId: string | null;
  state: string;
  /** What came of a match is kept by the match; nobody reports it. */
  introductionId: string | null;
}

/** Who may report something: a coordinator, who may offer, or who speaks for a State. */
export function canReport(actor: Actor): actor is Member {
  return hasRole(actor, 'coordinator') || canOffer(actor) || canNeed(actor);
}

/** A coordinator reports what a source says; a provider what it gives; a State what it receives. */
export function canReportOf(actor: Actor, { organisationId, state, introductionId }: Reported) {
  if (introductionId !== null || !canReport(actor)) return false;
  if (hasRole(actor, 'coordinator')) return true;
  if (canOffer(actor) && organisationId === actor.organisationId) return true;
  return canNeed(actor) && actor.state === state;
}

/** Whether a report of this person must say where it comes from: nobody speaks from hearsay. */
export function mustNameSource(actor: Actor, { organisationId, state }: Reported): boolean {
  if (actor.kind !== 'member') return true;
  return organisationId !== actor.organisationId && actor.state !== state;
}
