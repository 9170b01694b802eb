import { type BitSet, add, bitsIn, emptySet, has, lowest, rowsOf, wordOf } from './bit-set';
import { columnOf } from './column';
import type { EligiblePairs } from './eligible';
import { offerAt } from './evaluate';
import { placesForState } from './gates';
import type { Prepared, PreparedNeed } from './prepare';

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
  const entering = board.needs.filter(({ index }) => enters(index));
  for (;;) {
    const unserved = entering.filter(({ index }) => flow.served[index] === -1);
    const layers = flow.layersFrom(unserved);
    if (!layers.hasRoom) {
      const maximum = entering.length - unserved.length;
      return { maximum, served: flow.served, reached: layers.reached };
    }
    flow.serve(unserved, layers);
  }
}

interface Layers {
  /** By the need's index: its layer, or -1. */
  readonly ofNeed: Int32Array;
  /** The offers that the needs of a layer reached first; by State where only its places in the offer were reached. */
  readonly offers: BitSet[];
  readonly statePlaces: Map<string, BitSet>[];
  readonly hasRoom: boolean;
  readonly reached: Reached;
}

/** A need on the way to a place: what it may still look at, word by word of its offers, and whom it could ask to make way. */
interface Step {
  readonly need: PreparedNeed;
  at: number;
  offer: number;
  asked: PreparedNeed[];
}

class Flow {
  readonly served: Int32Array;
  private readonly held: PreparedNeed[][];
  /** By the offer's index: how many needs more it could take. */
  private readonly room: Int32Array;
  /** By the need's index: a number for its State. */
  private readonly stateOf: Int32Array;
  /** By the offer's index: its places for each State, or -1 where they differ from State to State. */
  private readonly perState: Int32Array;

  constructor(
    private readonly board: Prepared,
    private readonly eligible: EligiblePairs,
    start: Int32Array,
  ) {
    this.served = start.slice();
    this.held = board.offers.map(() => []);
    this.room = columnOf(board.offers, ({ row }) => row.places);
    for (const need of board.needs) {
      const offer = start[need.index] ?? -1;
      if (offer === -1) continue;
      this.held[offer]?.push(need);
      this.room[offer] = (this.room[offer] ?? 0) - 1;
    }
    const states = new Map<string, number>();
    this.stateOf = columnOf(board.needs, ({ row: { state } }) => {
      if (!states.has(state)) states.set(state, states.size);
      return states.get(state) ?? 0;
    });
    this.perState = columnOf(board.offers, ({ activities, perState }) =>
      activities.size === 0 ? perState : -1,
    );
  }

  layersFrom(unserved: readonly PreparedNeed[]): Layers {
    const { needs, offers } = this.board;
    const ofNeed = new Int32Array(needs.length).fill(-1);
    const reached = { needs: emptySet(needs.length), offers: emptySet(offers.length) };
    const reachedByState = new Map<string, BitSet>();
    const layers: Pick<Layers, 'offers' | 'statePlaces'> = { offers: [], statePlaces: [] };
    let hasRoom = false;
    let layer = [...unserved];
    const join = (need: PreparedNeed, depth: number, next: PreparedNeed[]) => {
      if (ofNeed[need.index] !== -1) return;
      ofNeed[need.index] = depth;
      add(reached.needs, need.index);
      next.push(need);
    };
    for (const need of unserved) join(need, 0, []);
    for (let depth = 0; layer.length > 0 && !hasRoom; depth += 1) {
      const next: PreparedNeed[] = [];
      const [found, foundByState] = [emptySet(offers.length), new Map<string, BitSet>()];
      for (const need of layer) {
        const { state } = need.row;
        const set = this.eligible.of(need.index);
        const ofState = this.setOf(reachedByState, state);
        for (const w of this.eligible.words(need.index)) {
          let word = wordOf(set, w) & ~(wordOf(reached.offers, w) | wordOf(ofState, w));
          for (; word !== 0; word &= word - 1) {
            const offer = (w << 5) + lowest(word);
            const held = this.held[offer] ?? [];
            const byState = this.isFullFor(need, offer);
            add(byState ? ofState : reached.offers, offer);
            add(byState ? this.setOf(foundByState, state) : found, offer);
            if (!byState && (this.room[offer] ?? 0) > 0) hasRoom = true;
            else {
              for (const other of held) {
                if (!byState || other.row.state === state) join(other, depth + 1, next);
              }
            }
          }
        }
      }
      layers.offers.push(found);
      layers.statePlaces.push(foundByState);
      layer = next;
    }
    return { ...layers, ofNeed, hasRoom, reached: { ...reached, statePlaces: reachedByState } };
  }

  /** Step 2: serves as many of the needs as the layers let through; each need is asked once. */
  serve(unserved: readonly PreparedNeed[], layers: Layers): void {
    const seen = emptySet(this.board.needs.length);
    const dead = emptySet(this.board.offers.length);
    const deadByState = new Map<string, BitSet>();
    for (const first of unserved) {
      const path: Step[] = [{ need: first, at: 0, offer: -1, asked: [] }];
      for (let step = path.at(-1); step; step = path.at(-1)) {
        const other = step.asked.pop();
        if (other) {
          if (has(seen, other.index)) continue;
          add(seen, other.index);
          path.push({ need: other, at: 0, offer: -1, asked: [] });
          continue;
        }
        const ofState = this.setOf(deadByState, step.need.row.state);
        step.offer = this.nextOffer(step, layers, path.length - 1, dead, ofState);
        if (step.offer === -1) {
          path.pop();
          continue;
        }
        const { state } = step.need.row;
        const held = this.held[step.offer] ?? [];
        const byState = this.isFullFor(step.need, step.offer);
        if (!byState && (this.room[step.offer] ?? 0) > 0) {
          this.move(path);
          break;
        }
        const unseen = held.filter(
          ({ index, row }) => !has(seen, index) && (!byState || row.state === state),
        );
        step.asked = unseen.filter(({ index }) => layers.ofNeed[index] === path.length);
        // An offer that is reached in two layers, in one for a State alone, may still lead on in the other.
        const isUsedUp = unseen.length === 0 || (unseen.length === 1 && step.asked.length === 1);
        if (isUsedUp) add(byState ? ofState : dead, step.offer);
      }
    }
  }

  /** The next offer of a need in its layer that may still lead on; -1 for none. */
  private nextOffer(
    step: Step,
    layers: Layers,
    depth: number,
    dead: BitSet,
    deadOfState: BitSet,
  ): number {
    const set = this.eligible.of(step.need.index);
    const offers = layers.offers[depth];
    const statePlaces = layers.statePlaces[depth]?.get(step.need.row.state);
    const words = this.eligible.words(step.need.index);
    for (; offers && step.at < words.length; step.at += 1) {
      const w = words[step.at] ?? 0;
      const inLayer = wordOf(offers, w) | (statePlaces ? wordOf(statePlaces, w) : 0);
      const word = wordOf(set, w) & inLayer & ~(wordOf(dead, w) | wordOf(deadOfState, w));
      const after = step.offer >>> 5 === w && step.offer !== -1 ? -2 << (step.offer & 31) : -1;
      if ((word & after) !== 0) return (w << 5) + lowest(word & after);
    }
    return -1;
  }

  /** Whether an offer holds as many needs of a need's State as it may. */
  private isFullFor(need: PreparedNeed, row: number): boolean {
    const held = this.held[row];
    if (held === undefined || held.length === 0) return false;
    const state = this.stateOf[need.index];
    let sameState = 0;
    for (const { index } of held) if (this.stateOf[index] === state) sameState += 1;
    if (sameState === 0) return false;
    const perState = this.perState[row] ?? -1;
    const places =
      perState === -1 ? placesForState(need.row.state, offerAt(this.board, row)) : perState;
    return sameState >= places;
  }

  /** Each need on the path takes the offer it found; the next one on the path has left it. */
  private move(path: readonly Step[]): void {
    for (const { need, offer } of [...path].reverse()) {
      const left = this.served[need.index] ?? -1;
      const before = this.held[left];
      before?.splice(before.indexOf(need), 1);
      if (before) this.room[left] = (this.room[left] ?? 0) + 1;
      this.held[offer]?.push(need);
      this.room[offer] = (this.room[offer] ?? 0) - 1;
      this.served[need.index] = offer;
    }
  }

  private setOf(sets: Map<string, BitSet>, state: string): BitSet {
    let set = sets.get(state);
    if (!set) sets.set(state, (set = emptySet(this.board.offers.length)));
    return set;
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
