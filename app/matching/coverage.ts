import {
  type BitSet,
  add,
  bitsIn,
  emptySet,
  has,
  isEmpty,
  lowest,
  rowsOf,
  wordOf,
} from './bit-set';
import { columnOf } from './column';
import type { EligiblePairs } from './eligible';
import { offerAt } from './evaluate';
import { placesForState } from './gates';
import type { Prepared } from './prepare';

/**
 * The most needs that any allocation could serve, with both halves of its proof: an allocation that serves so many, and
 * a cut of the network that lets no more through (Ford and Fulkerson 1956). The network is source → need (1) → (offer,
 * State) (places for that State) → offer (places) → sink.
 */
export interface Coverage {
  readonly maximum: number;
  /** By the need's index: the offer that serves it in that allocation, or -1. */
  readonly served: Int32Array;
  /** What the source still reaches when nothing more goes through: the near side of the cut. */
  readonly reached: Reached;
}

export interface Reached {
  /** By the need's index. */
  readonly needs: BitSet;
  readonly offers: BitSet;
  /** By State: the offers whose places for that State are reached though the offer is not. */
  readonly statePlaces: ReadonlyMap<string, BitSet>;
}

/**
 * Shortest augmenting paths, many at a time (Hopcroft and Karp 1973; for places that hold several, Dinic 1970), from an
 * allocation that is there already:
 * 1. Layers: the needs that enter and are not served; the offers they are eligible for; the needs that those offers
 *    hold, where they are full; and so on, until a layer has an offer with room.
 * 2. Along the layers each unserved need looks for a place: offers pass a need of theirs on to the next layer.
 * 3. Again, until no layer has an offer with room: what was reached then is the near side of a minimum cut.
 * A phase costs at most one look at every eligible pair, 32 at a time.
 *
 * @param start the offer of each need in some allocation that keeps to places, or -1
 */
export function maximumCoverage(
  board: Prepared,
  eligible: EligiblePairs,
  enters: (need: number) => boolean,
  start: Int32Array = new Int32Array(board.needs.length).fill(-1),
): Coverage {
  const flow = new Flow(board, eligible, start);
  const entering = board.needs.flatMap(({ index }) => (enters(index) ? [index] : []));
  for (;;) {
    const unserved = entering.filter((need) => flow.served[need] === -1);
    if (!flow.layer(unserved)) {
      const maximum = entering.length - unserved.length;
      return { maximum, served: flow.served, reached: flow.reached() };
    }
    for (const need of unserved) flow.serve(need);
  }
}

/** A need on the way to a place, and how far it is with the offers it is eligible for. */
interface Step {
  readonly need: number;
  /** Its next word of offers, and what is left of the one before. */
  at: number;
  word: number;
  /** The offer it looks at, whether only its own State's places there are in question, and the next need to ask. */
  offer: number;
  byState: boolean;
  asked: number;
}

/** In place of a need to ask. */
const NOBODY = -1;
const ROOM = -2;

/** Needs, offers and States by number: this is where most of the time of a contended board goes. */
class Flow {
  /** By need: the offer that serves it, or -1. */
  readonly served: Int32Array;
  /** By offer: the needs it serves, and how many more it could take. */
  private readonly held: number[][];
  private readonly room: Int32Array;
  /** By offer: its places for each State, or -1 where they differ from State to State. */
  private readonly perState: Int32Array;
  private readonly states: string[];
  /** By need. */
  private readonly stateOf: Int32Array;
  /** By need: the layer in which it was reached, or -1; a need that was asked since is as one that was not reached. */
  private readonly layerOf: Int32Array;
  /** The offers that the needs of each layer reached first. */
  private offersOf: BitSet[] = [];
  private readonly reachedOffers: BitSet;
  /** By State: the offers whose places for it were reached. */
  private readonly reachedPlaces: BitSet[];

  constructor(
    private readonly board: Prepared,
    private readonly eligible: EligiblePairs,
    start: Int32Array,
  ) {
    const { needs, offers } = board;
    this.served = start.slice();
    this.held = offers.map(() => []);
    this.room = columnOf(offers, ({ row }) => row.places);
    start.forEach((offer, need) => {
      if (offer === -1) return;
      this.held[offer]?.push(need);
      this.room[offer] = (this.room[offer] ?? 0) - 1;
    });
    this.perState = columnOf(offers, ({ activities, perState }) =>
      activities.size === 0 ? perState : -1,
    );
    this.states = [...new Set(needs.map(({ row }) => row.state))];
    const numbers = new Map(this.states.map((state, number) => [state, number]));
    this.stateOf = columnOf(needs, ({ row }) => numbers.get(row.state) ?? 0);
    this.layerOf = new Int32Array(needs.length);
    this.reachedOffers = emptySet(offers.length);
    this.reachedPlaces = this.states.map(() => emptySet(offers.length));
  }

  /** Step 1, up to the first layer that has an offer with room; false if none has. */
  layer(unserved: readonly number[]): boolean {
    this.layerOf.fill(-1);
    this.offersOf = [];
    this.reachedOffers.fill(0);
    for (const places of this.reachedPlaces) places.fill(0);
    for (const need of unserved) this.layerOf[need] = 0;
    let hasRoom = false;
    for (let [layer, depth] = [unserved, 1]; layer.length > 0 && !hasRoom; depth += 1) {
      const next: number[] = [];
      this.offersOf.push(emptySet(this.board.offers.length));
      for (const need of layer) if (this.reachFrom(need, depth, next)) hasRoom = true;
      layer = next;
    }
    return hasRoom;
  }

  /** Reaches the offers of a need that were not reached yet, and the needs they hold; whether an offer has room. */
  private reachFrom(need: number, depth: number, next: number[]): boolean {
    const set = this.eligible.of(need);
    const state = this.stateOf[need] ?? 0;
    const places = this.reachedPlaces[state] ?? this.reachedOffers;
    const ofLayer = this.offersOf[depth - 1] ?? this.reachedOffers;
    let hasRoom = false;
    for (const w of this.eligible.words(need)) {
      let word = wordOf(set, w) & ~(wordOf(this.reachedOffers, w) | wordOf(places, w));
      for (; word !== 0; word &= word - 1) {
        const offer = (w << 5) + lowest(word);
        const byState = this.isFullFor(need, offer);
        add(byState ? places : this.reachedOffers, offer);
        add(ofLayer, offer);
        if (!byState && (this.room[offer] ?? 0) > 0) hasRoom = true;
        for (const other of this.held[offer] ?? []) {
          if (this.layerOf[other] !== -1 || (byState && this.stateOf[other] !== state)) continue;
          this.layerOf[other] = depth;
          next.push(other);
        }
      }
    }
    return hasRoom;
  }

  /** Step 2 for one need: looks for a way through the layers to an offer with room, asking each need once. */
  serve(first: number): void {
    const path: Step[] = [];
    for (let need = first; ;) {
      if (need >= 0) {
        this.layerOf[need] = -1;
        path.push({ need, at: 0, word: 0, offer: -1, byState: false, asked: 0 });
      } else path.pop();
      const step = path.at(-1);
      if (!step) return;
      need = this.nextToAsk(step, path.length);
      if (need === ROOM) return this.move(path);
    }
  }

  /** Goes on where a step stood: the next need of the next layer that an offer could send on, ROOM, or NOBODY. */
  private nextToAsk(step: Step, layer: number): number {
    const set = this.eligible.of(step.need);
    const words = this.eligible.words(step.need);
    const ofLayer = this.offersOf[layer - 1] ?? set;
    const state = this.stateOf[step.need];
    for (;;) {
      const held = this.held[step.offer] ?? [];
      while (step.asked < held.length) {
        const other = held[step.asked] ?? 0;
        step.asked += 1;
        const isInWay = !step.byState || this.stateOf[other] === state;
        if (this.layerOf[other] === layer && isInWay) return other;
      }
      while (step.word === 0 && step.at < words.length) {
        const w = words[step.at] ?? 0;
        step.word = wordOf(set, w) & wordOf(ofLayer, w);
        step.at += 1;
      }
      if (step.word === 0) return NOBODY;
      step.offer = ((words[step.at - 1] ?? 0) << 5) + lowest(step.word);
      step.word &= step.word - 1;
      step.byState = this.isFullFor(step.need, step.offer);
      step.asked = 0;
      if (!step.byState && (this.room[step.offer] ?? 0) > 0) return ROOM;
    }
  }

  /** Whether an offer holds as many needs of a need's State as it may. */
  private isFullFor(need: number, offer: number): boolean {
    const held = this.held[offer] ?? [];
    const state = this.stateOf[need] ?? 0;
    let sameState = 0;
    for (const other of held) if (this.stateOf[other] === state) sameState += 1;
    if (sameState === 0) return false;
    const perState = this.perState[offer] ?? -1;
    if (perState !== -1) return sameState >= perState;
    return sameState >= placesForState(this.states[state] ?? '', offerAt(this.board, offer));
  }

  /** Each need on the path takes the offer it found; the next one on the path has left it. */
  private move(path: readonly Step[]): void {
    for (const { need, offer } of path) {
      const before = this.held[this.served[need] ?? -1];
      before?.splice(before.indexOf(need), 1);
      this.held[offer]?.push(need);
      this.served[need] = offer;
    }
    const last = path.at(-1)?.offer ?? -1;
    this.room[last] = (this.room[last] ?? 0) - 1;
  }

  /** What the last layers reached. */
  reached(): Reached {
    const needs = emptySet(this.layerOf.length);
    this.layerOf.forEach((layer, need) => {
      if (layer !== -1) add(needs, need);
    });
    const statePlaces = new Map<string, BitSet>();
    this.reachedPlaces.forEach((places, state) => {
      if (!isEmpty(places)) statePlaces.set(this.states[state] ?? '', places);
    });
    return { needs, offers: this.reachedOffers, statePlaces };
  }
}

/**
 * The capacity of a cut, whatever it is: no allocation serves more needs than this (Ford and Fulkerson 1956). Time: the
 * eligible pairs of the needs on its near side, 32 at a time.
 */
export function capacityOf(
  { needs, offers, statePlaces }: Reached,
  board: Prepared,
  eligible: EligiblePairs,
  enters: (need: number) => boolean,
): number {
  let capacity = 0;
  for (const { index, row } of board.needs) {
    if (!enters(index)) continue;
    if (!has(needs, index)) {
      capacity += 1;
      continue;
    }
    const pairs = eligible.of(index);
    const ofState = statePlaces.get(row.state);
    for (const w of eligible.words(index)) {
      const near = wordOf(offers, w) | (ofState ? wordOf(ofState, w) : 0);
      capacity += bitsIn(wordOf(pairs, w) & ~near);
    }
  }
  for (const { index, row } of board.offers) if (has(offers, index)) capacity += row.places;
  for (const [state, set] of statePlaces) {
    for (const row of rowsOf(set)) {
      if (!has(offers, row)) capacity += placesForState(state, offerAt(board, row));
    }
  }
  return capacity;
}
