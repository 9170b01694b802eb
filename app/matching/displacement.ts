import { type UnmatchedReason, holdersAgainst, wouldTake } from './allocate';
import { type NearMiss, candidatesOf } from './candidates';
import { type Ranked, orderOf, standing } from './evaluate';
import { type OrderRule, firstRule } from './explain';
import { placesForState } from './gates';
import { getNeed } from './get-row';
import type { Result } from './match';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';

export interface Holder {
  need: string;
  /** The first rule of the published order that puts it ahead. */
  rule: OrderRule;
}

/** An offer that a need would rather have had, and who holds its places. */
export interface Displacement {
  offer: string;
  /** The offer's place in the need's order, from 1. */
  rank: number;
  /** Whether all of the offer's places are taken, or those that it has for the need's State. */
  full: 'offer' | 'state';
  /** Each holds a place and stands ahead; in the offer's order. Never empty. */
  holders: Holder[];
}

/** The next offer that would take a need as things stand. */
export interface Alternative {
  offer: string;
  rank: number;
  /** True where a place is free; otherwise a need that stands behind would have to make way. */
  isFree: boolean;
}

/** A need that holds a place which another would rather have had, and why it is there. */
export interface ChainLink {
  need: string;
  /** How many holders away it is from the need that is asked for, from 1. */
  step: number;
  /** What it holds, and that offer's place in its order. */
  offer: string;
  rank: number;
  /** It is here because these, which it would rather have had, are full against it. */
  better: Displacement[];
  /** Where else it could go; null: nowhere, it holds the last offer that would take it. */
  alternative: Alternative | null;
}

/** Why a need got what it got, or nothing. */
export interface OutcomeStory {
  need: string;
  outcome: 'allocated' | UnmatchedReason;
  /** What it got, and that offer's place in its order; null for nothing. */
  offer: string | null;
  rank: number | null;
  /** How many offers could serve it. */
  of: number;
  /** Every offer that it would rather have had; empty where it made no proposal (`no-offer`, `absorption`). */
  better: Displacement[];
  /** Of `absorption`: how many needs of the State may enter, and which did. */
  absorption: { limit: number; entered: { need: string; nationalPriority: number }[] } | null;
  /** Of `no-offer`: what came closest, at most three. */
  nearMisses: NearMiss[];
  /** The holders, the nearest first, each once. */
  chain: ChainLink[];
  /** Holders whose own reasons are left out because of `steps` or `most`; 0 when the chain is whole. */
  untold: number;
}

export interface StoryOptions {
  /** How many holders away the chain goes. */
  steps?: number;
  /** How many links it has at most. */
  most?: number;
  /** Whose reasons may be told. A holder that is not followed is still named; neither is it counted as untold. */
  follow?: (needId: string) => boolean;
}

/**
 * The chain of displacement behind a need's outcome: who holds what it would rather have had, by which rule, and
 * why each of them is there. It names every need once, so it ends. `result` must be that of the same board.
 * Costs the row of each need in the chain. Throws RangeError for an id that is not on the board.
 */
export function whyThisOutcome(
  board: Prepared,
  result: Result,
  needId: string,
  { steps = 3, most = 50, follow = () => true }: StoryOptions = {},
): OutcomeStory {
  const need = getNeed(board, needId);
  const holdings = new Holdings(board, result);
  const reason = result.unmatched.find((row) => row.need === needId)?.reason;
  const order = orderOf(need, board);
  const got = holdings.placeOf(need, order);
  const better = reason === 'absorption' ? [] : holdings.better(need, order, got);
  return {
    need: needId,
    outcome: reason ?? 'allocated',
    offer: order[got]?.offer.row.id ?? null,
    rank: order[got] ? got + 1 : null,
    of: order.length,
    better,
    absorption: reason === 'absorption' ? absorptionOf(need, board, result) : null,
    nearMisses: reason === 'no-offer' ? candidatesOf(board, needId, 3).nearMisses : [],
    ...walk(needId, better, holdings, { steps, most, follow }),
  };
}

/** Breadth first, so that the nearest holders are told when the chain is cut. */
function walk(
  needId: string,
  better: readonly Displacement[],
  holdings: Holdings,
  { steps, most, follow }: Required<StoryOptions>,
): Pick<OutcomeStory, 'chain' | 'untold'> {
  const chain: ChainLink[] = [];
  const seen = new Set([needId]);
  let untold = 0;
  let next = holdersIn(better);
  for (let step = 1; next.length > 0; step += 1) {
    const now = new Map(next.filter(([id]) => !seen.has(id) && follow(id)));
    next = [];
    for (const [id, offer] of now) {
      seen.add(id);
      if (step > steps || chain.length >= most) {
        untold += 1;
        continue;
      }
      const link = holdings.link(id, offer, step);
      chain.push(link);
      next.push(...holdersIn(link.better));
    }
  }
  return { chain, untold };
}

/** Who holds a place, and of which offer. */
function holdersIn(better: readonly Displacement[]): [need: string, offer: string][] {
  return better.flatMap(({ offer, holders }) =>
    holders.map(({ need }): [string, string] => [need, offer]),
  );
}

function absorptionOf(need: PreparedNeed, board: Prepared, result: Result) {
  const { state } = need.row;
  const outside = new Set(
    result.unmatched.filter(({ reason }) => reason !== 'contention').map((row) => row.need),
  );
  const entered = board.needs
    .filter(({ row }) => row.state === state && !outside.has(row.id))
    .map(({ row }) => ({ need: row.id, nationalPriority: row.nationalPriority }))
    .sort((a, b) => a.nationalPriority - b.nationalPriority);
  // As many as may: another would have entered in place of the need that is asked for.
  return { limit: entered.length, entered };
}

/** An allocation as the offers see it: who holds their places, each offer's in its own order. */
class Holdings {
  private readonly offerOf: ReadonlyMap<string, string>;
  private readonly needsOf = new Map<string, PreparedNeed[]>();

  constructor(
    private readonly board: Prepared,
    result: Result,
  ) {
    this.offerOf = new Map(result.allocation.map(({ need, offer }) => [need, offer]));
    for (const { need, offer } of result.allocation) {
      const held = this.needsOf.get(offer);
      if (held) held.push(getNeed(board, need));
      else this.needsOf.set(offer, [getNeed(board, need)]);
    }
    for (const offer of board.offers) {
      const inOrder = (a: PreparedNeed, b: PreparedNeed) =>
        standing(a, offer, board) - standing(b, offer, board);
      this.needsOf.get(offer.row.id)?.sort(inOrder);
    }
  }

  /** Where in its order the offer stands that a need got; the end of the order for a need that got nothing. */
  placeOf(need: PreparedNeed, order: readonly Ranked[]): number {
    const got = this.offerOf.get(need.row.id);
    return got === undefined ? order.length : order.findIndex(({ offer }) => offer.row.id === got);
  }

  better(need: PreparedNeed, order: readonly Ranked[], got: number): Displacement[] {
    return order.slice(0, got).map(({ offer }, place) => {
      const holders = holdersAgainst(need, offer, this.heldBy(offer), this.board);
      return {
        offer: offer.row.id,
        rank: place + 1,
        full: holders.length < offer.row.places ? 'state' : 'offer',
        holders: holders.map((holder) => ({
          need: holder.row.id,
          rule: firstRule(holder, need, offer, this.board),
        })),
      };
    });
  }

  link(needId: string, offer: string, step: number): ChainLink {
    const need = getNeed(this.board, needId);
    const order = orderOf(need, this.board);
    const got = this.placeOf(need, order);
    const better = this.better(need, order, got);
    return {
      need: needId,
      step,
      offer,
      rank: got + 1,
      better,
      alternative: this.alternative(need, order, got),
    };
  }

  private alternative(
    need: PreparedNeed,
    order: readonly Ranked[],
    got: number,
  ): Alternative | null {
    const place = order.findIndex(
      ({ offer }, at) => at > got && wouldTake(need, offer, this.heldBy(offer), this.board),
    );
    const offer = order[place]?.offer;
    return offer
      ? { offer: offer.row.id, rank: place + 1, isFree: this.hasRoom(need, offer) }
      : null;
  }

  private hasRoom(need: PreparedNeed, offer: PreparedOffer): boolean {
    const held = this.heldBy(offer);
    const ofState = held.filter(({ row }) => row.state === need.row.state).length;
    return held.length < offer.row.places && ofState < placesForState(need.row.state, offer);
  }

  private heldBy(offer: PreparedOffer): readonly PreparedNeed[] {
    return this.needsOf.get(offer.row.id) ?? [];
  }
}
