import groupData from './groups.json' with { type: 'json' };
import membershipData from './memberships.json' with { type: 'json' };
import { type NamesByLanguage, STATES, findState } from './states';

export type GroupKind =
  | 'm49-region'
  | 'm49-sub-region'
  | 'm49-intermediate'
  | 'un-status'
  | 'organisation'
  | 'un-regional-group';

export interface GroupReference {
  code: string;
  kind: GroupKind;
  names: NamesByLanguage;
  parent?: string;
}

/** A State in a group from a day until the day before `to`; null is without a known start or end. */
export interface Membership {
  state: string;
  group: string;
  from: string | null;
  to: string | null;
  note?: string;
}

export const GROUPS = groupData as GroupReference[];
export const MEMBERSHIPS = membershipData as Membership[];

/** The groups that an offer's `covers` may name: all but the UN regional groups, which are for elections. */
export const COVER_GROUPS: readonly GroupReference[] = GROUPS.filter(
  ({ kind }) => kind !== 'un-regional-group',
);

const byCode = new Map(GROUPS.map((group) => [group.code, group]));
const byState = new Map<string, Membership[]>(STATES.map(({ iso3 }) => [iso3, []]));
for (const membership of MEMBERSHIPS) byState.get(membership.state)?.push(membership);

export function findGroup(code: string): GroupReference | undefined {
  return byCode.get(code);
}

/** The codes of all groups a State belongs to on a day: M49, LDC/LLDC/SIDS, organisations, UN regional group. */
export function groupCodesOf(iso3: string, date: string): string[] {
  const state = findState(iso3);
  if (!state) return [];
  const dated = (byState.get(iso3) ?? [])
    .filter(({ from, to }) => (from === null || from <= date) && (to === null || date < to))
    .map(({ group }) => group);
  const m49 = new Set([state.m49Region, state.m49SubRegion, state.m49Intermediate]);
  return [...m49, ...dated, ...(state.unGroup ? [state.unGroup] : [])];
}

/** The codes that count in matching: those of `groupCodesOf` without the UN regional group. */
export function membershipCodesOf(iso3: string, date: string): string[] {
  return groupCodesOf(iso3, date).filter((code) => byCode.get(code)?.kind !== 'un-regional-group');
}

export function isMemberOn(iso3: string, group: string, date: string): boolean {
  return groupCodesOf(iso3, date).includes(group);
}

/** The States of a group on a day, by code. */
export function statesIn(group: string, date: string): string[] {
  return STATES.filter(({ iso3 }) => isMemberOn(iso3, group, date)).map(({ iso3 }) => iso3);
}

/** The M49 sub-regions, in the order of their regions: the columns of the coordination matrix. */
export function subRegions(): GroupReference[] {
  const region = (group: GroupReference) => group.parent ?? '';
  return GROUPS.filter(({ kind }) => kind === 'm49-sub-region').sort(
    (a, b) => region(a).localeCompare(region(b)) || a.code.localeCompare(b.code),
  );
}
