import {
  type BitSet,
  add,
  emptySet,
  fullSet,
  keepOnly,
  lowest,
  takeOut,
  unite,
  wordOf,
} from './bit-set';
import type { Columns } from './columns';
import type { PreparedNeed } from './prepare';
import { UpTo } from './up-to';
import type { GateId } from './vocabulary';

/** The offers that pass one gate for one need. */
export interface GateSet {
  readonly gate: GateId;
  readonly passes: BitSet;
}

/**
 * The gates of gates.ts for one need and all offers at once. What several needs ask alike (the same State, the same
 * languages) is worked out once and kept. That these sets say what `PASSES` says of every pair is held by a property
 * test (tests/properties/fast.test.ts).
 */
export class Passing {
  private readonly all: BitSet;
  private readonly none: BitSet;
  private readonly window: BitSet;
  private readonly from: UpTo;
  private readonly to: UpTo;
  private readonly kept = new Map<string, BitSet>();

  /** @param rowOf an offer's row by its id */
  constructor(
    private readonly columns: Columns,
    private readonly rowOf: (offerId: string) => number | undefined,
    private readonly asOf: number,
  ) {
    this.all = fullSet(columns.size);
    this.none = emptySet(columns.size);
    this.window = emptySet(columns.size);
    this.from = new UpTo(columns.from);
    this.to = new UpTo(columns.to);
  }

  /**
   * The offers that pass every gate.
   * @param set where they are written, over what it held
   */
  eligible(need: PreparedNeed, set = emptySet(this.columns.size)): BitSet {
    const [ofCategory, ofState] = [this.ofCategory(need), this.ofState(need)];
    const [support, language, mode] = [this.support(need), this.language(need), this.mode(need)];
    for (let w = 0; w < set.length; w += 1) {
      const word = wordOf(ofCategory, w) & wordOf(language, w) & wordOf(ofState, w);
      set[w] = word === 0 ? 0 : word & wordOf(support, w) & wordOf(mode, w);
    }
    if (need.row.topics?.length) keepOnly(set, this.topic(need));
    if (need.refuses !== 0) keepOnly(set, this.acceptable(need));
    this.keepWindow(need, set);
    const declined = this.declined(need);
    if (declined) takeOut(set, declined);
    return set;
  }

  /** Each gate apart, the category's first: what fails where. The sets are lent: the next call may write over them. */
  byGate(need: PreparedNeed): GateSet[] {
    const { columns } = this;
    const { window } = this;
    window.fill(-1);
    this.keepWindow(need, window);
    return [
      { gate: 'category', passes: this.category(need) },
      { gate: 'topic', passes: this.topic(need) },
      { gate: 'support', passes: this.support(need) },
      { gate: 'scope', passes: this.scope(need) },
      { gate: 'excluded', passes: this.notExcluding(need) },
      { gate: 'self', passes: this.ofOthers(need) },
      { gate: 'language', passes: this.language(need) },
      { gate: 'mode', passes: this.mode(need) },
      { gate: 'window', passes: window },
      { gate: 'conditions', passes: this.unconditional() },
      { gate: 'sovereignty', passes: this.acceptable(need) },
      { gate: 'safeguards', passes: need.sensitive ? columns.safeguarded : this.all },
      { gate: 'confidentiality', passes: need.sealed ? columns.handlingAccepted : this.all },
      { gate: 'places', passes: this.places(need) },
      { gate: 'declined', passes: this.without(this.declined(need)) },
    ];
  }

  /** Every gate that the offer and the need's category and label decide. */
  private ofCategory(need: PreparedNeed): BitSet {
    const { category } = need.row;
    return this.keep(`of ${category} ${String(need.sealed)}`, () => {
      const set = this.category(need).slice();
      keepOnly(set, this.unconditional());
      if (need.sensitive) keepOnly(set, this.columns.safeguarded);
      if (need.sealed) keepOnly(set, this.columns.handlingAccepted);
      return set;
    });
  }

  /** Every gate that the offer and the State decide. */
  private ofState(need: PreparedNeed): BitSet {
    const { state } = need.row;
    return this.keep(`for ${state}`, () => {
      const set = this.scope(need).slice();
      keepOnly(set, this.notExcluding(need));
      keepOnly(set, this.ofOthers(need));
      keepOnly(set, this.places(need));
      return set;
    });
  }

  private category({ row }: PreparedNeed): BitSet {
    return this.columns.listing.get(row.category) ?? this.none;
  }

  private topic(need: PreparedNeed): BitSet {
    const { category, topics } = need.row;
    if (!topics?.length) return this.all;
    return this.keep(`topic ${category} ${[...topics].sort().join(' ')}`, () => {
      // Where the category is not listed the gate is open: `category` already says so.
      const set = this.all.slice();
      takeOut(set, this.category(need));
      unite(set, this.columns.wholeCategory.get(category) ?? this.none);
      const words = this.columns.topic.get(category);
      for (const topic of topics) unite(set, words?.get(topic) ?? this.none);
      return set;
    });
  }

  private scope({ row, memberships }: PreparedNeed): BitSet {
    return this.keep(`scope ${row.state}`, () => {
      const set = this.columns.universal.slice();
      for (const code of [row.state, ...memberships]) {
        unite(set, this.columns.covering.get(code) ?? this.none);
      }
      return set;
    });
  }

  private notExcluding({ row: { state } }: PreparedNeed): BitSet {
    return this.keep(`not excluding ${state}`, () =>
      this.without(this.columns.excluding.get(state)),
    );
  }

  private ofOthers({ row: { state } }: PreparedNeed): BitSet {
    return this.keep(`not of ${state}`, () => this.without(this.columns.providedBy.get(state)));
  }

  private unconditional(): BitSet {
    return this.keep('unconditional', () => this.without(this.columns.withConditions));
  }

  private acceptable(need: PreparedNeed): BitSet {
    return this.keep(`acceptable ${need.refuses}`, () => this.without(this.refused(need)));
  }

  private places({ row }: PreparedNeed): BitSet {
    return this.keep(`places ${row.state}`, () => {
      const set = this.columns.withPlaces.slice();
      takeOut(set, this.columns.takenUp.get(row.state) ?? this.none);
      return set;
    });
  }

  private support({ support }: PreparedNeed): BitSet {
    return this.keep(`support ${support}`, () => this.unionOf(this.columns.support, support));
  }

  private mode({ modes }: PreparedNeed): BitSet {
    return this.keep(`mode ${modes}`, () => this.unionOf(this.columns.mode, modes));
  }

  private language({ row }: PreparedNeed): BitSet {
    return this.keep(`language ${[...row.languages].sort().join(' ')}`, () => {
      const set = emptySet(this.columns.size);
      for (const language of row.languages) {
        unite(set, this.columns.language.get(language) ?? this.none);
      }
      return set;
    });
  }

  /** The offers that use an arrangement which the need refuses. */
  private refused({ refuses }: PreparedNeed): BitSet {
    return this.keep(`refused ${refuses}`, () => this.unionOf(this.columns.arrangement, refuses));
  }

  /** Takes out the offers that share no day on or after asOf with the need. A window never ends before it begins. */
  private keepWindow(need: PreparedNeed, set: BitSet): void {
    const earliest = Math.max(need.from, this.asOf);
    if (earliest > need.to) set.fill(0);
    keepOnly(set, this.from.upTo(need.to));
    takeOut(set, this.to.upTo(earliest - 1));
  }

  /** The offers that the need has declined, and those that have declined it. */
  private declined({ row }: PreparedNeed): BitSet | undefined {
    const declining = this.columns.declining.get(row.id);
    if (!row.declined?.length) return declining;
    const set = declining?.slice() ?? emptySet(this.columns.size);
    for (const id of row.declined) {
      const offer = this.rowOf(id);
      if (offer !== undefined) add(set, offer);
    }
    return set;
  }

  /** The offers in any of the sets whose places are given as bits. */
  private unionOf(sets: readonly BitSet[], places: number): BitSet {
    const set = emptySet(this.columns.size);
    for (let rest = places; rest !== 0; rest &= rest - 1) {
      unite(set, sets[lowest(rest)] ?? this.none);
    }
    return set;
  }

  private without(barred: BitSet | undefined): BitSet {
    if (!barred) return this.all;
    const set = this.all.slice();
    takeOut(set, barred);
    return set;
  }

  private keep(key: string, make: () => BitSet): BitSet {
    let set = this.kept.get(key);
    if (!set) this.kept.set(key, (set = make()));
    return set;
  }
}
