import { byCodePoint } from './arithmetic';
import { changesFor } from './changes';
import { onlyBlocker } from './gates';
import type { Prepared, PreparedNeed, PreparedOffer } from './prepare';
import type { GateId } from './vocabulary';

/** What one change to one or more offers would do for needs that no offer can serve. */
export interface Unlock {
  category: string;
  gate: UnlockGate;
  value: string | null;
  needs: string[];
  states: string[];
  offers: string[];
}

const UNLOCK_GATES = [
  'topic',
  'support',
  'scope',
  'language',
  'mode',
  'window',
  'conditions',
  'sovereignty',
  'safeguards',
  'confidentiality',
  'places',
] as const satisfies readonly GateId[];
export type UnlockGate = (typeof UNLOCK_GATES)[number];

/**
 * For every need without an eligible offer, the pairs that fail one gate only, grouped by category, gate and
 * value. Most needs first. An exclusion by name is no unlock: it is a matter for the two parties.
 */
export function unlocksOf(board: Prepared, withoutOffer: readonly PreparedNeed[]): Unlock[] {
  const groups = new Map<
    string,
    { unlock: Unlock; sets: [Set<string>, Set<string>, Set<string>] }
  >();
  for (const need of withoutOffer) {
    // A pair that fails `category` fails what is no unlock, so only the category's offers can count.
    for (const offer of board.offersByCategory.get(need.row.category) ?? []) {
      const gate = onlyBlocker(need, offer, board);
      if (!isUnlockGate(gate)) continue;
      if (gate === 'window' && need.to < board.asOf) continue;
      for (const value of valuesOf(gate, need, offer, board.asOf)) {
        const key = JSON.stringify([need.row.category, gate, value]);
        let group = groups.get(key);
        if (!group) {
          const { category } = need.row;
          const unlock = { category, gate, value, needs: [], states: [], offers: [] };
          group = { unlock, sets: [new Set(), new Set(), new Set()] };
          groups.set(key, group);
        }
        group.sets[0].add(need.row.id);
        group.sets[1].add(need.row.state);
        group.sets[2].add(offer.row.id);
      }
    }
  }
  return [...groups.values()]
    .map(({ unlock, sets: [needs, states, offers] }) => ({
      ...unlock,
      needs: sorted(needs),
      states: sorted(states),
      offers: sorted(offers),
    }))
    .sort(
      (a, b) =>
        b.needs.length - a.needs.length ||
        byCodePoint(a.category, b.category) ||
        byCodePoint(a.gate, b.gate) ||
        nullFirst(a.value, b.value),
    );
}

function isUnlockGate(gate: GateId | null): gate is UnlockGate {
  return (UNLOCK_GATES as readonly (GateId | null)[]).includes(gate);
}

/** What would have to change: one entry for each change that would do by itself. */
function valuesOf(
  gate: UnlockGate,
  need: PreparedNeed,
  offer: PreparedOffer,
  asOf: number,
): (string | null)[] {
  const [change] = changesFor(need, offer, [gate], asOf);
  switch (gate) {
    case 'language':
    case 'mode':
    case 'scope':
      return change?.values ?? [];
    case 'conditions':
    case 'sovereignty':
      return [change?.values.join('+') ?? null];
    default:
      return [null];
  }
}

function sorted(set: ReadonlySet<string>): string[] {
  return [...set].sort(byCodePoint);
}

function nullFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return byCodePoint(a, b);
}
