import { expect } from '@playwright/test';
import { and, asc, eq, gt, isNotNull, max } from 'drizzle-orm';
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

/** What was there before anybody wrote: the demonstration's own. */
export interface Before {
  /** The last entry of the log. */
  entry: number;
  /** Of needs, introductions, activities, notifications and forms. */
  ids: ReadonlySet<string>;
  offerVersion: number;
}

const offerIn = (db: Db) => db.select().from(offers).where(eq(offers.id, 'demo-o02')).get();

export function before(db: Db): Before {
  const last = db
    .select({ id: max(auditLog.id) })
    .from(auditLog)
    .get();
  const rows = [needs, introductions, activities, notifications].flatMap((table) =>
    db.select({ id: table.id }).from(table).all(),
  );
  const forms = db.select({ id: submissions.token }).from(submissions).all();
  const ids = new Set([...rows, ...forms].map(({ id }) => id));
  return { entry: last?.id ?? 0, ids, offerVersion: offerIn(db)?.version ?? 0 };
}

/** What the writers left, read from the tables. */
function rowsIn(db: Db, { ids }: Before) {
  const isNew = ({ id }: { id: string }) => !ids.has(id);
  const terms = db.select().from(termsVersions).orderBy(asc(termsVersions.number)).all();
  return {
    needs: db.select().from(needs).all().filter(isNew),
    offer: offerIn(db),
    introductions: db.select().from(introductions).all().filter(isNew),
    terms: terms.filter(({ introductionId }) => !ids.has(introductionId)),
    activities: db
      .select()
      .from(activities)
      .where(isNotNull(activities.reportedBy))
      .all()
      .filter(isNew),
  };
}

/** Everything that is there, by the marks of the writes that made it. */
export function marksIn(db: Db, demo: Before): string[] {
  const rows = rowsIn(db, demo);
  const titles = new Map(rows.needs.map(({ id, title }) => [id, title]));
  const versions = rows.offer ? upTo(rows.offer.version).slice(demo.offerVersion) : [];
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
export function expectWhole(db: Db, demo: Before): void {
  expect(db.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  expect(verifyAudit(db).fault).toBeNull();
  const rows = rowsIn(db, demo);
  const opened = rows.needs.filter(({ status }) => status !== 'draft');

  expect(subjects(db, demo, 'need.create')).toEqual(idsOf(rows.needs));
  expect(subjects(db, demo, 'need.open')).toEqual(idsOf(opened));
  const indicators = db.selectDistinct({ id: needIndicators.needId }).from(needIndicators).all();
  expect(idsOf(indicators)).toEqual(expect.arrayContaining(idsOf(opened)));

  const edits = afterOf(db, demo, 'offer.update').map(({ version }) => version);
  expect(edits).toEqual(upTo(rows.offer?.version ?? 0).slice(demo.offerVersion));
  if (edits.length > 0) expect(rows.offer?.summary).toBe(`Version ${rows.offer?.version}`);

  const introduced = idsOf(rows.introductions);
  expect(subjects(db, demo, 'introduction.send')).toEqual(introduced);
  expect(toldOf(db, demo, 'introduction-received')).toEqual(introduced);
  expect(formsTo(db, demo, '/en/matches?done=sent')).toBe(introduced.length);

  const numbers = upTo(rows.terms.length);
  expect(rows.terms.map(({ number }) => number)).toEqual(numbers);
  expect(rows.terms.filter(({ status }) => status === 'proposed')).toEqual(rows.terms.slice(-1));
  expect(rows.terms.map(({ terms }) => terms.notes)).toEqual(numbers.map((n) => `Version ${n}`));
  expect(afterOf(db, demo, 'terms.propose').map(({ number }) => number)).toEqual(numbers);
  expect(toldOf(db, demo, 'terms-proposed')).toHaveLength(numbers.length);
  const match = rows.terms[0]?.introductionId ?? '';
  expect(formsTo(db, demo, `/en/matches/${match}?done=terms-proposed`)).toBe(numbers.length);

  expect(subjects(db, demo, 'activity.report')).toEqual(idsOf(rows.activities));
  expect(formsTo(db, demo, '/en/activities?done=reported&status=any')).toBe(rows.activities.length);

  const mailed = db.select().from(outbox).all();
  const told = db.select().from(notifications).all();
  const tellings = told.filter(({ id }) => !demo.ids.has(id));
  expect(mailed.flatMap(({ notificationIds }) => notificationIds).sort()).toEqual(idsOf(tellings));
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** The entries of the log for an action, in their order. */
function entries(db: Db, { entry }: Before, action: string) {
  return db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), gt(auditLog.id, entry)))
    .orderBy(asc(auditLog.id))
    .all();
}

/** What the log says was done to, an entry for each time. */
function subjects(db: Db, demo: Before, action: string): string[] {
  return entries(db, demo, action)
    .map(({ subjectId }) => subjectId)
    .sort();
}

function afterOf(db: Db, demo: Before, action: string): { number?: number; version?: number }[] {
  return entries(db, demo, action).map(
    ({ after }) => JSON.parse(after ?? '{}') as { number?: number; version?: number },
  );
}

function toldOf(db: Db, { ids }: Before, kind: string): string[] {
  const rows = db.select().from(notifications).where(eq(notifications.kind, kind)).all();
  return rows
    .filter(({ id }) => !ids.has(id))
    .map(({ subjectId }) => subjectId)
    .sort();
}

/** How many forms that led there were acted on. */
function formsTo(db: Db, { ids }: Before, location: string): number {
  const rows = db.select().from(submissions).where(eq(submissions.location, location)).all();
  return rows.filter(({ token }) => !ids.has(token)).length;
}
