import { hashSync } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { recordAudit } from '../app/features/audit/record.server';
import { type Db, type Tx, writeTransaction } from './client.server';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/accounts';
import {
  type DemoNeed,
  type DemoOffer,
  type DemoSet,
  INVENTED,
  REGISTER_2021,
  TAKEN_UP,
} from './demo/records';
import { shiftYears, yearsToToday } from './demo/shift';
import { activities } from './schema/activities';
import { needIndicators, needs } from './schema/needs';
import { offers } from './schema/offers';
import { organisations } from './schema/organisations';
import { people, personRoles } from './schema/people';
import { stances } from './schema/stances';
import type { Provenance } from './schema/types';

/** Nobody and nothing yet: only such a database is ever given demonstration data. */
export function isEmptyDatabase(db: Db): boolean {
  return [organisations, needs, offers].every((table) => count(db, table) === 0);
}

function count(db: Db | Tx, table: SQLiteTable): number {
  return (
    db
      .select({ rows: sql<number>`count(*)` })
      .from(table)
      .get()?.rows ?? 0
  );
}

export interface SeedCounts {
  organisations: number;
  needs: number;
  offers: number;
  activities: number;
}

/** Writes the demonstration, its dates moved by whole years up to today. Throws on a database that is not empty. */
export function seedDemo(db: Db, now: Date): SeedCounts {
  if (!isEmptyDatabase(db))
    throw new Error('Demonstration data is written into an empty database only');
  const passwordHash = hashSync(DEMO_PASSWORD);
  return writeTransaction(db, (tx) => {
    seedAccounts(tx, passwordHash, now);
    for (const set of [INVENTED, TAKEN_UP, REGISTER_2021]) seedRecords(tx, set, now);
    const counts = {
      organisations: count(tx, organisations),
      needs: count(tx, needs),
      offers: count(tx, offers),
      activities: count(tx, activities),
    };
    recordAudit(tx, {
      actor: null,
      now,
      action: 'demo.seed',
      subject: { type: 'database', id: 'demo' },
      after: counts,
    });
    return counts;
  });
}

function seedAccounts(tx: Tx, passwordHash: string, now: Date): void {
  const createdAt = now.toISOString();
  for (const { id, role, email, name, organisation } of DEMO_ACCOUNTS) {
    const { zh, ...own } = organisation;
    tx.insert(organisations)
      .values({ ...own, names: { zh }, isDemo: true, verifiedAt: createdAt, createdAt })
      .run();
    tx.insert(people)
      .values({ id, organisationId: own.id, email, name, passwordHash, isDemo: true, createdAt })
      .run();
    tx.insert(personRoles).values({ personId: id, role }).run();
  }
}

function seedRecords(tx: Tx, set: DemoSet, now: Date): void {
  const years = yearsToToday(set.asOf, now.toISOString().slice(0, 10));
  const createdAt = now.toISOString();
  const move = (date: string) => shiftYears(date, years);
  const provenance = ({ source, note }: { source?: object; note?: string }): Provenance => ({
    ...{ document: '', section: '' },
    ...source,
    ...(note && { note }),
    yearsMoved: years,
    invented: source === undefined,
  });

  for (const { id, kind, name } of set.organisations) {
    const row = { id, kind, name: name.en, names: { zh: name.zh }, isDemo: true };
    tx.insert(organisations)
      .values({ ...row, verifiedAt: createdAt, createdAt })
      .onConflictDoNothing()
      .run();
  }
  set.needs.forEach((need) => seedNeed(tx, need, move, provenance(need), createdAt));
  const providers = new Map<string, string>();
  for (const offer of set.offers) {
    const organisationId = offer.organisation ?? reportedProvider(tx, providers, offer, createdAt);
    tx.insert(offers)
      .values(offerRow(offer, organisationId, move, provenance(offer), createdAt))
      .run();
  }
  for (const { id: needId, preferences = [] } of set.needs) {
    preferences.forEach((offerId, index) => {
      tx.insert(stances)
        .values({ side: 'need', needId, offerId, rank: index + 1 })
        .run();
    });
  }
  for (const {
    id,
    provider,
    offer,
    state,
    category,
    topics,
    status,
    title,
    ...rest
  } of set.activities) {
    const organisation = set.organisations.find((known) => known.id === provider);
    tx.insert(activities)
      .values({
        id,
        organisationId: organisation?.id ?? null,
        providerName: organisation?.name.en ?? provider,
        offerId: offer ?? null,
        state,
        category,
        topics: topics ?? [],
        language: 'en',
        title: title.en,
        titles: { zh: title.zh },
        dateFrom: move(rest.from),
        dateTo: move(rest.to),
        status,
        createdAt,
        provenance: provenance(rest),
      })
      .run();
  }
}

/** An organisation that a public document names: it has no account, and nobody has verified it. */
function reportedProvider(
  tx: Tx,
  known: Map<string, string>,
  offer: DemoOffer,
  createdAt: string,
): string {
  const name = offer.provider ?? offer.id;
  const existing = known.get(name);
  if (existing) return existing;
  const id = `reported-${offer.id}`;
  const { kind = 'intergovernmental', providerState: state = null } = offer;
  tx.insert(organisations).values({ id, kind, name, state, isDemo: true, createdAt }).run();
  known.set(name, id);
  return id;
}

function seedNeed(
  tx: Tx,
  need: DemoNeed,
  move: (date: string) => string,
  provenance: Provenance,
  createdAt: string,
): void {
  const postedOn = move(need.postedOn);
  const organisationId = need.state === 'SEN' ? 'demo-senegal' : null;
  const objective = need.objective ?? need.title;
  tx.insert(needs)
    .values({
      id: need.id,
      organisationId,
      state: need.state,
      status: 'open',
      language: 'en',
      title: need.title.en,
      titles: { zh: need.title.zh },
      category: need.category,
      topics: need.topics ?? [],
      wholeCategory: !need.topics?.length,
      support: need.support,
      languages: need.languages,
      modes: need.modes,
      windowFrom: move(need.window.from),
      windowTo: move(need.window.to),
      labelSummary: need.labelSummary ?? need.tlp ?? 'CLEAR',
      labelDetails: need.labelDetails ?? need.tlp ?? 'CLEAR',
      objective: objective.en,
      objectives: { zh: objective.zh },
      stage: need.stage ?? null,
      nationalPriority: need.nationalPriority,
      technologies: need.technologies ?? [],
      refuses: need.refuses ?? [],
      womenTarget: need.womenTarget ?? null,
      accessible: need.accessible ?? false,
      evidenceInstrument: need.evidence?.instrument ?? null,
      evidenceLevel: need.evidence?.level ?? null,
      evidenceYear: need.evidence?.year ?? null,
      createdAt,
      updatedAt: createdAt,
      postedOn,
      // A review a year after the demonstration is written keeps the board alive for as long.
      reviewOn: shiftYears(createdAt.slice(0, 10), 1),
      provenance,
    })
    .run();
  need.indicators?.forEach(({ name, baseline, target }, position) => {
    tx.insert(needIndicators)
      .values({ needId: need.id, position, name: name.en, baseline, target })
      .run();
  });
}

function offerRow(
  offer: DemoOffer,
  organisationId: string,
  move: (date: string) => string,
  provenance: Provenance,
  createdAt: string,
): typeof offers.$inferInsert {
  const {
    id,
    title,
    summary,
    categories,
    window,
    conditions,
    confirmedOn,
    postedOn,
    status = 'open',
    // Read elsewhere, or not columns of an offer.
    provider: _provider,
    providerState: _state,
    kind: _kind,
    organisation: _organisation,
    source: _source,
    note: _note,
    ranking: _ranking,
    declined: _declined,
    ...answers
  } = offer;
  return {
    ...answers,
    id,
    organisationId,
    status,
    language: 'en',
    title: title.en,
    titles: { zh: title.zh },
    summary: (summary ?? title).en,
    summaries: { zh: (summary ?? title).zh },
    categories: categories.map(({ category, topics = [] }) => ({ category, topics })),
    windowFrom: move(window.from),
    windowTo: move(window.to),
    conditionsAnswer: conditions === null ? 'not-stated' : conditions.length ? 'list' : 'none',
    conditions: conditions ?? [],
    postedOn: move(postedOn ?? confirmedOn),
    confirmedOn: move(confirmedOn),
    createdAt,
    updatedAt: createdAt,
    provenance,
  };
}
