import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Party } from '#db/schema/enums';
import { needIndicators } from '#db/schema/needs';
import { organisations } from '#db/schema/organisations';
import type { TermsRow } from '#db/schema/terms';
import type { Terms } from '#db/schema/types';
import { isOneOf, mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { nameIn } from '~/features/organisations/rules';
import { recordReading } from '~/features/needs/readings.server';
import type { Locale } from '~/i18n/locales';
import type { Actor } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import type { Written } from '~/i18n/written';
import {
  type Match,
  type MatchHead,
  findMatch,
  hasImplementer,
  headOf,
  readsAs,
  unseenConditions,
} from './queries/match.server';
import { allTerms, settingOf } from './queries/setting.server';
import { type Change, differenceOf } from './rules';
import { toFormValues } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

/** What a party is called on a page; null where there is no implementer. */
export type PartyNames = Record<Party, string | null>;

export interface VersionView {
  number: number;
  status: TermsRow['status'];
  /** The name of the side that proposed it. */
  by: string;
  isOwn: boolean;
  proposedAt: string;
  answeredAt: string | null;
  terms: Terms;
  note: string;
  language: string;
  /** Against the version before it; null for the first. */
  difference: Change[] | null;
}

/** Everything about a match's terms that the match page shows. */
export interface TermsView {
  matchId: string;
  parties: PartyNames;
  may: { propose: boolean; accept: boolean };
  isAgreed: boolean;
  inForce: VersionView | null;
  /** Proposed and not answered. */
  waiting: VersionView | null;
  /** Latest first. */
  versions: VersionView[];
  ended: { at: string; by: string; reason: Written } | null;
}

/** The terms of a match for its page; null for who may not read them, and while there is nothing to agree. */
export function readTerms({ db, actor, locale }: Who, matchId: string): TermsView | null {
  const found = findMatch(db, matchId);
  if (!found || !readsAs(actor, found)) return null;
  const { match, parties } = found;
  const rows = allTerms(db, matchId);
  const side = actsFor(actor, parties);
  const moment = { status: match.status, side };
  const isOpen = isOneOf(['accepted', 'agreed'], match.status);
  if (!isOpen && rows.length === 0) return null;
  const names = partyNames(db, found, locale);
  const versions = viewsOf(rows, found, names, actor);
  const waiting = versions.find(({ status }) => status === 'proposed') ?? null;
  return {
    matchId,
    parties: names,
    may: {
      propose: mayDo('propose-terms', moment),
      accept: waiting !== null && !waiting.isOwn && mayDo('propose-terms', moment),
    },
    isAgreed: match.status === 'agreed',
    inForce: versions.find(({ status }) => status === 'accepted') ?? null,
    waiting,
    versions: [...versions].reverse(),
    ended:
      match.status === 'ended-early' && match.closedAt && match.closedBySide
        ? {
            at: match.closedAt,
            by: names[match.closedBySide] ?? '',
            reason: { text: match.endReason ?? '', language: match.endReasonLanguage },
          }
        : null,
  };
}

export interface TermsFormView {
  head: MatchHead;
  once: string;
  /** The latest version's number, 0 where there is none: the form is an answer to it. */
  version: number;
  kind: 'first' | 'answer' | 'change';
  stored: Record<string, string | string[]>;
  support: Terms['support'];
  /** The columns of the table of responsibilities. */
  columns: { party: Party; name: string }[];
  parties: PartyNames;
  latest: VersionView | null;
}

/** The form of the terms, filled with the latest version or with what the need asks; null for who may not propose. */
export function findTermsForm({ db, actor, now, locale }: Who, matchId: string) {
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  if (!found || !side || !mayDo('propose-terms', { status: found.match.status, side })) return null;
  // The first form is filled with the days and indicators of the need.
  recordReading(db, actor, { ...found.need, label: found.need.labelDetails }, now);
  const rows = allTerms(db, matchId);
  const today = now.toISOString().slice(0, 10);
  const setting = settingOf(db, found, rows, today);
  const names = partyNames(db, found, locale);
  const latest = viewsOf(rows, found, names, actor).at(-1) ?? null;
  const view: TermsFormView = {
    head: headOf(found, locale),
    once: newOnce(),
    version: latest?.number ?? 0,
    kind: latest === null ? 'first' : latest.status === 'accepted' ? 'change' : 'answer',
    stored: {
      ...toFormValues(latest?.terms ?? suggested(db, found, [...setting.open], today)),
      // Whoever changes a proposal goes on in its language, unless they say another.
      ...(latest && { language: latest.language }),
    },
    support: [...setting.open],
    columns: setting.parties.map((party) => ({ party, name: names[party] ?? '' })),
    parties: names,
    latest,
  };
  return view;
}

/** Terms to begin with: the days that both windows share, what is open, and the indicators of the need. */
function suggested(db: Db, { need, offer }: Match, open: Terms['support'], today: string): Terms {
  const days = (...among: (string | null)[]) => among.filter((day) => day !== null).sort();
  const startsOn = days(need.windowFrom, offer.windowFrom, today).at(-1) ?? today;
  const endsOn = days(need.windowTo, offer.windowTo)[0] ?? '';
  const indicators = db
    .select()
    .from(needIndicators)
    .where(eq(needIndicators.needId, need.id))
    .orderBy(asc(needIndicators.position))
    .all();
  return {
    startsOn,
    endsOn: endsOn < startsOn ? '' : endsOn,
    support: open,
    indicators: indicators.map(({ name, baseline, target }) => ({ name, baseline, target })),
    responsibilities: { design: {}, delivery: {}, monitoring: {} },
    whyStateLeadsNone: '',
    notes: '',
  };
}

/** What is accepted, exactly; null for who may not answer what was proposed last. */
export function findAcceptance({ db, actor, locale }: Who, matchId: string) {
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  if (!found || !side) return null;
  const rows = allTerms(db, matchId);
  const names = partyNames(db, found, locale);
  const versions = viewsOf(rows, found, names, actor);
  const latest = versions.at(-1);
  const { status } = found.match;
  if (latest?.status !== 'proposed') return null;
  const askedBy = rows.at(-1)?.proposedBySide;
  if (!mayDo('accept-terms', { status, side, askedBy })) return null;
  return {
    head: headOf(found, locale),
    once: newOnce(),
    parties: names,
    version: latest,
    isChange: status === 'agreed',
    /** What the State has to tick first. */
    conditions: side === 'state' && status === 'accepted' ? unseenConditions(found) : [],
  };
}

/** What ending an agreement early would end; null for who may not. */
export function findEnding({ db, actor, locale }: Who, matchId: string) {
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  if (!found || !side || !mayDo('end-early', { status: found.match.status, side })) return null;
  return {
    head: headOf(found, locale),
    once: newOnce(),
    version: found.match.version,
    side,
    support: found.match.support,
    endsOn: found.match.endsOn ?? '',
  };
}

function partyNames(db: Db, found: Match, locale: Locale): PartyNames {
  const { state, provider } = headOf(found, locale);
  if (!hasImplementer(found)) return { state, provider, implementer: null };
  const { implementerId } = found.match;
  const implementer =
    implementerId === null
      ? null
      : db.select().from(organisations).where(eq(organisations.id, implementerId)).get();
  return {
    state,
    provider,
    implementer: implementer ? nameIn(locale, implementer) : found.offer.implementer,
  };
}

function viewsOf(
  rows: readonly TermsRow[],
  { parties }: Match,
  names: PartyNames,
  actor: Actor,
): VersionView[] {
  const own = actsFor(actor, parties);
  return rows.map((row, index) => {
    const previous = rows[index - 1];
    return {
      number: row.number,
      status: row.status,
      by: names[row.proposedBySide] ?? '',
      isOwn: row.proposedBySide === own,
      proposedAt: row.proposedAt,
      answeredAt: row.answeredAt,
      terms: row.terms,
      note: row.note,
      language: row.language,
      difference: previous ? differenceOf(previous.terms, row.terms) : null,
    };
  });
}
