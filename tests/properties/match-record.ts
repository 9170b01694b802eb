import type { Statement } from 'better-sqlite3';
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notifications } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { followUps, indicatorReports } from '#db/schema/reports';
import { suggestions } from '#db/schema/suggestions';
import { termsVersions } from '#db/schema/terms';
import type { Stage } from './match-driver';
import type { Told, World } from './match-world';

const inOrder = sql`rowid`;

/** What the rows say of all that the world knows, in the world's own shape. */
export function recordOf({ db, needs: needIds, offers: offerIds }: Stage) {
  const relatedTo = related(db);
  const needRow = (id: string) => db.select().from(needs).where(eq(needs.id, id)).get();
  const offerRow = (id: string) => db.select().from(offers).where(eq(offers.id, id)).get();
  return {
    needs: needIds.map((id) => {
      const row = needRow(id);
      return { status: row?.status, reviewOn: row?.reviewOn };
    }),
    offers: offerIds.map((id) => {
      const row = offerRow(id);
      return { status: row?.status, places: row?.places };
    }),
    suggestions: db
      .select()
      .from(suggestions)
      .orderBy(asc(inOrder))
      .all()
      .map(({ needId, offerId, status }) => `${needId} ${offerId} ${status}`),
    matches: db
      .select()
      .from(introductions)
      .orderBy(asc(inOrder))
      .all()
      .map((row) => ({
        pair: `${row.needId} ${row.offerId}`,
        status: row.status,
        support: row.support,
        isReminded: row.remindedAt !== null,
        saidBy: [
          ...(row.completedByStateAt === null ? [] : ['state']),
          ...(row.completedByProviderAt === null ? [] : ['provider']),
        ],
        isSilentReminded: row.completionRemindedAt !== null,
        bySilence: row.bySilence,
        ...relatedTo(row.id),
      })),
  };
}

/** Read as a whole, and not for each match: a sequence has few rows, and a query is dear. */
function related(db: Db) {
  const versions = db.select().from(termsVersions).orderBy(asc(termsVersions.number)).all();
  const reports = db.select().from(indicatorReports).orderBy(asc(inOrder)).all();
  const asked = db.select().from(followUps).orderBy(asc(followUps.months)).all();
  const supported = db.select().from(activities).all();
  return (id: string) => {
    const isOf = (row: { introductionId: string | null }) => row.introductionId === id;
    const activity = supported.find(isOf);
    return {
      terms: versions
        .filter(isOf)
        .map(
          ({ status, proposedBySide, terms }) =>
            `${status} by ${proposedBySide} ${terms.startsOn} ${terms.endsOn}`,
        ),
      activity: activity ? `${activity.status} ${activity.dateFrom} ${activity.dateTo}` : null,
      reports: reports.filter(isOf).map(({ side, status }) => `${status} by ${side}`),
      followUps: asked
        .filter(isOf)
        .map(
          ({ dueOn, askedAt, answeredAt }) => `${dueOn} ${askedAt !== null} ${answeredAt !== null}`,
        ),
    };
  };
}

/** The same, as the plain model has it. */
export function expectedOf(world: World, { needs: needIds, offers: offerIds }: Stage) {
  const pairOf = ({ need, offer }: { need: 0 | 1; offer: 0 | 1 }) =>
    `${needIds[need]} ${offerIds[offer]}`;
  return {
    needs: world.needs.map(({ status, reviewOn }) => ({ status, reviewOn })),
    offers: world.offers.map(({ status, places }) => ({ status, places })),
    suggestions: world.suggestions.map((one) => `${pairOf(one)} ${one.status}`),
    matches: world.matches.map((match) => ({
      pair: pairOf(match),
      status: match.status,
      support: match.support,
      isReminded: match.reminded,
      saidBy: (['state', 'provider'] as const).filter((side) => match.said[side] !== undefined),
      isSilentReminded: match.silenceRemindedAt !== null,
      bySilence: match.bySilence,
      terms: match.terms.map(
        ({ status, by, startsOn, endsOn }) => `${status} by ${by} ${startsOn} ${endsOn}`,
      ),
      activity: match.activity
        ? `${match.activity.status} ${match.activity.from} ${match.activity.to}`
        : null,
      reports: match.reports.map(({ side, status }) => `${status} by ${side}`),
      followUps: match.followUps.map(
        ({ dueOn, asked, answered }) => `${dueOn} ${asked} ${answered}`,
      ),
    })),
  };
}

/** Every row of every table that an action could change, but for the audit log and the log of readings. */
export function allRows({ db }: Stage): string {
  return JSON.stringify(changing(db).map((table) => table.all()));
}

const tables = new WeakMap<Db['$client'], Statement[]>();

/** Reference data is written at start-up alone. */
function changing({ $client }: Db): Statement[] {
  const known = tables.get($client);
  if (known) return known;
  const statements = $client
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
       and name not like '\\_%' escape '\\' and name not in ('audit_log', 'readings')`,
    )
    .all()
    .filter(({ name }) => !isReference($client, name))
    .map(({ name }) => $client.prepare(`select * from "${name}"`));
  tables.set($client, statements);
  return statements;
}

/** Told apart by being filled before anything happened; the people and their organisations stay small. */
function isReference($client: Db['$client'], name: string): boolean {
  const row = $client.prepare<[], { rows: number }>(`select count(*) as rows from "${name}"`).get();
  return (row?.rows ?? 0) > 20;
}

export function auditRows({ db }: Stage, after: number) {
  return db
    .select()
    .from(auditLog)
    .where(sql`${auditLog.id} > ${after}`)
    .orderBy(asc(auditLog.id))
    .all();
}

/** Who was told of what since then, as `<kind> <person>`, in the order of the alphabet. */
export function toldSince({ db }: Stage, after: number): string[] {
  return db
    .select()
    .from(notifications)
    .where(sql`rowid > ${after}`)
    .all()
    .map(({ kind, personId }) => `${kind} ${personId}`)
    .sort();
}
/** The last row of a table, by its place. */
export function lastRow({ db }: Stage, table: 'notifications' | 'audit_log'): number {
  const row = db.$client.prepare(`select max(rowid) as last from ${table}`).get();
  return (row as { last: number | null }).last ?? 0;
}

/** The people whom the model says are told: a State's focal points, or who offers for the provider. */
export function expectedTold({ people }: Stage, told: readonly Told[]): string[] {
  return told
    .flatMap(({ kind, side, offer }) =>
      side === 'state'
        ? [people.focal, people.colleague].map(({ personId }) => `${kind} ${personId}`)
        : [`${kind} ${people[offer === 0 ? 'provider' : 'rival'].personId}`],
    )
    .sort();
}
