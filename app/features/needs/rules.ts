import type { IntroductionStatus, Label, NeedStatus } from '#db/schema/enums';
import type { NeedRow } from '#db/schema/needs';
import { PRINCIPLES, type PrincipleId, type Support } from '~/matching/vocabulary';

/** Whether reading what a label covers is noted for the State: AMBER and stricter. */
export function isLogged(label: Label): boolean {
  return label === 'AMBER' || label === 'AMBER+STRICT';
}

export const MOST_INDICATORS = 5;
export const REVIEW_MONTHS = 12;

export const NEED_ACTIONS = ['edit', 'open', 'review', 'withdraw', 'met', 'delete'] as const;
export type NeedAction = (typeof NEED_ACTIONS)[number];

export const NEED_SORTS = ['newest', 'window', 'title'] as const;
export type NeedSort = (typeof NEED_SORTS)[number];

/** What a list can be held to: `any` is all that was ever open. Drafts are on no list but their own State's. */
export const NEED_FILTER_STATUSES = ['open', 'in-agreement', 'met', 'expired', 'any'] as const;

/** In which statuses an action makes sense. What was once open is withdrawn, never deleted. */
const ALLOWED: Record<NeedAction, readonly NeedStatus[]> = {
  edit: ['draft', 'open', 'expired'],
  open: ['draft'],
  review: ['open', 'expired'],
  withdraw: ['open', 'in-agreement', 'expired'],
  met: ['open', 'in-agreement', 'expired'],
  delete: ['draft'],
};

export function allows(action: NeedAction, status: NeedStatus): boolean {
  return ALLOWED[action].includes(status);
}

/** The status as it is on a day: an open need whose review day has come has expired, though no row changed. */
export function statusOn(row: Pick<NeedRow, 'status' | 'reviewOn'>, today: string): NeedStatus {
  const isOver = row.status === 'open' && row.reviewOn !== null && row.reviewOn <= today;
  return isOver ? 'expired' : row.status;
}

/** A match as far as it serves a need: the forms of support that its agreement covers. */
export interface Covering {
  status: IntroductionStatus;
  support: readonly Support[];
}

/** Whether a match takes its forms of support off the need: while it runs and after it was completed. */
export function isCovering({ status }: Pick<Covering, 'status'>): boolean {
  return status === 'agreed' || status === 'completed';
}

/** The need's forms of support that no match covers, in the need's order. */
export function openForms(
  { support }: { support: readonly Support[] },
  matches: readonly Covering[],
): Support[] {
  const covered = new Set(matches.filter(isCovering).flatMap((match) => match.support));
  return support.filter((form) => !covered.has(form));
}

/** Whether matches that were completed cover every form of support: then the State is asked whether the need is met. */
export function isServed(
  need: { support: readonly Support[] },
  matches: readonly Covering[],
): boolean {
  const completed = matches.filter(({ status }) => status === 'completed');
  return need.support.length > 0 && openForms(need, completed).length === 0;
}

/** The same day of a later month; a day that the month lacks becomes its last one. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  return date.toISOString().slice(0, 10);
}

/** What a principle asks of a need, by the names of the form's fields. */
const ASKED: Record<PrincipleId, readonly ReadinessField[]> = {
  P1: ['stage'],
  P2: ['topics', 'indicators'],
  P3: ['evidenceInstrument'],
  P4: ['refuses'],
  P5: ['technologies'],
  P6: ['nationalPriority', 'stage'],
  P7: ['languages', 'modes', 'windowFrom'],
  P8: ['labelDetails'],
  P9: ['womenTarget'],
  P10: ['labelSummary'],
};

export type ReadinessField =
  | 'stage'
  | 'topics'
  | 'indicators'
  | 'evidenceInstrument'
  | 'refuses'
  | 'technologies'
  | 'nationalPriority'
  | 'languages'
  | 'modes'
  | 'windowFrom'
  | 'labelDetails'
  | 'womenTarget'
  | 'labelSummary';

export interface Readiness {
  /** How many of the ten principles have what they need of the State. */
  ready: number;
  principles: { id: PrincipleId; missing: ReadinessField[] }[];
}

/**
 * Which principles can be checked with what the State has said so far. It measures the form, never the State.
 */
export function readinessOf(
  need: Pick<
    NeedRow,
    | 'stage'
    | 'topics'
    | 'evidenceInstrument'
    | 'refuses'
    | 'technologies'
    | 'nationalPriority'
    | 'languages'
    | 'modes'
    | 'windowFrom'
    | 'windowTo'
    | 'womenTarget'
    | 'accessible'
  > & { labelSummary: Label; labelDetails: Label },
  indicatorCount: number,
): Readiness {
  const isFilled: Record<ReadinessField, boolean> = {
    stage: need.stage !== null,
    topics: need.topics.length > 0,
    indicators: indicatorCount > 0,
    evidenceInstrument: need.evidenceInstrument !== null,
    refuses: need.refuses.length > 0,
    technologies: need.technologies.length > 0,
    nationalPriority: need.nationalPriority !== null,
    languages: need.languages.length > 0,
    modes: need.modes.length > 0,
    windowFrom: need.windowFrom !== null && need.windowTo !== null,
    labelDetails: true,
    womenTarget: need.womenTarget !== null || need.accessible,
    labelSummary: true,
  };
  const principles = PRINCIPLES.map((id) => ({
    id,
    missing: ASKED[id].filter((field) => !isFilled[field]),
  }));
  return { ready: principles.filter(({ missing }) => missing.length === 0).length, principles };
}

export type SensitiveKind = 'ip' | 'hash' | 'email' | 'cve';

/** Something in a text that helps an attacker or names a person, and in which field it stands. */
export interface Sensitive {
  field: string;
  kind: SensitiveKind;
  found: string;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const PATTERNS: Record<SensitiveKind, RegExp> = {
  ip: new RegExp(
    `(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?![\\d.]*\\d)|(?<![\\w:])(?:[\\da-f]{1,4}:){3,7}(?::?[\\da-f]{1,4})(?![\\w:])|(?<![\\w:])(?:[\\da-f]{1,4}:){1,6}:(?:[\\da-f]{1,4}(?::[\\da-f]{1,4}){0,5})?(?![\\w:])`,
    'gi',
  ),
  hash: /\b(?:[\da-f]{128}|[\da-f]{96}|[\da-f]{64}|[\da-f]{56}|[\da-f]{40}|[\da-f]{32})\b/gi,
  email: /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g,
  cve: /\bCVE-\d{4}-\d{4,}\b/gi,
};

/**
 * What stands in free text and may be better left out: IP addresses, hashes, e-mail addresses, CVE ids. A
 * warning only, since only the State can judge.
 */
export function findSensitive(texts: Readonly<Record<string, string>>): Sensitive[] {
  return Object.entries(texts).flatMap(([field, content]) =>
    (Object.keys(PATTERNS) as SensitiveKind[]).flatMap((kind) =>
      [...new Set(content.match(PATTERNS[kind]) ?? [])].map((found) => ({ field, kind, found })),
    ),
  );
}

export const NEED_DONE = ['saved', 'opened', 'reviewed', 'marked'] as const;
/** What was just done to a need, as its page says in reply. */
export type NeedDone = (typeof NEED_DONE)[number];

export function isNeedDone(text: string | null): text is NeedDone {
  return NEED_DONE.some((done) => done === text);
}
