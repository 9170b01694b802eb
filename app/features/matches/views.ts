import type { Label } from '#db/schema/enums';
import type { Names } from '~/i18n/names.server';
import { type ExplainedPrinciple, explainPrinciples } from '~/matching/explain';
import { fitOf, principleScores } from '~/matching/checks';
import type { Prepared, PreparedNeed, PreparedOffer } from '~/matching/prepare';
import type { CheckId, GateId, PrincipleId, Support } from '~/matching/vocabulary';
import { type Fact, checkFacts, gateFacts } from './facts';
import { type PrincipleState, principleState } from './rules';

/** A title with the language it is written in. */
export interface Titled {
  id: string;
  title: string;
  language: string;
}

export interface OfferHead extends Titled {
  provider: string;
}

export interface NeedHead extends Titled {
  state: string;
  category: string;
  label: Label;
}

export interface CheckView {
  check: CheckId;
  /** Basis points; null when it does not apply. */
  value: number | null;
  stated: boolean;
  asked: Fact | null;
  declared: Fact;
}

export interface PrincipleView {
  id: PrincipleId;
  state: PrincipleState;
  score: number | null;
  checks: CheckView[];
}

/** A pair as its reader sees it: only ever made for a reader of the need's details. */
export interface PairView {
  /** Basis points. */
  fit: number;
  principles: PrincipleView[];
  conditions: 'none' | 'listed' | 'not-stated';
}

/** All that a reader of the summary alone is told of a need beside its head. */
export interface SummaryView {
  support: readonly Support[];
  window: { from: string; to: string };
}

export interface BlockView {
  gate: GateId;
  /** True where a window lies in the past: then only its own side can move it. */
  past: boolean;
  asked: Fact;
  declared: Fact;
}

export interface NearMissView {
  blocks: BlockView[];
  /** The fit the pair would have if nothing else changed, in basis points. */
  fitIfOpen: number;
}

export function pairView(
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  names: Names,
): PairView {
  const scores = principleScores(need, offer, board);
  return {
    fit: fitOf(scores, need.weights),
    conditions: conditionsState(offer),
    principles: explainPrinciples(need, offer, board).map((principle) =>
      principleView(principle, need, offer, board, names),
    ),
  };
}

function conditionsState({ row: { conditions } }: PreparedOffer): PairView['conditions'] {
  if (conditions === null) return 'not-stated';
  return conditions.length > 0 ? 'listed' : 'none';
}

function principleView(
  principle: ExplainedPrinciple,
  need: PreparedNeed,
  offer: PreparedOffer,
  board: Prepared,
  names: Names,
): PrincipleView {
  return {
    id: principle.id,
    state: principleState(principle),
    score: principle.score,
    checks: principle.checks.map(({ check, value, stated }) => ({
      check,
      value,
      stated,
      ...checkFacts(check, need, offer, board, names),
    })),
  };
}

export function nearMissView(
  need: PreparedNeed,
  offer: PreparedOffer,
  blockers: readonly GateId[],
  board: Prepared,
  names: Names,
): NearMissView {
  return {
    blocks: blockers.map((gate) => ({
      gate,
      past: gate === 'window' && need.to < board.asOf,
      ...gateFacts(gate, need, offer, names),
    })),
    fitIfOpen: fitOf(principleScores(need, offer, board), need.weights),
  };
}
