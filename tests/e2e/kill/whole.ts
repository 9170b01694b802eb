import { expect } from '@playwright/test';
import { asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../../../db/client.server';
import { activities } from '../../../db/schema/activities';
import { auditLog } from '../../../db/schema/audit';
import { introductions } from '../../../db/schema/introductions';
import { needIndicators, needs } from '../../../db/schema/needs';
import { notifications, outbox } from '../../../db/schema/notifications';
import { offers } from '../../../db/schema/offers';
import { submissions } from '../../../db/schema/readings';
import { termsVersions } from '../../../db/schema/terms';
import { verifyAudit } from '../../../app/features/audit/verify.server';

/** What the writers left, read from the tables: rows that people made, without the demonstration's own. */
function rowsIn(db: Db) {
  return {
    needs: db.select().from(needs).where(isNotNull(needs.createdBy)).all(),
    offer: db.select().from(offers).where(eq(offers.id, 'demo-o02')).get(),
    introductions: db.select().from(introductions).all(),
    terms: db.select().from(termsVersions).orderBy(asc(termsVersions.number)).all(),
    activities: db.select().from(activities).where(isNotNull(activities.reportedBy)).all(),
  };
}

/** Everything that is there, by the marks of the writes that made it. */
export function marksIn(db: Db): string[] {
  const rows = rowsIn(db);
  const titles = new Map(rows.needs.map(({ id, title }) => [id, title]));
  const versions = rows.offer ? upTo(rows.offer.version).slice(1) : [];
  return [
    ...rows.needs.map(({ title }) => `need ${title}`),
    ...versions.map((version) => `offer ${version}`),
    ...rows.introductions
      .filter(({ needId }) => titles.has(needId))
      .map(({ needId }) => `introduction ${titles.get(needId)}`),
    ...rows.terms.map(({ number }) => `terms ${number}`),
    ...rows.activities.map(({ title }) => `activity ${title}`),
  ];
}

/** Nothing is half there: every row has its audit row, and what else was written with it, and the other way round. */
export function expectWhole(db: Db): void {
  expect(db.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  expect(verifyAudit(db).fault).toBeNull();
  const rows = rowsIn(db);
  const opened = rows.needs.filter(({ status }) => status !== 'draft');

  expect(subjects(db, 'need.create')).toEqual(idsOf(rows.needs));
  expect(subjects(db, 'need.open')).toEqual(idsOf(opened));
  const indicators = db.selectDistinct({ id: needIndicators.needId }).from(needIndicators).all();
  expect(idsOf(indicators)).toEqual(expect.arrayContaining(idsOf(opened)));

  const edits = afterOf(db, 'offer.update').map(({ version }) => version);
  expect(edits).toEqual(upTo(rows.offer?.version ?? 0).slice(1));
  if (edits.length > 0) expect(rows.offer?.summary).toBe(`Version ${rows.offer?.version}`);

  const introduced = idsOf(rows.introductions);
  expect(subjects(db, 'introduction.send')).toEqual(introduced);
  expect(toldOf(db, 'introduction-received')).toEqual(introduced);
  expect(formsTo(db, '/en/matches?done=sent')).toBe(introduced.length);

  const numbers = upTo(rows.terms.length);
  expect(rows.terms.map(({ number }) => number)).toEqual(numbers);
  expect(rows.terms.filter(({ status }) => status === 'proposed')).toEqual(rows.terms.slice(-1));
  expect(rows.terms.map(({ terms }) => terms.notes)).toEqual(numbers.map((n) => `Version ${n}`));
  expect(afterOf(db, 'terms.propose').map(({ number }) => number)).toEqual(numbers);
  expect(toldOf(db, 'terms-proposed')).toHaveLength(numbers.length);
  const match = rows.terms[0]?.introductionId ?? '';
  expect(formsTo(db, `/en/matches/${match}?done=terms-proposed`)).toBe(numbers.length);

  expect(subjects(db, 'activity.report')).toEqual(idsOf(rows.activities));
  expect(formsTo(db, '/en/activities?done=reported&status=any')).toBe(rows.activities.length);

  const mailed = db.select().from(outbox).all();
  const told = db.select().from(notifications).all();
  expect(mailed.flatMap(({ notificationIds }) => notificationIds).sort()).toEqual(idsOf(told));
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** What the log says was done to, an entry for each time. */
function subjects(db: Db, action: string): string[] {
  const rows = db.select().from(auditLog).where(eq(auditLog.action, action)).all();
  return rows.map(({ subjectId }) => subjectId).sort();
}

function afterOf(db: Db, action: string): { number?: number; version?: number }[] {
  return db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, action))
    .orderBy(asc(auditLog.id))
    .all()
    .map(({ after }) => JSON.parse(after ?? '{}') as { number?: number; version?: number });
}

function toldOf(db: Db, kind: string): string[] {
  const rows = db.select().from(notifications).where(eq(notifications.kind, kind)).all();
  return rows.map(({ subjectId }) => subjectId).sort();
}

/** How many forms that led there were acted on. */
function formsTo(db: Db, location: string): number {
  return db.select().from(submissions).where(eq(submissions.location, location)).all().length;
}
