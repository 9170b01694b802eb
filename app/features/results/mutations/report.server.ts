import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { type Db, writeTransaction } from '#db/client.server';
import { indicatorReports } from '#db/schema/reports';
import { findMatch } from '~/features/agreements/queries/match.server';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import { termsInForce } from '../queries/rows.server';
import type { AnswerForm, ReportForm } from '../schema';
import { type Refused, other, refuse, refusedTexts } from './shared.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}

/**
 * Writes what a side reports of an indicator. Its earlier report of the same indicator stays, as an earlier one.
 * Null for who may not report.
 */
export function reportIndicator(
  { db, actor, now }: Who,
  id: string,
  form: ReportForm,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      if (!found || !side || !mayDo('report', { status: found.match.status, side })) return null;
      const terms = termsInForce(tx, id);
      if (!terms) return null;
      if (terms.number !== form.version) {
        return { ...refuse(409, fault('results.error.termsChanged')), version: terms.number };
      }
      if (!terms.terms.indicators[form.position]) return null;
      const today = now.toISOString().slice(0, 10);
      if (form.measuredOn > today) {
        const found = { found: form.measuredOn, today };
        return refuse(422, fault('results.error.future', found), 'measuredOn');
      }
      const { value, evidence } = form;
      const refused = refusedTexts({ value, evidence }, form.confirmSensitive);
      if (refused) return refused;
      tx.update(indicatorReports)
        .set({ status: 'superseded' })
        .where(
          and(
            eq(indicatorReports.introductionId, id),
            eq(indicatorReports.position, form.position),
            eq(indicatorReports.side, side),
            ne(indicatorReports.status, 'superseded'),
          ),
        )
        .run();
      const row = tx
        .insert(indicatorReports)
        .values({
          id: randomUUID(),
          introductionId: id,
          position: form.position,
          side,
          value: form.value,
          measuredOn: form.measuredOn,
          evidence: form.evidence ?? '',
          language,
          reportedBy: actor.personId,
          reportedAt: now.toISOString(),
        })
        .returning()
        .get();
      recordAudit(tx, {
        actor,
        now,
        action: 'report.create',
        subject: { type: 'introduction', id, state: found.need.state },
        after: {
          report: row.id,
          position: row.position,
          side,
          measuredOn: row.measuredOn,
          hasEvidence: row.evidence !== '',
        },
      });
      notify(tx, {
        kind: 'report-received',
        subject: { type: 'introduction', id },
        recipients: peopleOfSide(tx, found.parties, other(side)),
        now,
      });
      return { ok: true };
    }),
  );
}

/**
 * The other side's answer to a report: confirmed, or disputed with what it says instead. What was disputed may still
 * be confirmed. Null for who may not answer it, and for a report that is not there.
 */
export function answerReport(
  { db, actor, now }: Who,
  id: string,
  reportId: string,
  form: AnswerForm,
  { language, location }: { language: string; location: string },
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      const report = tx
        .select()
        .from(indicatorReports)
        .where(and(eq(indicatorReports.id, reportId), eq(indicatorReports.introductionId, id)))
        .get();
      if (!found || !side || !report) return null;
      const { answer, disputeNote } = form;
      const moment = { status: found.match.status, side, askedBy: report.side };
      if (!mayDo(answer, moment)) return null;
      const isAnswerable = report.status === 'reported' || report.status === 'disputed';
      if (report.version !== form.version || !isAnswerable) {
        return { ...refuse(409, fault('results.error.stale')), version: report.version };
      }
      // What goes with a confirmation is not kept.
      const written = answer === 'dispute' ? { disputeNote } : {};
      const refused = refusedTexts(written, form.confirmSensitive);
      if (refused) return refused;
      const status = answer === 'confirm' ? 'confirmed' : 'disputed';
      tx.update(indicatorReports)
        .set({
          status,
          version: report.version + 1,
          answeredBy: actor.personId,
          answeredAt: now.toISOString(),
          ...(answer === 'dispute' && {
            disputeNote: disputeNote ?? '',
            disputeLanguage: language,
          }),
        })
        .where(eq(indicatorReports.id, reportId))
        .run();
      recordAudit(tx, {
        actor,
        now,
        action: answer === 'confirm' ? 'report.confirm' : 'report.dispute',
        subject: { type: 'introduction', id, state: found.need.state },
        before: { report: reportId, status: report.status, version: report.version },
        after: { report: reportId, status, version: report.version + 1, side },
      });
      notify(tx, {
        kind: answer === 'confirm' ? 'report-confirmed' : 'report-disputed',
        subject: { type: 'introduction', id },
        recipients: peopleOfSide(tx, found.parties, report.side),
        now,
      });
      return { ok: true };
    }),
  );
}
