/** The words of a board: closed lists, in the order in which forms and documents show them. */

export const SUPPORTS = [
  'assessment',
  'advisory',
  'drafting',
  'training',
  'train-the-trainer',
  'exercise',
  'mentoring',
  'fellowship',
  'equipment',
  'funding',
  'peer-exchange',
  'emergency',
] as const;
export type Support = (typeof SUPPORTS)[number];

export const MODES = ['on-site', 'remote', 'hybrid', 'abroad'] as const;
export type Mode = (typeof MODES)[number];

export const STAGES = ['starting', 'developing', 'strengthening'] as const;
export type Stage = (typeof STAGES)[number];

export const ARRANGEMENTS = [
  'remote-access',
  'data-abroad',
  'provider-operated',
  'provider-staff-embedded',
  'vendor-exclusive',
  'publicity',
] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export const CONDITIONS = [
  'policy',
  'performance',
  'fiduciary',
  'treaty-accession',
  'legislative-change',
  'exclusivity',
  'data-access',
  'other',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export const TECHNOLOGIES = [
  'ticketing',
  'forensics',
  'soc',
  'sensors',
  'threat-intelligence',
  'vulnerability-scanning',
  'backup',
  'pki',
  'dns-security',
  'email-security',
  'secure-communications',
  'cyber-range',
  'learning-platform',
  'other',
] as const;
export type Technology = (typeof TECHNOLOGIES)[number];

export const TIED = ['untied', 'partially-tied', 'tied'] as const;
export type Tied = (typeof TIED)[number];

/** Labels that a board may hold (FIRST TLP 2.0 without RED). */
export const TLP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const;

export const ACTIVITY_STATES = ['planned', 'active', 'completed'] as const;

/** The ten principles of A/75/816, annex I, paragraph 56, in its order. */
export const PRINCIPLES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const;
export type PrincipleId = (typeof PRINCIPLES)[number];

export type Weights = Partial<Record<PrincipleId, number>>;

/** The gates, in the order in which blockers are listed, with the principles they serve. */
export const GATES = [
  { id: 'category', principles: ['P2'] },
  { id: 'topic', principles: ['P2'] },
  { id: 'support', principles: ['P2'] },
  { id: 'scope', principles: ['P9'] },
  { id: 'excluded', principles: ['P9'] },
  { id: 'self', principles: [] },
  { id: 'language', principles: ['P7'] },
  { id: 'mode', principles: ['P7'] },
  { id: 'window', principles: ['P7'] },
  { id: 'conditions', principles: ['P3'] },
  { id: 'sovereignty', principles: ['P4'] },
  { id: 'safeguards', principles: ['P9'] },
  { id: 'confidentiality', principles: ['P8', 'P10'] },
  { id: 'places', principles: [] },
  { id: 'declined', principles: ['P6'] },
] as const satisfies readonly { id: string; principles: readonly PrincipleId[] }[];
export type GateId = (typeof GATES)[number]['id'];

/** The checks, in the order in which they are shown, with the principle whose score they make. */
export const CHECKS = [
  { id: 'handover', principle: 'P1' },
  { id: 'follow-up', principle: 'P1' },
  { id: 'lasting', principle: 'P1' },
  { id: 'topics', principle: 'P2' },
  { id: 'support', principle: 'P2' },
  { id: 'outcomes', principle: 'P2' },
  { id: 'evaluation', principle: 'P2' },
  { id: 'evidence', principle: 'P3' },
  { id: 'unconditional', principle: 'P3' },
  { id: 'untied', principle: 'P3' },
  { id: 'transparent', principle: 'P3' },
  { id: 'accountable', principle: 'P3' },
  { id: 'neutral', principle: 'P3' },
  { id: 'arrangements', principle: 'P4' },
  { id: 'technology', principle: 'P5' },
  { id: 'demand-driven', principle: 'P6' },
  { id: 'stage', principle: 'P6' },
  { id: 'co-design', principle: 'P7' },
  { id: 'joint-monitoring', principle: 'P7' },
  { id: 'language', principle: 'P7' },
  { id: 'mode', principle: 'P7' },
  { id: 'timing', principle: 'P7' },
  { id: 'plans', principle: 'P8' },
  { id: 'safeguards', principle: 'P9' },
  { id: 'gender', principle: 'P9' },
  { id: 'women', principle: 'P9' },
  { id: 'accessible', principle: 'P9' },
  { id: 'handling', principle: 'P10' },
] as const satisfies readonly { id: string; principle: PrincipleId }[];
export type CheckId = (typeof CHECKS)[number]['id'];

/** Categories in which an offer must declare human-rights safeguards (principle 9). */
export const SENSITIVE_CATEGORIES: readonly string[] = ['cybercrime', 'legal', 'detection'];

/** The statuses among the codes of `memberships` that an offer's order favours, para 56 being universal. */
export const FAVOURED_GROUPS = ['LDC', 'LLDC', 'SIDS'] as const;
