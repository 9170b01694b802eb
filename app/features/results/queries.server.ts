import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needIndicators, needs } from '#db/schema/needs';
import {
  type Match,
  coveringOf,
  findMatch,
  headOf,
  readsAs,
} from '~/features/agreements/queries/match.server';
import type { Indicator } from '~/features/agreements/rules';
import { AGREED, isOneOf, mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { can } from '~/features/needs/policy';
import { isServed } from '~/features/needs/rules';
import { readableDetails } from '~/features/needs/visibility.server';
import type { Locale } from '~/i18n/locales';
import { type Actor, hasRole } from '~/server/actor';
import {
  type FollowUpRow,
  type ReportView,
  completedBy,
  currentOf,
  followUpsOf,
  reportView,
  reportsOf,
  termsInForce,
} from './queries/rows.server';
import { type Belief, beliefOf } from './rules';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

export type { ReportView };

export interface IndicatorView extends Indicator {
  position: number;
  /** What each side says now; null where it has said nothing. */
  current: Record<Side, ReportView | null>;
  /** What was replaced, latest first. */
  earlier: ReportView[];
}

export interface FollowUpView {
  id: string;
  months: number;
  dueOn: string;
  isAsked: boolean;
  answer: Pick<FollowUpRow, 'stillInUse' | 'note' | 'language' | 'answeredAt'> | null;
  mayAnswer: boolean;
}

/** What the two sides have said of results: for their own people, and their implementer. */
export interface ResultsView {
  reading: 'all';
  matchId: string;
  names: Record<Side, string>;
  /** What the indicators are written in. */
  language: string;
  indicators: IndicatorView[];
  /** The side that the reader acts for; null for who only reads. */
  ownSide: Side | null;
  may: { report: boolean; complete: boolean };
  completion: {
    status: 'running' | 'completed' | 'ended-early';
    said: Record<Side, string | null>;
    remindedAt: string | null;
    completedAt: string | null;
    bySilence: boolean;
  };
  followUps: FollowUpView[];
  /** For the State, when completed matches cover all that the need asks for: its need can be marked as met. */
  servedNeed: { id: string; version: number } | null;
}

/** What a coordinator is told: how far each indicator can be believed, and none of the words. */
export interface ResultsState {
  reading: 'state';
  matchId: string;
  names: Record<Side, string>;
  /** `name` is null where the sides agreed on another indicator than the need has: their words are theirs. */
  indicators: { position: number; name: string | null; beliefs: Record<Side, Belief | null> }[];
}

/** The results of a match for its page; null before an agreement and for who may not read them. */
export function readResults(who: Who, matchId: string): ResultsView | ResultsState | null {
  const { db, actor, now, locale } = who;
  const found = findMatch(db, matchId);
  if (!found || !isOneOf(AGREED, found.match.status)) return null;
  const terms = termsInForce(db, matchId);
  const indicators = terms?.terms.indicators ?? [];
  const { state, provider } = headOf(found, locale);
  const names = { state, provider };
  if (!readsAs(actor, found)) {
    return readsState(who, found) ? stateOf(db, found, indicators, names) : null;
  }
  const side = actsFor(actor, found.parties);
  const { match, need } = found;
  const reports = reportsOf(db, matchId).map((row) => reportView(row, match, side, names));
  const moment = { status: match.status, side };
  const matches = coveringOf(db, need.id);
  const today = now.toISOString().slice(0, 10);
  return {
    reading: 'all',
    matchId,
    names,
    language: terms?.language ?? locale,
    indicators: indicators.map((indicator, position) => ({
      ...indicator,
      position,
      current: {
        state: currentOf(reports, position, 'state'),
        provider: currentOf(reports, position, 'provider'),
      },
      earlier: reports
        .filter((report) => report.position === position && report.belief === 'earlier')
        .map(({ position: _place, ...report }) => report),
    })),
    ownSide: side,
    may: {
      report: indicators.length > 0 && mayDo('report', moment),
      complete:
        mayDo('complete', { ...moment, completedBy: completedBy(match) }) &&
        (match.startsOn ?? today) <= today,
    },
    completion: {
      status: match.status === 'agreed' ? 'running' : (match.status as 'completed' | 'ended-early'),
      said: { state: match.completedByStateAt, provider: match.completedByProviderAt },
      remindedAt: match.completionRemindedAt,
      completedAt: match.status === 'completed' ? match.closedAt : null,
      bySilence: match.bySilence,
    },
    followUps: followUpsOf(db, matchId).map((row) => ({
      id: row.id,
      months: row.months,
      dueOn: row.dueOn,
      isAsked: row.askedAt !== null,
      answer: row.answeredAt === null ? null : answerOf(row),
      mayAnswer:
        row.askedAt !== null && row.answeredAt === null && mayDo('answer-follow-up', moment),
    })),
    servedNeed:
      isServed(need, matches) && can(actor, 'met', need, today)
        ? { id: need.id, version: need.version }
        : null,
  };
}

/**
 * For the page of a need: how far the results of each agreement on it can be believed, earliest first. For
 * coordinators who may read the need's details; empty for everybody else, and for what the reader has a side in.
 */
export function resultsOfNeed(who: Who, needId: string): ResultsState[] {
  if (!hasRole(who.actor, 'coordinator')) return [];
  return who.db
    .select({ id: introductions.id })
    .from(introductions)
    .where(and(eq(introductions.needId, needId), inArray(introductions.status, AGREED)))
    .orderBy(asc(introductions.agreedAt), asc(introductions.id))
    .all()
    .flatMap(({ id }) => {
      const results = readResults(who, id);
      return results?.reading === 'state' ? [results] : [];
    });
}

/** Coordinators who may read the details of the need. */
function readsState({ db, actor }: Who, { need }: Match): boolean {
  if (!hasRole(actor, 'coordinator')) return false;
  return (
    db
      .select({ id: needs.id })
      .from(needs)
      .where(and(eq(needs.id, need.id), readableDetails(db, actor)))
      .get() !== undefined
  );
}

function stateOf(
  db: Db,
  { match: { id: matchId }, need }: Match,
  indicators: readonly Indicator[],
  names: Record<Side, string>,
): ResultsState {
  const rows = reportsOf(db, matchId);
  const asked = db
    .select({ name: needIndicators.name })
    .from(needIndicators)
    .where(eq(needIndicators.needId, need.id))
    .all();
  const belief = (position: number, side: Side) => {
    const row = rows.find(
      (report) =>
        report.position === position && report.side === side && report.status !== 'superseded',
    );
    return row ? beliefOf(row) : null;
  };
  return {
    reading: 'state',
    matchId,
    names,
    indicators: indicators.map(({ name }, position) => ({
      position,
      name: asked.some((indicator) => indicator.name === name) ? name : null,
      beliefs: { state: belief(position, 'state'), provider: belief(position, 'provider') },
    })),
  };
}

function answerOf({ stillInUse, note, language, answeredAt }: FollowUpRow) {
  return { stillInUse, note, language, answeredAt };
}
