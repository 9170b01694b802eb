import type { PreparedNeed, PreparedOffer } from './prepare';
import type { GateId } from './vocabulary';

/**
 * How a closed gate could open.
 * `add-one`: the offer adds any one of the values · `drop-all`: the offer drops every one of them · `period`: the
 * offer's window comes to share a day, not before asOf, with the one from the first value to the second ·
 * `declare`: the offer makes the statement that the gate asks for · `place`: one more place for the State in
 * `values` · `parties`: it lies between the two sides, or in the past, and there is nothing to name.
 */
export type ChangeKind = 'add-one' | 'drop-all' | 'period' | 'declare' | 'place' | 'parties';

/** One closed gate and what would open it: codes, ids and dates, no words. */
export interface Change {
  gate: GateId;
  kind: ChangeKind;
  values: string[];
}

/** How each blocker of a pair could open. All of them together make the pair eligible. */
export function changesFor(
  need: PreparedNeed,
  offer: PreparedOffer,
  blockers: readonly GateId[],
  asOf: number,
): Change[] {
  return blockers.map((gate) => ({ gate, ...opening(gate, need, offer, asOf) }));
}

function opening(
  gate: GateId,
  { row: need, to }: PreparedNeed,
  { row: offer }: PreparedOffer,
  asOf: number,
): Omit<Change, 'gate'> {
  switch (gate) {
    case 'category':
      return { kind: 'add-one', values: [need.category] };
    case 'topic':
      return { kind: 'add-one', values: [...(need.topics ?? [])] };
    case 'support':
      return { kind: 'add-one', values: [...need.support] };
    case 'scope':
      return { kind: 'add-one', values: [need.state] };
    case 'language':
      return { kind: 'add-one', values: [...need.languages] };
    case 'mode':
      return { kind: 'add-one', values: [...need.modes] };
    case 'window':
      return to < asOf
        ? { kind: 'parties', values: [] }
        : { kind: 'period', values: [need.window.from, need.window.to] };
    case 'conditions':
      return { kind: 'drop-all', values: [...(offer.conditions ?? [])].sort() };
    case 'sovereignty': {
      const refused = new Set(need.refuses);
      const used = (offer.arrangements ?? []).filter((arrangement) => refused.has(arrangement));
      return { kind: 'drop-all', values: used.sort() };
    }
    case 'safeguards':
    case 'confidentiality':
      return { kind: 'declare', values: [] };
    case 'places':
      return { kind: 'place', values: [need.state] };
    case 'excluded':
    case 'self':
    case 'declined':
      return { kind: 'parties', values: [] };
  }
}
