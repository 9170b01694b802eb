import { and, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.server';
import { STATES } from '#db/reference/states';
import { CATEGORIES } from '#db/reference/taxonomy';
import { PRINCIPLES } from '#db/reference/principles';
import { type RoundRow, rounds } from '#db/schema/coordination';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { FILTER_GROUPS } from '~/features/coordination/schema';
import { readableDetails } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import type { PrincipleId } from '~/matching/vocabulary';
import type { Actor } from '~/server/actor';
import { canRound } from './policy';
import {
  DEFAULT_STALE_AFTER_DAYS,
  DEFAULT_WEIGHT,
  ROUND_ACTIONS,
  fieldsOf,
  isRoundFault,
  limitsOf,
  mayRound,
  weightOf,
} from './rules';

export interface Who {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
}

/** A round as it is stored, with the board that no page shows. Null for who is no coordinator. */
export function findRow(db: Db | Tx, actor: Actor, id: string): RoundRow | null {
  if (!canRound(actor)) return null;
  return db.select().from(rounds).where(eq(rounds.id, id)).get() ?? null;
}

/** Every round, the newest first. Null for who is no coordinator. */
export function listRounds({ db, actor }: Who) {
  if (!canRound(actor)) return null;
  return db
    .select({
      id: rounds.id,
      name: rounds.name,
      status: rounds.status,
      asOf: rounds.asOf,
      createdAt: rounds.createdAt,
      finishedAt: rounds.finishedAt,
    })
    .from(rounds)
    .orderBy(desc(rounds.createdAt), rounds.id)
    .all();
}

/** What a page says of a round beside its result: its settings in words, and what may be done. Null as in `findRow`. */
export function findRound(who: Who, id: string) {
  const row = findRow(who.db, who.actor, id);
  return row && headOf(who, row);
}
export type RoundHead = NonNullable<ReturnType<typeof findRound>>;

export function headOf({ db, locale }: Who, row: RoundRow) {
  const { id, name, status, version, asOf, progress, boardHash, resultHash, settings } = row;
  const { createdAt, startedAt, finishedAt, publishedAt } = row;
  return {
    id,
    name,
    status,
    version,
    asOf,
    progress,
    boardHash,
    resultHash,
    createdAt,
    startedAt,
    finishedAt,
    publishedAt,
    fault: isRoundFault(row.fault) ? row.fault : null,
    settings: settingsIn(db, locale, settings),
    may: ROUND_ACTIONS.filter((action) => mayRound(action, status)),
  };
}

/** Settings with names in place of codes. Empty lists are all. */
function settingsIn(db: Db, locale: Locale, settings: RoundRow['settings']) {
  const names = namesIn(locale);
  const titles = new Map(
    offerChoices(db, locale, settings.offerIds).map((o) => [o.value, o.label]),
  );
  return {
    categories: settings.categories.map((code) => names.category(code)),
    of: settings.of.map((code) => names.cover(code)),
    offers: settings.offerIds.map((id) => titles.get(id) ?? id),
    absorption: Object.entries(limitsOf(settings))
      .map(([code, limit]) => ({ code, state: names.state(code), limit }))
      .sort((a, b) => new Intl.Collator(locale).compare(a.state, b.state)),
    weights: PRINCIPLES.map(({ id, short }) => ({
      id: id,
      name: short[locale],
      weight: weightOf(settings.weights, id),
    })),
    staleAfterDays: settings.staleAfterDays,
  };
}
export type SettingsView = RoundHead['settings'];

/** The fields of a form as a row has them. */
export function storedFields(row: RoundRow): Record<string, string | string[]> {
  const { name, asOf, settings } = row;
  const { categories, of, offerIds, staleAfterDays } = fieldsOf({ name, asOf, settings });
  const limits: Record<string, string> = {};
  for (const [state, limit] of Object.entries(limitsOf(settings))) {
    limits[`absorption.${state}`] = String(limit);
  }
  return {
    ...limits,
    ...weightFields((id) => weightOf(settings.weights, id)),
    name,
    asOf,
    categories,
    of,
    offerIds,
    staleAfterDays,
  };
}

/** What a new form starts with: all of everything, today, and the engine's own rules. */
export function newFields(now: Date): Record<string, string | string[]> {
  return {
    ...weightFields(() => DEFAULT_WEIGHT),
    asOf: now.toISOString().slice(0, 10),
    staleAfterDays: String(DEFAULT_STALE_AFTER_DAYS),
  };
}

function weightFields(of: (id: PrincipleId) => number): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { id } of PRINCIPLES) fields[`weights.${id}`] = String(of(id));
  return fields;
}

/** A form for the settings: of a stored round that can be edited, or a new one. Null where there is none to show. */
export function findRoundForm(who: Who, id: string | null) {
  const { db, actor, now } = who;
  if (!canRound(actor)) return null;
  const row = id === null ? null : findRow(db, actor, id);
  if (id !== null && (!row || !mayRound('edit', row.status))) return null;
  const limited = Object.keys(row?.settings.absorption ?? {});
  return {
    name: row?.name ?? null,
    version: row?.version,
    stored: row ? storedFields(row) : newFields(now),
    choices: roundChoices(who, limited, row?.settings.offerIds ?? []),
  };
}

/** What a form offers to choose. States are listed by what coordinators may read of them, and with `limited`. */
export function roundChoices(
  { db, actor, locale }: Who,
  limited: readonly string[],
  chosen: readonly string[],
) {
  const names = namesIn(locale);
  const collator = new Intl.Collator(locale);
  const byLabel = (a: { label: string }, b: { label: string }) =>
    collator.compare(a.label, b.label);
  const open = new Map(
    db
      .select({ state: needs.state, needs: count() })
      .from(needs)
      .where(
        and(
          eq(needs.status, 'open'),
          inArray(needs.labelDetails, ['CLEAR', 'GREEN', 'AMBER']),
          readableDetails(db, actor),
        ),
      )
      .groupBy(needs.state)
      .all()
      .map((row) => [row.state, row.needs]),
  );
  return {
    categories: CATEGORIES.map((value) => ({
      value: value,
      label: names.category(value),
    })),
    groups: FILTER_GROUPS.map(({ code }) => ({ value: code, label: names.group(code) })).sort(
      byLabel,
    ),
    states: STATES.map(({ iso3 }) => ({ value: iso3, label: names.state(iso3) })).sort(byLabel),
    offers: offerChoices(db, locale, chosen).sort(byLabel),
    limits: [...new Set([...open.keys(), ...limited])]
      .map((value) => ({ value, label: names.state(value), needs: open.get(value) ?? 0 }))
      .sort(byLabel),
    principles: PRINCIPLES.map(({ id, short }) => ({ id: id, name: short[locale] })),
  };
}
export type RoundChoices = ReturnType<typeof roundChoices>;

/** Open offers, and those that are named already. */
function offerChoices(db: Db, locale: Locale, chosen: readonly string[]) {
  return db
    .select({ offer: offers, organisation: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(inArray(offers.status, ['open', 'paused', 'closed']))
    .all()
    .filter(({ offer }) => offer.status === 'open' || chosen.includes(offer.id))
    .map(({ offer: { id, title, language, titles }, organisation }) => ({
      value: id,
      label: textIn(locale, { text: title, language, texts: titles }).text,
      provider: nameIn(locale, organisation),
    }));
}

/** A round for a page that asks whether to do something with it; null where that cannot be done. */
export function findConfirm(who: Who, id: string, action: 'delete' | 'cancel' | 'publish') {
  const row = findRow(who.db, who.actor, id);
  if (!row || !mayRound(action, row.status)) return null;
  return { id, name: row.name, version: row.version };
}
