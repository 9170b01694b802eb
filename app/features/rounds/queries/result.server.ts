import { unlockViews } from '~/features/coordination/queries/lists.server';
import { offerHeads } from '~/features/matches/queries/heads.server';
import { nearMissesOn, whyNotOn } from '~/features/matches/queries/near-misses.server';
import { outcomeOf } from '~/features/matches/queries/outcome.server';
import { pageOf, strictest } from '~/features/matches/rules';
import { recordReadings } from '~/features/needs/readings.server';
import { namesIn } from '~/i18n/names.server';
import type { UnmatchedReason } from '~/matching/allocate';
import type { Support } from '~/matching/vocabulary';
import { type Who, findRow, headOf } from '../queries.server';
import { costOf, hiddenTold } from '../rules';
import type { ResultPart } from '../schema';
import { type ToldNeed, loadRun, toldOf } from './run.server';

const MOST_NEAR_MISSES = 5;

/** An offer that may have been closed since: then only its id is left to say. */
export interface NamedOffer {
  id: string;
  title: string;
  language: string;
  provider: string | null;
}

export interface PairRow {
  need: ToldNeed;
  offer: NamedOffer;
  rank: number;
  of: number;
  /** Basis points. */
  fit: number;
  covers: Support[];
  remaining: Support[];
}

export interface UnmatchedRow {
  need: ToldNeed;
  reason: UnmatchedReason;
}

/**
 * What a round gave, one part of it and one page of that, for a coordinator. Everything is counted from the needs
 * whose details the coordinator may read today; of the others there is a number, or nothing (`hiddenTold`). Null
 * where the round is not there, or has no result.
 */
export function findResult(who: Who, id: string, part: ResultPart, page: number) {
  const row = findRow(who.db, who.actor, id);
  const run = row && loadRun(who.db, row);
  if (!row || !run) return null;
  const { told, heads, hidden } = toldOf(who, run);
  const { coverage } = run.result;
  const known = hiddenTold(hidden);
  return {
    round: headOf(who, row),
    /** The strictest label of all that is counted here. */
    label: strictest([...heads.values()].map(({ label }) => label)),
    figures: {
      needs: told.board.needs.length,
      offers: run.board.offers.length,
      allocated: told.result.allocation.length,
      unmatched: told.result.unmatched.length,
      hidden: known.needs,
      whole: known.mayTellWhole ? coverage : null,
      cost: costOf(coverage),
    },
    shown: partOf(who, { run, told, heads }, part, page),
  };
}

type Parts = Omit<ReturnType<typeof toldOf>, 'hidden'> & {
  run: NonNullable<ReturnType<typeof loadRun>>;
};

function partOf(who: Who, { run, told, heads }: Parts, part: ResultPart, page: number) {
  const { db, locale } = who;
  const names = namesIn(locale);
  switch (part) {
    case 'pairs': {
      const shown = pageOf(told.result.allocation, page);
      const offers = offerNames(
        who,
        shown.items.map(({ offer }) => offer),
      );
      const items = shown.items.flatMap((row): PairRow[] => {
        const need = heads.get(row.need);
        if (!need) return [];
        const { of } = run.rankOf(row.need, row.offer);
        const { rank, fit } = row;
        const [covers, remaining] = [row.covers as Support[], row.remaining as Support[]];
        return [{ need, offer: offers(row.offer), rank, of, fit, covers, remaining }];
      });
      log(who, items);
      return { part, ...shown, items };
    }
    case 'unmatched': {
      const shown = pageOf(told.result.unmatched, page);
      const items = shown.items.flatMap((row): UnmatchedRow[] => {
        const need = heads.get(row.need);
        return need ? [{ need, reason: row.reason }] : [];
      });
      log(who, items);
      return { part, ...shown, items };
    }
    case 'gaps': {
      const collator = new Intl.Collator(locale);
      const rows = told.result.gaps
        .map(({ category, state, ...counts }) => ({
          id: `${category} ${state}`,
          category: names.category(category),
          state: names.state(state),
          ...counts,
        }))
        .sort(
          (a, b) => collator.compare(a.category, b.category) || collator.compare(a.state, b.state),
        );
      return { part, ...pageOf(rows, page) };
    }
    case 'unlocks': {
      const unserved = told.result.unmatched
        .filter(({ reason }) => reason === 'no-offer')
        .map(({ need }) => ({ id: need }));
      const views = unlockViews({ db, locale, names, matching: run }, unserved);
      return { part, ...pageOf(views, page) };
    }
  }
}
export type ResultView = NonNullable<ReturnType<typeof findResult>>;

function log({ db, actor, now }: Who, rows: readonly { need: ToldNeed }[]): void {
  const read = rows.map(({ need: { id, iso3, label } }) => ({ id, state: iso3, label }));
  recordReadings(db, actor, read, now);
}

/** Titles of offers as they stand; of one that is no longer open, its id. */
export function offerNames({ db, locale }: Who, ids: readonly string[]) {
  const heads = offerHeads(db, locale, [...new Set(ids)]);
  return (id: string): NamedOffer =>
    heads.get(id) ?? { id, title: id, language: locale, provider: null };
}

/**
 * Why a round gave a need what it gave: who stood before it where it would rather be, and what keeps apart from it
 * the offers that came close, and one offer that is asked for. Null where the need is not on the round's board, or
 * its details are not the coordinator's to read.
 */
export function findWhy(who: Who, id: string, needId: string, offerId: string | null) {
  const row = findRow(who.db, who.actor, id);
  const run = row && loadRun(who.db, row);
  if (!row || !run) return null;
  const need = toldOf(who, run).heads.get(needId);
  const onBoard = run.prepared.needById.get(needId);
  if (!need || !onBoard) return null;
  log(who, [{ need }]);
  const outcome = outcomeOf(who, run, needId);
  const offers = run.prepared.offersByCategory.get(onBoard.row.category) ?? [];
  const ids = offers.map((offer) => offer.row.id);
  const asked = offerId !== null && ids.includes(offerId) ? offerId : null;
  const collator = new Intl.Collator(who.locale);
  return {
    round: { id, name: row.name, asOf: row.asOf },
    need,
    outcome,
    near: outcome.of === 0 ? nearMissesOn(who, run.prepared, needId, MOST_NEAR_MISSES) : [],
    asked:
      asked === null
        ? null
        : {
            offer: offerNames(who, [asked])(asked),
            rank: run.rankOf(needId, asked).rank,
            misses: whyNotOn(who, run.prepared, needId, asked),
          },
    offers: [...offerHeads(who.db, who.locale, ids).values()]
      .map(({ id: value, title, provider }) => ({ value, label: `${title} · ${provider}` }))
      .sort((a, b) => collator.compare(a.label, b.label)),
  };
}
export type WhyView = NonNullable<ReturnType<typeof findWhy>>;
