import { dayNumber, parseDay } from './days';
import { type Fault, describe, pathText } from './faults';
import type { Reference } from './reference';

type Row = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];
type Report = (path: Path, found: unknown, allowed: string) => void;

/**
 * The faults that only show when parts of a board are held against each other or against the reference tables.
 * It reads the value as it came, and passes over what has the wrong shape, so that one reading of a file names
 * every fault; `alreadyAt` holds the paths at which the shape is already refused.
 */
export function crossFaults(
  value: unknown,
  reference: Reference,
  alreadyAt: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, found, allowed) => {
    const at = pathText(path);
    if (!alreadyAt.has(at)) faults.push({ path: at, found: describe(found), allowed });
  };
  const board = rowOf(value);
  const needs = listOf(board.needs).map(rowOf);
  const offers = listOf(board.offers).map(rowOf);
  const activities = listOf(board.activities).map(rowOf);
  const memberships = rowOf(board.memberships);
  const known = {
    reference,
    needs: new Set(needs.map(({ id }) => id)),
    offers: new Set(offers.map(({ id }) => id)),
    covers: new Set<unknown>([...reference.states, ...reference.groups]),
  };
  for (const codes of Object.values(memberships)) {
    for (const code of listOf(codes)) known.covers.add(code);
  }

  repeats(
    needs.map(({ id }) => id),
    (i) => ['needs', i, 'id'],
    report,
  );
  repeats(
    offers.map(({ id }) => id),
    (i) => ['offers', i, 'id'],
    report,
  );
  repeats(
    activities.map(({ id }) => id),
    (i) => ['activities', i, 'id'],
    report,
  );
  priorities(needs, report);
  needs.forEach((need, i) => needFaults(need, ['needs', i], known, report));
  offers.forEach((offer, i) => offerFaults(offer, ['offers', i], known, report));
  activities.forEach((activity, i) => {
    const at = ['activities', i];
    stateFault([...at, 'state'], activity.state, reference, report);
    categoryAndTopics(at, activity, reference, report);
    inOrder(at, activity, report);
  });
  for (const [state, codes] of Object.entries(memberships)) {
    stateFault(['memberships', state], state, reference, report);
    repeats(listOf(codes), (i) => ['memberships', state, i], report);
  }
  for (const state of Object.keys(rowOf(rowOf(board.settings).absorption))) {
    stateFault(['settings', 'absorption', state], state, reference, report);
  }
  return faults;
}

interface Known {
  reference: Reference;
  needs: ReadonlySet<unknown>;
  offers: ReadonlySet<unknown>;
  covers: ReadonlySet<unknown>;
}

function needFaults(need: Row, at: Path, known: Known, report: Report): void {
  stateFault([...at, 'state'], need.state, known.reference, report);
  categoryAndTopics(at, need, known.reference, report);
  inOrder([...at, 'window'], rowOf(need.window), report);
  noRepeats(at, need, ['support', 'languages', 'modes', 'technologies', 'refuses'], report);
  idsOnBoard([...at, 'preferences'], need.preferences, known.offers, 'an offer', report);
  idsOnBoard([...at, 'declined'], need.declined, known.offers, 'an offer', report);
}

function offerFaults(offer: Row, at: Path, known: Known, report: Report): void {
  stateFault([...at, 'providerState'], offer.providerState, known.reference, report);
  const categories = listOf(offer.categories).map(rowOf);
  repeats(
    categories.map(({ category }) => category),
    (i) => [...at, 'categories', i, 'category'],
    report,
  );
  categories.forEach((category, i) =>
    categoryAndTopics([...at, 'categories', i], category, known.reference, report),
  );
  inOrder([...at, 'window'], rowOf(offer.window), report);
  noRepeats(at, offer, OFFER_LISTS, report);
  listOf(offer.covers).forEach((code, i) => {
    if (typeof code === 'string' && !known.covers.has(code)) {
      const allowed = 'a State, or a code of the reference table or of memberships';
      report([...at, 'covers', i], code, allowed);
    }
  });
  listOf(offer.excludes).forEach((state, i) =>
    stateFault([...at, 'excludes', i], state, known.reference, report),
  );
  idsOnBoard([...at, 'ranking'], offer.ranking, known.needs, 'a need', report);
  idsOnBoard([...at, 'declined'], offer.declined, known.needs, 'a need', report);
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

function priorities(needs: readonly Row[], report: Report): void {
  const used = new Set<string>();
  needs.forEach(({ state, nationalPriority }, i) => {
    if (typeof state !== 'string' || typeof nationalPriority !== 'number') return;
    const key = JSON.stringify([state, nationalPriority]);
    if (used.has(key)) {
      const allowed = 'a number that no other need of the State has';
      report(['needs', i, 'nationalPriority'], nationalPriority, allowed);
    }
    used.add(key);
  });
}

function stateFault(path: Path, state: unknown, reference: Reference, report: Report): void {
  if (typeof state !== 'string' || reference.states.has(state)) return;
  report(path, state, 'the ISO 3166-1 alpha-3 code of a Member State or observer State');
}

function categoryAndTopics(at: Path, row: Row, reference: Reference, report: Report): void {
  const { category } = row;
  const topics = listOf(row.topics);
  repeats(topics, (i) => [...at, 'topics', i], report);
  if (typeof category !== 'string') return;
  const known = reference.topicsByCategory.get(category);
  if (!known) {
    report([...at, 'category'], category, 'a category of the taxonomy');
    return;
  }
  topics.forEach((topic, i) => {
    if (typeof topic === 'string' && !known.has(topic)) {
      report([...at, 'topics', i], topic, `a topic of the category ${category}`);
    }
  });
}

function inOrder(at: Path, { from, to }: Row, report: Report): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  if (parseDay(from) === null || parseDay(to) === null) return;
  if (dayNumber(from) > dayNumber(to)) report([...at, 'to'], to, `a day on or after ${from}`);
}

function noRepeats(at: Path, row: Row, fields: readonly string[], report: Report): void {
  for (const field of fields) repeats(listOf(row[field]), (i) => [...at, field, i], report);
}

function idsOnBoard(
  at: Path,
  ids: unknown,
  known: ReadonlySet<unknown>,
  what: string,
  report: Report,
): void {
  repeats(listOf(ids), (i) => [...at, i], report);
  listOf(ids).forEach((id, i) => {
    if (typeof id === 'string' && !known.has(id)) {
      report([...at, i], id, `the id of ${what} on the board`);
    }
  });
}

function repeats(values: readonly unknown[], path: (index: number) => Path, report: Report): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (typeof value !== 'string') return;
    if (seen.has(value)) report(path(index), value, 'each only once');
    seen.add(value);
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}
