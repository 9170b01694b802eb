import { eq } from 'drizzle-orm';
import { needs } from '#db/schema/needs';
import { explainPrinciples } from '~/matching/explain';
import type { Prepared, PreparedNeed } from '~/matching/prepare';
import { sensitivityOf } from '~/matching/sensitivity';
import type { PrincipleId } from '~/matching/vocabulary';
import { placingsOf } from '~/matching/why-here';
import { boardToldTo } from '../board.server';
import { type OutcomeView, labelsIn } from '../outcome-views';
import { type PlacingView, offersIn, placingView, sensitivityView } from '../placing-views';
import {
  type Asking,
  type Who,
  currentMatching,
  findCandidates,
  matchingUnderWay,
} from '../queries.server';

import { canReadCandidates, toldAs } from '../policy';
import { pageOf, principleState, strictest } from '../rules';
import { offerHeads } from './heads.server';
import { outcomeOf } from './outcome.server';

/** What the allocation would give, once the board is matched; until then, how much of that is done, 0 to 1. */
export type OutcomeNow = { outcome: OutcomeView } | { share: number };

/**
 * The candidates of a need with the reasons of their order, how firm its first place is, and what the allocation
 * of today would give. The first two need no matching; for the third the reader waits until `patience` ends.
 * `label` is the strictest of all that is told. Null as in `findCandidates`.
 */
export async function findExplainedCandidates(
  who: Who & Asking,
  needId: string,
  page: number,
  patience: AbortSignal,
) {
  const reader = readerOf(who, needId);
  if (!reader) return null;
  // First of all: what is read after the waiting is read at one moment.
  const share = await matchingUnderWay(who, reader, patience);
  const matching = share === null ? await currentMatching(who, reader) : null;
  const found = findCandidates(who, needId, page);
  if (!found) return null;
  const { need, candidates } = found;
  const board = boardToldTo(who.db, who.now, reader);
  const onBoard = board.needById.get(needId);
  if (!candidates || !onBoard) return { ...found, label: need.label, told: null };
  const now: OutcomeNow = matching?.prepared.needById.has(needId)
    ? { outcome: outcomeOf(who, matching, needId) }
    : { share: share ?? 0 };
  return {
    ...found,
    label: strictest([need.label, ...('outcome' in now ? labelsIn(now.outcome) : [])]),
    told: { ...orderOf(who, board, onBoard, page), now },
  };
}

/** As whom a need's candidates are read; null for who may not see them. No board is matched for those. */
function readerOf({ db, actor }: Who, needId: string) {
  const need = db.select({ state: needs.state }).from(needs).where(eq(needs.id, needId)).get();
  return need && canReadCandidates(actor, need) ? toldAs(actor, need) : null;
}

/** Why each offer of a page of the order stands where it does, and how firm the first place is. */
function orderOf({ db, locale }: Who, board: Prepared, need: PreparedNeed, page: number) {
  const placings = pageOf(placingsOf(board, need.row.id), page).items;
  const sensitivity = sensitivityOf(board, need.row.id);
  const neighbours = placings.flatMap(({ above, below }) =>
    [above, below].flatMap((step) => step?.offer ?? []),
  );
  const heads = offerHeads(db, locale, [...neighbours, ...offersIn(sensitivity)]);
  const isStated = statedIn(need, board);
  const placing: Record<string, PlacingView> = Object.fromEntries(
    placings.map((row) => [row.offer, placingView(row, heads, isStated)]),
  );
  return { placing, sensitivity: sensitivityView(sensitivity, heads) };
}

/** Whether an offer has stated anything of a principle, each offer worked out once. */
function statedIn(need: PreparedNeed, board: Prepared) {
  const known = new Map<string, ReadonlySet<PrincipleId>>();
  return (offerId: string, principle: PrincipleId): boolean => {
    const offer = board.offerById.get(offerId);
    if (!offer) return false;
    const stated =
      known.get(offerId) ??
      new Set(
        explainPrinciples(need, offer, board)
          .filter((row) => principleState(row) === 'scored')
          .map(({ id }) => id),
      );
    known.set(offerId, stated);
    return stated.has(principle);
  };
}
