import type { Orders } from './evaluate';
import { placesForState } from './gates';
import type { Prepared } from './prepare';

export interface Coverage {
  /** The most of the entering needs that any allocation under the same gates and places could serve. */
  readonly maximum: number;
  /** The capacity of a cut of the network: equal to the maximum, it proves that no allocation serves more. */
  readonly cut: number;
}

/**
 * Maximum flow (Dinic 1970) through: source → need (1) → (offer, State) (places for that State) → offer
 * (places) → sink. By the max-flow min-cut theorem (Ford and Fulkerson 1956) the cut found beside it is the
 * proof.
 */
export function maximumCoverage(
  board: Prepared,
  orders: Orders,
  enters: (needIndex: number) => boolean,
): Coverage {
  const network = new Network();
  const source = network.node();
  const sink = network.node();
  const offerNodes = new Map<number, number>();
  const stateNodes = new Map<string, number>();

  for (const need of board.needs) {
    if (!enters(need.index)) continue;
    const needNode = network.node();
    network.edge(source, needNode, 1);
    for (const { offer } of orders[need.index] ?? []) {
      let offerNode = offerNodes.get(offer.index);
      if (offerNode === undefined) {
        offerNode = network.node();
        offerNodes.set(offer.index, offerNode);
        network.edge(offerNode, sink, offer.row.places);
      }
      const key = `${offer.index} ${need.row.state}`;
      let stateNode = stateNodes.get(key);
      if (stateNode === undefined) {
        stateNode = network.node();
        stateNodes.set(key, stateNode);
        network.edge(stateNode, offerNode, placesForState(need.row.state, offer, board));
      }
      network.edge(needNode, stateNode, 1);
    }
  }
  const maximum = network.maximumFlow(source, sink);
  return { maximum, cut: network.cutFrom(source) };
}

/** A flow network as arrays: the edge `e` and its way back `e ^ 1` stand side by side. */
class Network {
  private readonly first: number[] = [];
  private readonly next: number[] = [];
  private readonly target: number[] = [];
  private readonly rest: number[] = [];
  private readonly capacity: number[] = [];

  node(): number {
    return this.first.push(-1) - 1;
  }

  edge(from: number, to: number, capacity: number): void {
    this.arc(from, to, capacity);
    this.arc(to, from, 0);
  }

  private arc(from: number, to: number, capacity: number): void {
    this.next.push(this.first[from] ?? -1);
    this.first[from] = this.target.push(to) - 1;
    this.rest.push(capacity);
    this.capacity.push(capacity);
  }

  maximumFlow(source: number, sink: number): number {
    let flow = 0;
    for (let levels = this.levels(source); levels[sink] !== -1; levels = this.levels(source)) {
      const current = [...this.first];
      for (let pushed = this.augment(source, sink, levels, current); pushed > 0;) {
        flow += pushed;
        pushed = this.augment(source, sink, levels, current);
      }
    }
    return flow;
  }

  /** Breadth first: how many edges with room lie between the source and each node; -1 for none. */
  private levels(source: number): number[] {
    const levels = new Array<number>(this.first.length).fill(-1);
    levels[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (let e = this.first[node] ?? -1; e !== -1; e = this.next[e] ?? -1) {
        const to = this.target[e] ?? 0;
        if ((this.rest[e] ?? 0) > 0 && levels[to] === -1) {
          levels[to] = (levels[node] ?? 0) + 1;
          queue.push(to);
        }
      }
    }
    return levels;
  }

  /** Sends one unit from the source to the sink along rising levels; 0 when there is no way left. */
  private augment(source: number, sink: number, levels: number[], current: number[]): number {
    const path: number[] = [];
    let node = source;
    while (node !== sink) {
      const e = current[node] ?? -1;
      if (e === -1) {
        const back = path.pop();
        if (back === undefined) return 0;
        node = this.target[back ^ 1] ?? source;
        current[node] = this.next[back] ?? -1;
        continue;
      }
      const to = this.target[e] ?? 0;
      if ((this.rest[e] ?? 0) > 0 && levels[to] === (levels[node] ?? 0) + 1) {
        path.push(e);
        node = to;
      } else {
        current[node] = this.next[e] ?? -1;
      }
    }
    for (const e of path) {
      this.rest[e] = (this.rest[e] ?? 0) - 1;
      this.rest[e ^ 1] = (this.rest[e ^ 1] ?? 0) + 1;
    }
    return 1;
  }

  /** The capacity that leaves what the source still reaches. */
  cutFrom(source: number): number {
    const reached = this.levels(source);
    let cut = 0;
    this.target.forEach((to, e) => {
      const from = this.target[e ^ 1] ?? 0;
      if (reached[from] !== -1 && reached[to] === -1) cut += this.capacity[e] ?? 0;
    });
    return cut;
  }
}
