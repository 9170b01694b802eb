import { MOST_ENTRIES, isObject } from './containers';
import { parseDay } from './days';
import { type FaultList, describe, pathText } from './faults';
import type { Reference } from './reference';

type Row = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];
type Report = (path: Path, found: unknown, allowed: string) => void;

interface Known {
  reference: Reference;
  needs: ReadonlySet<unknown>;
  offers: ReadonlySet<unknown>;
  /** What an offer may cover: States, the codes of the reference table, those in the memberships of the board. */
  covers: readonly ReadonlySet<unknown>[];
}

/**
 * The faults that only show when parts of a board are held against each other or against the reference tables.
 * It reads the value as it came, and passes over what has the wrong shape, so that one reading of a file names
 * every fault. `faults` holds those of shape, all of them; where one is already named, no other is added, so that
 * an entry of a list need not be looked at again for its own shape.
 */
export function crossFaults(value: unknown, reference: Reference, faults: FaultList): void {
  const already = new Set(faults.named.map(({ path }) => path));
  const report: Report = (path, found, allowed) => {
    if (already.size === 0 || !already.has(pathText(path))) {
      faults.add(path, describe(found), allowed);
    }
  };
  const board = rowOf(value);
  const memberships = rowOf(board.memberships);
  const ofStates = Object.entries(memberships).filter(([state]) => reference.states.has(state));
  const known = {
    reference,
    needs: ownIds(board, 'needs', report),
    offers: ownIds(board, 'offers', report),
    covers: [
      reference.states,
      reference.groups,
      new Set(ofStates.flatMap(([, codes]) => listOf(codes))),
    ],
  };
  ownIds(board, 'activities', report);
  priorities(board, report);
  rowsOf(board.needs).forEach((need, i) => needFaults(need, ['needs', i], known, report));
  rowsOf(board.offers).forEach((offer, i) => offerFaults(offer, ['offers', i], known, report));
  rowsOf(board.activities).forEach((activity, i) => {
    const at = ['activities', i];
    stateFault(at, 'state', activity.state, reference, report);
    categoryAndTopics(at, activity, reference, report);
    inOrder(at, activity, report);
  });
  for (const [state, codes] of Object.entries(memberships)) {
    stateFault(['memberships'], state, state, reference, report);
    repeats(['memberships'], state, codes, report);
  }
  for (const state of Object.keys(rowOf(rowOf(board.settings).absorption))) {
    stateFault(['settings', 'absorption'], state, state, reference, report);
  }
}

function needFaults(need: Row, at: Path, known: Known, report: Report): void {
  stateFault(at, 'state', need.state, known.reference, report);
  categoryAndTopics(at, need, known.reference, report);
  inOrder([...at, 'window'], rowOf(need.window), report);
  for (const field of NEED_LISTS) repeats(at, field, need[field], report);
  for (const field of ['preferences', 'declined']) {
    idsOnBoard(at, field, need[field], known.offers, 'an offer', report);
  }
}

const NEED_LISTS = ['support', 'languages', 'modes', 'technologies', 'refuses'];

function offerFaults(offer: Row, at: Path, known: Known, report: Report): void {
  const { reference } = known;
  stateFault(at, 'providerState', offer.providerState, reference, report);
  const listed = new Set<unknown>();
  rowsOf(offer.categories).forEach((row, i) => {
    const place = [...at, 'categories', i];
    if (typeof row.category === 'string' && listed.has(row.category)) {
      report([...place, 'category'], row.category, ONCE);
    }
    listed.add(row.category);
    categoryAndTopics(place, row, reference, report);
  });
  inOrder([...at, 'window'], rowOf(offer.window), report);
  for (const field of OFFER_LISTS) repeats(at, field, offer[field], report);
  listOf(offer.covers).forEach((code, i) => {
    if (known.covers.some((codes) => codes.has(code))) return;
    const allowed = 'a State, or a code of the reference table or of memberships';
    report([...at, 'covers', i], code, allowed);
  });
  listOf(offer.excludes).forEach((state, i) =>
    stateFault([...at, 'excludes'], i, state, reference, report),
  );
  for (const field of ['ranking', 'declined']) {
    idsOnBoard(at, field, offer[field], known.needs, 'a need', report);
  }
}

const OFFER_LISTS = [
  'support',
  'stages',
  'covers',
  'excludes',
  'languages',
  'modes',
  'technologies',
  'arrangements',
  'conditions',
];

/** The ids of one kind of rows. */
function ownIds(board: Row, kind: string, report: Report): Set<unknown> {
  const ids = new Set<unknown>();
  rowsOf(board[kind]).forEach(({ id }, i) => {
    if (typeof id === 'string' && ids.has(id)) report([kind, i, 'id'], id, ONCE);
    ids.add(id);
  });
  return ids;
}

function priorities(board: Row, report: Report): void {
  const used = new Set<string>();
  rowsOf(board.needs).forEach(({ state, nationalPriority }, i) => {
    if (typeof state !== 'string' || typeof nationalPriority !== 'number') return;
    const key = `${nationalPriority} ${state}`;
    if (used.has(key)) {
      const allowed = 'a number that no other need of the State has';
      report(['needs', i, 'nationalPriority'], nationalPriority, allowed);
    }
    used.add(key);
  });
}

function stateFault(
  at: Path,
  key: string | number,
  state: unknown,
  reference: Reference,
  report: Report,
): void {
  if (typeof state !== 'string' || reference.states.has(state)) return;
  const allowed = 'the ISO 3166-1 alpha-3 code of a Member State or observer State';
  report([...at, key], state, allowed);
}

function categoryAndTopics(at: Path, row: Row, reference: Reference, report: Report): void {
  const { category, topics } = row;
  repeats(at, 'topics', topics, report);
  if (typeof category !== 'string') return;
  const known: ReadonlySet<unknown> | undefined = reference.topicsByCategory.get(category);
  if (!known) {
    report([...at, 'category'], category, 'a category of the taxonomy');
    return;
  }
  listOf(topics).forEach((topic, i) => {
    if (!known.has(topic)) {
      report([...at, 'topics', i], topic, `a topic of the category ${category}`);
    }
  });
}

/** Days that are written YYYY-MM-DD are in the order of their texts. */
function inOrder(at: Path, { from, to }: Row, report: Report): void {
  if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return;
  if (parseDay(from) === null) return;
  report([...at, 'to'], to, `a day on or after ${from}`);
}

function idsOnBoard(
  at: Path,
  field: string,
  ids: unknown,
  known: ReadonlySet<unknown>,
  what: string,
  report: Report,
): void {
  repeats(at, field, ids, report);
  listOf(ids).forEach((id, i) => {
    if (!known.has(id)) {
      report([...at, field, i], id, `the id of ${what} on the board`);
    }
  });
}

const ONCE = 'each only once';

function repeats(at: Path, field: string, values: unknown, report: Report): void {
  const list = listOf(values);
  // Most lists of a board are this short.
  if (list.length < 2) return;
  const seen = new Set<unknown>();
  list.forEach((value, i) => {
    if (seen.has(value)) report([...at, field, i], value, ONCE);
    seen.add(value);
  });
}

/** A list that is too long is one fault of shape: its entries are not looked at. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) && value.length <= MOST_ENTRIES ? value : NO_VALUES;
}

function rowsOf(value: unknown): Row[] {
  return listOf(value).map(rowOf);
}

function rowOf(value: unknown): Row {
  return isObject(value) ? value : NO_ROW;
}

const NO_VALUES: readonly unknown[] = [];
const NO_ROW: Row = {};
