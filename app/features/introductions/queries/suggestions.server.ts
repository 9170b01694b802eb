import { type SQL, and, asc, eq, inArray, ne } from 'drizzle-orm';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { suggestions } from '#db/schema/suggestions';
import { findPair } from '~/features/matches/queries/pair.server';
import { findNeed } from '~/features/needs/queries.server';
import { recordReading } from '~/features/needs/readings.server';
import { readableDetails } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { textIn } from '~/i18n/written';
import { hasRole } from '~/server/actor';
import { LIVE } from '../life-cycle';
import { canIntroduce, canSuggest } from '../policy';
import type { Who } from './rows.server';

/** The open suggestions for a State's needs, or for one of them, oldest first. Empty for everybody else. */
export function listSuggestions(who: Who, needId?: string) {
  const { actor, locale } = who;
  if (actor.kind === 'visitor' || !actor.state) return [];
  const condition = and(
    eq(needs.state, actor.state),
    eq(suggestions.status, 'open'),
    inArray(needs.status, ['open', 'in-agreement']),
    eq(offers.status, 'open'),
    needId === undefined ? undefined : eq(needs.id, needId),
  );
  return select(who, condition).map(({ suggestion, need, offer, provider }) => ({
    id: suggestion.id,
    at: suggestion.createdAt,
    note: suggestion.note ? { text: suggestion.note, language: suggestion.language } : null,
    fromRound: suggestion.roundId !== null,
    need: {
      id: need.id,
      label: need.labelDetails,
      ...textIn(locale, { text: need.title, language: need.language, texts: need.titles }),
    },
    offer: {
      id: offer.id,
      provider: nameIn(locale, provider),
      ...textIn(locale, { text: offer.title, language: offer.language, texts: offer.titles }),
    },
    mayAnswer: canIntroduce(actor, need),
    /** How the two fit, as both stand today. */
    pair: findPair(who, need.id, offer.id)?.pair ?? null,
  }));
}
export type SuggestionView = ReturnType<typeof listSuggestions>[number];

/** An open suggestion that the actor may dismiss; null for anybody else, and once it is answered. */
export function findSuggestion(who: Who, id: string) {
  const { actor, locale } = who;
  const row = select(who, eq(suggestions.id, id))[0];
  if (!row || row.suggestion.status !== 'open' || !canIntroduce(actor, row.need)) return null;
  const { suggestion, need, offer } = row;
  return {
    id,
    version: suggestion.version,
    need: { id: need.id, label: need.labelDetails },
    offer: textIn(locale, { text: offer.title, language: offer.language, texts: offer.titles }),
  };
}

/**
 * What a coordinator is shown before suggesting an offer: the pair and how it fits. Null where the need's details
 * are not the coordinator's to read, and for what the own organisation offers.
 */
export function findSuggestForm(who: Who, needId: string, offerId: string) {
  const { db, actor, locale, now } = who;
  if (!hasRole(actor, 'coordinator')) return null;
  const today = now.toISOString().slice(0, 10);
  const need = findNeed({ db, actor, locale, today }, needId);
  const row = db
    .select({ offer: offers, provider: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(and(eq(offers.id, offerId), ne(offers.status, 'draft')))
    .get();
  if (need?.access !== 'details' || !row || !canSuggest(actor, row.offer)) return null;
  const { offer, provider } = row;
  recordReading(db, actor, { id: needId, state: need.state.iso3, label: need.label }, now);
  const found = findPair(who, needId, offerId);
  const open = hasOpenSuggestion(db, needId, offerId);
  return {
    need,
    offer: {
      id: offer.id,
      provider: nameIn(locale, provider),
      provenance: offer.provenance,
      ...textIn(locale, { text: offer.title, language: offer.language, texts: offer.titles }),
    },
    pair: found?.pair ?? null,
    blocks: found?.blocks ?? [],
    conditions: found?.conditions ?? [],
    state: open ? 'open' : !found ? 'off-board' : found.blocks.length > 0 ? 'blocked' : 'possible',
  } as const;
}

/** Whether a suggestion of the pair still waits. What became of earlier ones is the State's alone to know. */
export function hasOpenSuggestion(db: Pick<Who['db'], 'select'>, needId: string, offerId: string) {
  const row = db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.needId, needId),
        eq(suggestions.offerId, offerId),
        eq(suggestions.status, 'open'),
      ),
    )
    .get();
  return row !== undefined;
}

/**
 * What the reader of a need's candidates may do with each offer: a State introduces, unless a match is going on; a
 * coordinator suggests, unless a suggestion waits. Null for who may do neither.
 */
export function findTakingUp({ db, actor }: Who, needId: string) {
  const need = db
    .select()
    .from(needs)
    .where(and(eq(needs.id, needId), readableDetails(db, actor)))
    .get();
  if (!need) return null;
  if (canIntroduce(actor, need)) {
    const rows = db
      .select({ offer: introductions.offerId, id: introductions.id })
      .from(introductions)
      .where(and(eq(introductions.needId, needId), inArray(introductions.status, LIVE)))
      .all();
    return {
      as: 'state' as const,
      live: Object.fromEntries(rows.map((row) => [row.offer, row.id])),
    };
  }
  if (!hasRole(actor, 'coordinator') || actor.kind === 'visitor') return null;
  const rows = db
    .select({ offer: suggestions.offerId })
    .from(suggestions)
    .where(and(eq(suggestions.needId, needId), eq(suggestions.status, 'open')))
    .all();
  const own = db
    .select({ id: offers.id })
    .from(offers)
    .where(eq(offers.organisationId, actor.organisationId))
    .all();
  return {
    as: 'coordinator' as const,
    suggested: rows.map(({ offer }) => offer),
    own: own.map(({ id }) => id),
  };
}
export type TakingUp = NonNullable<ReturnType<typeof findTakingUp>>;

function select({ db }: Who, condition: SQL | undefined) {
  return db
    .select({ suggestion: suggestions, need: needs, offer: offers, provider: organisations })
    .from(suggestions)
    .innerJoin(needs, eq(needs.id, suggestions.needId))
    .innerJoin(offers, eq(offers.id, suggestions.offerId))
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(condition)
    .orderBy(asc(suggestions.createdAt), asc(suggestions.id))
    .all();
}
