import { byCodePoint } from './arithmetic';
import { type BitSet, add, emptySet, isEmpty, rowsOf, takeOut, unite } from './bit-set';
import { changesFor } from './changes';
import { offerAt } from './evaluate';
import { Room, failing } from './failing';
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
  const groups = new Groups(board);
  const offers = emptySet(board.offers.length);
  const room = new Room(offers.length, 1);
  for (const need of withoutOffer) {
    const gates = board.passing.byGate(need);
    const [nearly] = failing(gates, 1, room);
    if (!nearly || isEmpty(nearly)) continue;
    for (const { gate, passes } of gates) {
      if (!isUnlockGate(gate) || (gate === 'window' && need.to < board.asOf)) continue;
      offers.set(nearly);
      takeOut(offers, passes);
      if (!isEmpty(offers)) groups.add(need, gate, offers);
    }
  }
  return groups
    .list()
    .sort(
      (a, b) =>
        b.needs.length - a.needs.length ||
        byCodePoint(a.category, b.category) ||
        byCodePoint(a.gate, b.gate) ||
        byCodePoint(a.value ?? '', b.value ?? ''),
    );
}

function isUnlockGate(gate: GateId): gate is UnlockGate {
  return (UNLOCK_GATES as readonly GateId[]).includes(gate);
}

interface Group {
  readonly category: string;
  readonly gate: UnlockGate;
  readonly value: string | null;
  /** In the order of ids: needs come in that order. */
  readonly needs: PreparedNeed[];
  readonly offers: BitSet;
}

class Groups {
  private readonly groups = new Map<string, Group>();
  private readonly values = new Map<string, string>();

  constructor(private readonly board: Prepared) {}

  /** Offers that fail this gate alone for this need. */
  add(need: PreparedNeed, gate: UnlockGate, offers: BitSet): void {
    const { row } = need;
    switch (gate) {
      case 'language':
        for (const value of row.languages) this.put(need, gate, value, offers);
        return;
      case 'mode':
        for (const value of row.modes) this.put(need, gate, value, offers);
        return;
      case 'scope':
        this.put(need, gate, row.state, offers);
        return;
      case 'conditions':
      case 'sovereignty':
        for (const [value, set] of this.byDropped(need, gate, offers)) {
          this.put(need, gate, value, set);
        }
        return;
      default:
        this.put(need, gate, null, offers);
    }
  }

  list(): Unlock[] {
    return [...this.groups.values()].map(({ category, gate, value, needs, offers }) => ({
      category,
      gate,
      value,
      needs: needs.map(({ row }) => row.id),
      states: [...new Set(needs.map(({ row }) => row.state))].sort(byCodePoint),
      offers: Array.from(rowsOf(offers), (row) => offerAt(this.board, row).row.id),
    }));
  }

  private put(need: PreparedNeed, gate: UnlockGate, value: string | null, offers: BitSet): void {
    const { category } = need.row;
    const key = `${category} ${gate} ${value ?? ''}`;
    let group = this.groups.get(key);
    if (!group) {
      group = { category, gate, value, needs: [], offers: emptySet(this.board.offers.length) };
      this.groups.set(key, group);
    }
    group.needs.push(need);
    unite(group.offers, offers);
  }

  /** The offers by what each would have to drop: all of its conditions, or the arrangements that the need refuses. */
  private byDropped(need: PreparedNeed, gate: 'conditions' | 'sovereignty', offers: BitSet) {
    const sets = new Map<string, BitSet>();
    for (const row of rowsOf(offers)) {
      const offer = offerAt(this.board, row);
      const value = this.dropped(need, gate, offer);
      let set = sets.get(value);
      if (!set) sets.set(value, (set = emptySet(this.board.offers.length)));
      add(set, row);
    }
    return sets;
  }

  private dropped(
    need: PreparedNeed,
    gate: 'conditions' | 'sovereignty',
    offer: PreparedOffer,
  ): string {
    const key =
      gate === 'conditions' ? `of ${offer.index}` : `${need.refuses & offer.arrangements}`;
    let value = this.values.get(key);
    if (value === undefined) {
      const [change] = changesFor(need, offer, [gate], this.board.asOf);
      this.values.set(key, (value = change?.values.join('+') ?? ''));
    }
    return value;
  }
}
