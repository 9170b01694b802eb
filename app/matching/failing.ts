import { type BitSet, keepOnly, takeOut, wordOf } from './bit-set';
import type { GateSet } from './passing';
import type { GateId } from './vocabulary';

/**
 * Blocked by who the parties are or by what one of them said: there is nothing to change, and a decline is told to
 * nobody but the side that made it.
 */
const BETWEEN_THE_PARTIES: ReadonlySet<GateId> = new Set([
  'category',
  'excluded',
  'self',
  'declined',
]);

export function isBetweenTheParties(gate: GateId): boolean {
  return BETWEEN_THE_PARTIES.has(gate);
}

/** Sets to count in, for whoever asks for many needs: each is written over. */
export class Room {
  readonly possible: BitSet;
  readonly over: BitSet[];

  /** @param words how long the sets are */
  constructor(words: number, most: number) {
    this.possible = new Int32Array(words);
    this.over = Array.from({ length: most + 1 }, () => new Int32Array(words));
  }
}

/**
 * The offers that fail exactly one of a need's gates, exactly two, and so on up to `most`, none of them one that lies
 * between the parties. One pass over the sets, with a counter for each offer that is written across sets: the offers in
 * `over[k]` have failed more than k gates so far.
 * @param room where it counts; what it gives is lent from there
 */
export function failing(
  gates: readonly GateSet[],
  most: number,
  { possible, over } = new Room(gates[0]?.passes.length ?? 0, most),
): BitSet[] {
  const words = possible.length;
  possible.fill(-1);
  for (const set of over) set.fill(0);
  for (const { gate, passes } of gates) if (isBetweenTheParties(gate)) keepOnly(possible, passes);
  for (const { gate, passes } of gates) {
    if (isBetweenTheParties(gate)) continue;
    for (let k = most; k >= 0; k -= 1) {
      const into = over[k] ?? possible;
      const before = over[k - 1] ?? possible;
      for (let w = 0; w < words; w += 1) {
        into[w] = wordOf(into, w) | (wordOf(before, w) & ~wordOf(passes, w));
      }
    }
  }
  const exactly = over.slice(0, most);
  exactly.forEach((set, k) => takeOut(set, over[k + 1] ?? possible));
  return exactly;
}
