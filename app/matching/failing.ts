import { type BitSet, wordOf } from './bit-set';
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

/**
 * The offers that fail exactly one of a need's gates, exactly two, and so on up to `most`, none of them one that lies
 * between the parties. One pass over the sets, with a counter for each offer that is written across words: bit n of
 * `atLeast[k]` says that offer n has failed more than k gates so far.
 */
export function failing(gates: readonly GateSet[], most: number): BitSet[] {
  const words = gates[0]?.passes.length ?? 0;
  const exactly = Array.from({ length: most }, () => new Int32Array(words));
  const atLeast = new Int32Array(most + 1);
  const near = gates.filter(({ gate }) => !isBetweenTheParties(gate));
  const barred = gates.filter(({ gate }) => isBetweenTheParties(gate));
  for (let w = 0; w < words; w += 1) {
    let possible = -1;
    for (const { passes } of barred) possible &= wordOf(passes, w);
    if (possible === 0) continue;
    atLeast.fill(0);
    for (const { passes } of near) {
      let failed = possible & ~wordOf(passes, w);
      for (let k = 0; k <= most && failed !== 0; k += 1) {
        const before = atLeast[k] ?? 0;
        atLeast[k] = before | failed;
        failed &= before;
      }
      if ((possible & ~wordOf(atLeast, most)) === 0) break;
    }
    for (let k = 0; k < most; k += 1) {
      const set = exactly[k];
      if (set) set[w] = wordOf(atLeast, k) & ~wordOf(atLeast, k + 1);
    }
  }
  return exactly;
}
