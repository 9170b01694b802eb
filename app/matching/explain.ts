import { holdersAgainst } from './allocate';
import { checkValue, isStated, principleScores } from './checks';
import { orderOf, standing } from './evaluate';
import { blockersOf } from './gates';
import { getNeed, getOffer } from './get-row';
import { byPrinciple, type Result } from './match';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import { CHECKS, type CheckId, type GateId, PRINCIPLES, type PrincipleId } from './vocabulary';

export interface ExplainedCheck {
  check: CheckId;
  applies: boolean;
  /** Basis points; null when it does not apply. */
  value: number | null;
  /** False when the offer leaves out what the check asks: its 0 or 0.5 then says "not stated", not "no". */
  stated: boolean;
}

export interface ExplainedPrinciple {
  id: PrincipleId;
  score: number | null;
  checks: ExplainedCheck[];
}

/** The first rule of the published order that put one need ahead of another. */
export type OrderRule =
  'ranking' | 'activities' | 'groups' | 'nationalPriority' | 'postedOn' | 'id';

export interface Outcome {
  code: 'allocated' | 'need-got-better' | 'offer-full' | 'absorption';
  /** What the need got. */
  offer?: string;
  /** Who holds the place, and by which rule they stand ahead. */
  holders?: { need: string; rule: OrderRule }[];
}

export interface Explanation {
  need: string;
  offer: string;
  eligible: boolean;
  blockers: GateId[];
  /** Of an eligible pair; null otherwise. */
  fit: number | null;
  principles: ExplainedPrinciple[] | null;
  /** The offer's place in the need's order, from 1; null for a blocked pair. */
  rank: number | null;
  outcome: Outcome | null;
}

/**
 * One pair, in codes and values; the words are the application's. `outcome` needs the result of the same board
 * and is null without one. Throws RangeError for an id that is not on the board.
 */
export function explain(
  board: Prepared,
  result: Result | null,
  needId: string,
  offerId: string,
): Explanation {
  const need = getNeed(board, needId);
  const offer = getOffer(board, offerId);
  const pair = { need: needId, offer: offerId };
  const order = orderOf(need, board);
  const place = order.findIndex((ranked) => ranked.offer === offer);
  const ranked = order[place];
  if (!ranked) {
    const blockers = blockersOf(need, offer, board);
    return { ...pair, eligible: false, blockers, ...NOTHING };
  }
  const rank = place + 1;
  return {
    ...pair,
    eligible: true,
    blockers: [],
    fit: ranked.fit,
    principles: explainPrinciples(need, offer, board),
    rank,
    outcome: result && outcomeOf(need, offer, rank, board, result),
  };
}

const NOTHING = { fit: null, principles: null, rank: null, outcome: null };

/** Every check of every principle for a pair, eligible or not. */
export function explainPrinciples(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
): ExplainedPrinciple[] {
  const scores = byPrinciple(principleScores(need, offer, board));
  return PRINCIPLES.map((id) => ({
    id,
    score: scores[id],
    checks: CHECKS.filter(({ principle }) => principle === id).map(({ id: check }) => {
      const value = checkValue(check, need, offer, board);
      return { check, applies: value !== null, value, stated: isStated(check, need, offer) };
    }),
  }));
}

function outcomeOf(
  need: PreparedNeed,
  offer: PreparedOffer,
  rank: number,
  board: Prepared,
  result: Result,
): Outcome {
  const reason = result.unmatched.find((row) => row.need === need.row.id)?.reason;
  if (reason === 'absorption') return { code: 'absorption' };
  const got = result.allocation.find((row) => row.need === need.row.id);
  if (got && got.rank <= rank) {
    return { code: got.rank === rank ? 'allocated' : 'need-got-better', offer: got.offer };
  }
  const held = result.allocation
    .filter((row) => row.offer === offer.row.id)
    .map((row) => getNeed(board, row.need))
    .sort((a, b) => standing(a, offer, board) - standing(b, offer, board));
  const holders = holdersAgainst(need, offer, held, board).map((holder) => ({
    need: holder.row.id,
    rule: firstRule(holder, need, offer, board),
  }));
  return { code: 'offer-full', ...(got && { offer: got.offer }), holders };
}

/** Which rule of an offer's order first tells two needs apart. */
export function firstRule(
  ahead: PreparedNeed,
  behind: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
): OrderRule {
  if (offer.ranking.has(ahead.row.id) || offer.ranking.has(behind.row.id)) return 'ranking';
  const activities = (need: PreparedNeed) => board.activitiesIn(need.row.state, need.row.category);
  if (activities(ahead) !== activities(behind)) return 'activities';
  if (ahead.favoured !== behind.favoured) return 'groups';
  if (ahead.row.nationalPriority !== behind.row.nationalPriority) return 'nationalPriority';
  return ahead.postedOn !== behind.postedOn ? 'postedOn' : 'id';
}
