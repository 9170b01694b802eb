import type { Label } from '#db/schema/enums';
import type { OutcomeStory } from '~/matching/displacement';
import type { OrderRule } from '~/matching/explain';
import type { NeedHead, OfferHead } from './views';

export interface HolderView {
  need: NeedHead;
  /** The rule of the published order that puts it ahead; null where only the order may be told. */
  rule: Exclude<OrderRule, 'ranking'> | null;
}

/** An offer that a need would rather have had, and of those who hold its places the ones that the reader may read. */
export interface PlaceView {
  offer: OfferHead;
  rank: number;
  /** Which of its places are taken; null where that would tell of needs that the reader may not read. */
  full: 'offer' | 'state' | null;
  holders: HolderView[];
  /** Further ones that the reader may read. */
  more: number;
  /** Those that the reader may not read: their number where they come from enough States, else that there are some. */
  others: 'none' | 'some' | number;
}

/** A need that holds a place, and why it is there. */
export interface ChainView {
  need: NeedHead;
  offer: OfferHead;
  rank: number;
  better: PlaceView[];
  more: number;
  /** Another offer that would take it. */
  alternative: OfferHead | null;
}

/** What the allocation would give a need, as its reader is told of it. */
export interface OutcomeView {
  outcome: OutcomeStory['outcome'];
  offer: OfferHead | null;
  rank: number | null;
  of: number;
  /** How many needs of the State may enter, where that is what kept this one out. */
  limit: number | null;
  better: PlaceView[];
  /** How many more offers it would rather have had. */
  more: number;
  chain: ChainView[];
  isCut: boolean;
}

/** The label of every need that an outcome names. */
export function labelsIn({ better, chain }: OutcomeView): Label[] {
  const holders = [better, ...chain.map((link) => link.better)].flat().flatMap((p) => p.holders);
  return [...holders, ...chain].map(({ need }) => need.label);
}
