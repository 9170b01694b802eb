import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Side } from '#db/schema/enums';
import type { IntroductionRow } from '#db/schema/introductions';
import { followUps, indicatorReports } from '#db/schema/reports';
import { type TermsRow, termsVersions } from '#db/schema/terms';
import { mayDo } from '~/features/introductions/life-cycle';
import type { Written } from '~/i18n/written';
import { type Belief, beliefOf } from '../rules';

export type ReportRow = typeof indicatorReports.$inferSelect;
export type FollowUpRow = typeof followUps.$inferSelect;

export interface ReportView {
  id: string;
  side: Side;
  /** The name of the side that reports. */
  by: string;
  belief: Belief;
  value: string;
  measuredOn: string;
  evidence: string;
  language: string;
  reportedAt: string;
  answeredAt: string | null;
  dispute: Written | null;
  mayAnswer: boolean;
}

export function termsInForce(db: Pick<Db, 'select'>, matchId: string): TermsRow | undefined {
  return db
    .select()
    .from(termsVersions)
    .where(and(eq(termsVersions.introductionId, matchId), eq(termsVersions.status, 'accepted')))
    .get();
}

/** Every report of a match, latest first. */
export function reportsOf(db: Db, matchId: string): ReportRow[] {
  return db
    .select()
    .from(indicatorReports)
    .where(eq(indicatorReports.introductionId, matchId))
    .orderBy(desc(indicatorReports.reportedAt), desc(indicatorReports.id))
    .all();
}

export function followUpsOf(db: Db, matchId: string): FollowUpRow[] {
  return db
    .select()
    .from(followUps)
    .where(eq(followUps.introductionId, matchId))
    .orderBy(asc(followUps.dueOn))
    .all();
}

/** The sides that have said that the support is complete. */
export function completedBy({
  completedByStateAt,
  completedByProviderAt,
}: IntroductionRow): Side[] {
  return [
    ...(completedByStateAt === null ? [] : (['state'] as const)),
    ...(completedByProviderAt === null ? [] : (['provider'] as const)),
  ];
}

export function reportView(
  row: ReportRow,
  match: IntroductionRow,
  side: Side | null,
  names: Record<Side, string>,
): ReportView & { position: number } {
  const isAnswerable = row.status === 'reported' || row.status === 'disputed';
  return {
    id: row.id,
    position: row.position,
    side: row.side,
    by: names[row.side],
    belief: beliefOf(row),
    value: row.value,
    measuredOn: row.measuredOn,
    evidence: row.evidence,
    language: row.language,
    reportedAt: row.reportedAt,
    answeredAt: row.answeredAt,
    dispute: row.disputeNote ? { text: row.disputeNote, language: row.disputeLanguage } : null,
    mayAnswer: isAnswerable && mayDo('confirm', { status: match.status, side, askedBy: row.side }),
  };
}

/** What a side says of an indicator now. */
export function currentOf(
  reports: readonly (ReportView & { position: number })[],
  position: number,
  side: Side,
): ReportView | null {
  const found = reports.find(
    (report) => report.position === position && report.side === side && report.belief !== 'earlier',
  );
  if (!found) return null;
  const { position: _place, ...report } = found;
  return report;
}
