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

/** While these last, an AMBER need is open to the provider it was disclosed to, and to its implementer. */
export const DISCLOSED = ['introduced', 'accepted', 'agreed', 'completed', 'ended-early'] as const;

/** While these last, an AMBER+STRICT need is open to the provider: from its acceptance on. */
export const TAKEN_ON = ['accepted', 'agreed', 'completed', 'ended-early'] as const;

export type NeedAccess = 'none' | 'summary' | 'details';

/**
 * Whether a label lets the actor read (FIRST TLP 2.0; the table "Who sees what"):
 * CLEAR everyone; GREEN signed-in people of verified organisations; AMBER the State, coordinators, and the
 * organisations it introduced itself to with their implementers; AMBER+STRICT the State and a provider that
 * has accepted the introduction. A decline or a withdrawal ends it; an agreement's end does not, for its results
 * are still to be told. A draft, and a need that was withdrawn, is read by its State alone.
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
        isAmong(DISCLOSED, status) &&
        (providerId === organisationId || implementerId === organisationId),
    );
  }
  return need.introductions.some(
    ({ providerId, status }) => isAmong(TAKEN_ON, status) && providerId === organisationId,
  );
}

function isAmong(list: readonly IntroductionStatus[], status: IntroductionStatus): boolean {
  return list.includes(status);
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

/**
 * The label under which a match is read, and what its sides write to each other: at least AMBER, for that the two
 * were introduced is theirs alone, also where the need is public.
 */
export function matchLabel(need: Label): Label {
  return labelRank(need) > labelRank('AMBER') ? need : 'AMBER';
}
