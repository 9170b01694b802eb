import type { Board, Fault } from './board';
import { dayNumber } from './days';
import type { Reference } from './reference';

type Report = (path: string, found: string, allowed: string) => void;

/** The faults that only show when parts of a well-formed board are held against each other. */
export function crossFaults(board: Board, reference: Reference): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, found, allowed) =>
    faults.push({ path, found: JSON.stringify(found), allowed });

  const known = {
    needs: new Set(board.needs.map(({ id }) => id)),
    offers: new Set(board.offers.map(({ id }) => id)),
    covers: new Set([
      ...reference.states,
      ...reference.groups,
      ...Object.values(board.memberships ?? {}).flat(),
    ]),
  };
  const state = (path: string, value: string | undefined) => {
    if (value !== undefined && !reference.states.has(value)) {
      report(path, value, 'the ISO 3166-1 alpha-3 code of a Member State or observer State');
    }
  };

  repeats(
    board.needs.map(({ id }) => id),
    (i) => `needs[${i}].id`,
    report,
  );
  repeats(
    board.offers.map(({ id }) => id),
    (i) => `offers[${i}].id`,
    report,
  );
  repeats(
    (board.activities ?? []).map(({ id }) => id),
    (i) => `activities[${i}].id`,
    report,
  );

  const priorities = new Set<string>();
  board.needs.forEach((need, index) => {
    const at = `needs[${index}]`;
    state(`${at}.state`, need.state);
    categoryAndTopics(at, need.category, need.topics, reference, report);
    windowInOrder(`${at}.window`, need.window, report);
    const priority = `${need.state} ${need.nationalPriority}`;
    if (priorities.has(priority)) {
      report(
        `${at}.nationalPriority`,
        String(need.nationalPriority),
        `a number that ${need.state} uses once`,
      );
    }
    priorities.add(priority);
    noRepeats(at, need, ['support', 'languages', 'modes', 'technologies', 'refuses'], report);
    references(`${at}.preferences`, need.preferences, known.offers, 'an offer', report);
    references(`${at}.declined`, need.declined, known.offers, 'an offer', report);
  });

  board.offers.forEach((offer, index) => {
    const at = `offers[${index}]`;
    state(`${at}.providerState`, offer.providerState);
    repeats(
      offer.categories.map(({ category }) => category),
      (i) => `${at}.categories[${i}].category`,
      report,
    );
    offer.categories.forEach(({ category, topics }, i) =>
      categoryAndTopics(`${at}.categories[${i}]`, category, topics, reference, report),
    );
    windowInOrder(`${at}.window`, offer.window, report);
    noRepeats(
      at,
      { ...offer, conditions: offer.conditions ?? undefined },
      [
        'support',
        'stages',
        'covers',
        'excludes',
        'languages',
        'modes',
        'technologies',
        'arrangements',
        'conditions',
      ],
      report,
    );
    offer.covers?.forEach((covered, i) => {
      if (!known.covers.has(covered)) {
        report(
          `${at}.covers[${i}]`,
          covered,
          'a State, or a code of the reference table or of memberships',
        );
      }
    });
    offer.excludes?.forEach((excluded, i) => state(`${at}.excludes[${i}]`, excluded));
    references(`${at}.ranking`, offer.ranking, known.needs, 'a need', report);
    references(`${at}.declined`, offer.declined, known.needs, 'a need', report);
  });

  board.activities?.forEach((activity, index) => {
    const at = `activities[${index}]`;
    state(`${at}.state`, activity.state);
    categoryAndTopics(at, activity.category, activity.topics, reference, report);
    windowInOrder(at, activity, report);
  });

  for (const [iso3, codes] of Object.entries(board.memberships ?? {})) {
    state(`memberships.${iso3}`, iso3);
    repeats(codes, (i) => `memberships.${iso3}[${i}]`, report);
  }
  for (const iso3 of Object.keys(board.settings?.absorption ?? {})) {
    state(`settings.absorption.${iso3}`, iso3);
  }
  return faults;
}

function categoryAndTopics(
  at: string,
  category: string,
  topics: readonly string[] | undefined,
  reference: Reference,
  report: Report,
): void {
  const known = reference.topicsByCategory.get(category);
  if (!known) {
    report(`${at}.category`, category, 'a category of the taxonomy');
    return;
  }
  topics?.forEach((topic, i) => {
    if (!known.has(topic))
      report(`${at}.topics[${i}]`, topic, `a topic of the category ${category}`);
  });
  repeats(topics ?? [], (i) => `${at}.topics[${i}]`, report);
}

function windowInOrder(
  at: string,
  { from, to }: { from: string; to: string },
  report: Report,
): void {
  if (dayNumber(from) > dayNumber(to)) report(`${at}.to`, to, `a day on or after ${from}`);
}

function noRepeats<K extends string>(
  at: string,
  row: Partial<Record<K, readonly string[] | undefined>>,
  fields: readonly K[],
  report: Report,
): void {
  for (const field of fields) repeats(row[field] ?? [], (i) => `${at}.${field}[${i}]`, report);
}

function repeats(values: readonly string[], path: (index: number) => string, report: Report): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value)) report(path(index), value, 'each only once');
    seen.add(value);
  });
}

function references(
  at: string,
  ids: readonly string[] | undefined,
  known: ReadonlySet<string>,
  what: string,
  report: Report,
): void {
  repeats(ids ?? [], (i) => `${at}[${i}]`, report);
  ids?.forEach((id, i) => {
    if (!known.has(id)) report(`${at}[${i}]`, id, `the id of ${what} on the board`);
  });
}
