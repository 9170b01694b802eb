import type { IntroductionStatus, Label, NeedStatus } from '#db/schema/enums';
import { type Actor, hasRole } from '~/server/actor';

/** What decides who reads a need: its owner, its labels, and to whom the State introduced it. */
export interface NeedExposure {
  state: string;
  status: NeedStatus;
  labelSummary: Label;
  labelDetails: Label;
  introductions: readonly {
    providerId: string;
    implementerId: string | null;
    status: IntroductionStatus;
  }[];
}

export type NeedAccess = 'none' | 'summary' | 'details';

/**
 * Whether a label lets the actor read (FIRST TLP 2.0; the table "Who sees what"):
 * CLEAR everyone; GREEN signed-in people of verified organisations; AMBER the State, coordinators, and the
 * organisations it introduced itself to with their implementers; AMBER+STRICT the State and a provider that
 * has accepted the introduction. A draft, and a need that was withdrawn, is read by its State alone.
 */
export function labelAdmits(label: Label, actor: Actor, need: NeedExposure): boolean {
  if (actor.kind === 'member' && actor.state === need.state) return true;
  if (need.status === 'draft' || need.status === 'withdrawn') return false;
  if (label === 'CLEAR') return true;
  if (actor.kind === 'visitor' || !actor.verified) return false;
  if (label === 'GREEN') return true;
  const { organisationId } = actor;
  if (label === 'AMBER') {
    if (hasRole(actor, 'coordinator')) return true;
    return need.introductions.some(
      ({ providerId, implementerId, status }) =>
        (status === 'introduced' || status === 'accepted') &&
        (providerId === organisationId || implementerId === organisationId),
    );
  }
  return need.introductions.some(
    ({ providerId, status }) => status === 'accepted' && providerId === organisationId,
  );
}

/** How much of a need the actor may read. "Not there" and "not yours" look the same: 404. */
export function needAccess(actor: Actor, need: NeedExposure): NeedAccess {
  if (!labelAdmits(need.labelSummary, actor, need)) return 'none';
  return labelAdmits(need.labelDetails, actor, need) ? 'details' : 'summary';
}

/** Strength of a label, weakest 0; a need's details are at least as strict as its summary. */
export function labelRank(label: Label): number {
  return { CLEAR: 0, GREEN: 1, AMBER: 2, 'AMBER+STRICT': 3 }[label];
}
