import type { Db } from '#db/client.server';
import { type MatchHead, findMatch, headOf } from '~/features/agreements/queries/match.server';
import type { Indicator } from '~/features/agreements/rules';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import type { Locale } from '~/i18n/locales';
import type { Actor } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import { readResults } from '../queries.server';
import { type ReportView, completedBy, reportView, reportsOf, termsInForce } from './rows.server';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

export interface ReportFormView {
  head: MatchHead;
  once: string;
  /** The number of the terms in force, whose indicators these are. */
  version: number;
  indicator: Indicator & { position: number };
  previous: ReportView | null;
  today: string;
}

/** The form of one report; null for who may not report, and for an indicator that is not there. */
export function findReportForm(
  { db, actor, now, locale }: Who,
  matchId: string,
  position: number,
): ReportFormView | null {
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  if (!found || !side || !mayDo('report', { status: found.match.status, side })) return null;
  const terms = termsInForce(db, matchId);
  const indicator = terms?.terms.indicators[position];
  if (!terms || !indicator) return null;
  const head = headOf(found, locale);
  const own = reportsOf(db, matchId)
    .map((row) => reportView(row, found.match, side, head))
    .find(
      (report) =>
        report.position === position && report.side === side && report.belief !== 'earlier',
    );
  return {
    head,
    once: newOnce(),
    version: terms.number,
    indicator: { ...indicator, position },
    previous: own ?? null,
    today: now.toISOString().slice(0, 10),
  };
}

/** A report that waits for the actor's answer, with what the actor's own side says; null for who may not answer. */
export function findReportAnswer({ db, actor, locale }: Who, matchId: string, reportId: string) {
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  if (!found || !side) return null;
  const rows = reportsOf(db, matchId);
  const row = rows.find(({ id }) => id === reportId);
  const indicator = row && termsInForce(db, matchId)?.terms.indicators[row.position];
  if (!row || !indicator) return null;
  const head = headOf(found, locale);
  const report = reportView(row, found.match, side, head);
  if (!report.mayAnswer) return null;
  const own = rows.find(
    (other) =>
      other.position === row.position && other.side === side && other.status !== 'superseded',
  );
  return {
    head,
    once: newOnce(),
    version: row.version,
    indicator,
    report,
    own: own ? reportView(own, found.match, side, head) : null,
  };
}

/** What saying "complete" would do; null for who may not say it. */
export function findCompletion(who: Who, matchId: string) {
  const { db, actor, locale } = who;
  const found = findMatch(db, matchId);
  const side = found && actsFor(actor, found.parties);
  const results = readResults(who, matchId);
  if (!found || !side || results?.reading !== 'all' || !results.may.complete) return null;
  return {
    head: headOf(found, locale),
    once: newOnce(),
    version: found.match.version,
    /** Whether the other side has said so already: then the match is completed. */
    isLast: completedBy(found.match).length > 0,
    /** Indicators of which neither side has reported anything. */
    unreported: results.indicators
      .filter(({ current }) => !current.state && !current.provider)
      .map(({ name }) => name),
  };
}

/** A follow-up that waits for the State's answer; null for anybody else. */
export function findFollowUpForm(who: Who, matchId: string, followUpId: string) {
  const found = findMatch(who.db, matchId);
  const results = readResults(who, matchId);
  if (!found || results?.reading !== 'all') return null;
  const followUp = results.followUps.find(({ id }) => id === followUpId);
  if (!followUp?.mayAnswer) return null;
  return {
    head: headOf(found, who.locale),
    once: newOnce(),
    months: followUp.months,
    indicators: results.indicators.map(({ name, target }) => ({ name, target })),
  };
}

export type ReportAnswerView = NonNullable<ReturnType<typeof findReportAnswer>>;
