import { columnOf } from './column';
import { type BitSet, add, emptySet, lowest } from './bit-set';
import type { PreparedOffer } from './prepare';
import { ARRANGEMENTS, MODES, SUPPORTS } from './vocabulary';

/**
 * The offers turned on their side: for every word that a gate asks after, the set of the offers that answer to it.
 * "French" → the offers that are given in French.
 */
export interface Columns {
  /** How many offers there are. */
  readonly size: number;
  readonly listing: Words;
  /** By category: the offers that list it and name no topics there. */
  readonly wholeCategory: Words;
  /** By category and topic. */
  readonly topic: Map<string, Words>;
  /** By the place of the form of support, mode or arrangement in its list. */
  readonly support: readonly BitSet[];
  readonly mode: readonly BitSet[];
  readonly language: Words;
  readonly universal: BitSet;
  /** By State, M49 code, group or organisation. */
  readonly covering: Words;
  readonly excluding: Words;
  /** By State: the offers that it makes itself. */
  readonly providedBy: Words;
  readonly withConditions: BitSet;
  readonly arrangement: readonly BitSet[];
  readonly safeguarded: BitSet;
  readonly handlingAccepted: BitSet;
  readonly withPlaces: BitSet;
  /** By State: the offers whose places for it are taken up by current activities. */
  readonly takenUp: Words;
  /** By need: the offers that have declined it. */
  readonly declining: Words;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Sets of offers by a word; a word that no offer names has none. */
export class Words {
  private readonly sets = new Map<string, BitSet>();

  constructor(private readonly size: number) {}

  put(word: string, offer: number): void {
    let set = this.sets.get(word);
    if (!set) this.sets.set(word, (set = emptySet(this.size)));
    add(set, offer);
  }

  get(word: string): BitSet | undefined {
    return this.sets.get(word);
  }
}

/** @param takenUp for each offer and State with current activities that name both, how many places are left */
export function columnsOf(
  offers: readonly PreparedOffer[],
  takenUp: Iterable<{ offer: number; state: string }>,
): Columns {
  const size = offers.length;
  const words = () => new Words(size);
  const sets = (list: readonly string[]) => list.map(() => emptySet(size));
  const columns: Columns = {
    size,
    listing: words(),
    wholeCategory: words(),
    topic: new Map(),
    support: sets(SUPPORTS),
    mode: sets(MODES),
    language: words(),
    universal: emptySet(size),
    covering: words(),
    excluding: words(),
    providedBy: words(),
    withConditions: emptySet(size),
    arrangement: sets(ARRANGEMENTS),
    safeguarded: emptySet(size),
    handlingAccepted: emptySet(size),
    withPlaces: emptySet(size),
    takenUp: words(),
    declining: words(),
    from: columnOf(offers, ({ from }) => from),
    to: columnOf(offers, ({ to }) => to),
  };
  for (const offer of offers) fill(columns, offer);
  for (const { offer, state } of takenUp) columns.takenUp.put(state, offer);
  return columns;
}

function fill(columns: Columns, offer: PreparedOffer): void {
  const { index, row } = offer;
  for (const { category, topics } of row.categories) {
    columns.listing.put(category, index);
    if (!topics?.length) {
      columns.wholeCategory.put(category, index);
      continue;
    }
    let words = columns.topic.get(category);
    if (!words) columns.topic.set(category, (words = new Words(columns.size)));
    putAll(topics, words, index);
  }
  putBits(offer.support, columns.support, index);
  putBits(offer.modes, columns.mode, index);
  putBits(offer.arrangements, columns.arrangement, index);
  putAll(row.languages, columns.language, index);
  putAll(row.covers, columns.covering, index);
  putAll(row.excludes, columns.excluding, index);
  putAll(row.declined, columns.declining, index);
  if (row.providerState !== undefined) columns.providedBy.put(row.providerState, index);
  if (!row.covers?.length) add(columns.universal, index);
  if (row.conditions?.length) add(columns.withConditions, index);
  if (row.humanRightsSafeguards === true) add(columns.safeguarded, index);
  if (row.handlingAccepted === true) add(columns.handlingAccepted, index);
  if (row.places > 0) add(columns.withPlaces, index);
}

function putBits(places: number, sets: readonly BitSet[], offer: number): void {
  for (let rest = places; rest !== 0; rest &= rest - 1) {
    const set = sets[lowest(rest)];
    if (set) add(set, offer);
  }
}

function putAll(list: readonly string[] | undefined, words: Words, offer: number): void {
  if (list) for (const word of list) words.put(word, offer);
}
