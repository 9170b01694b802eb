import {
  ACTIVITY_STATES,
  ARRANGEMENTS,
  CONDITIONS,
  MODES,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
  TIED,
  TLP_LABELS,
} from '../../app/matching/vocabulary';
import { isLanguageCode } from '../../app/matching/languages';
import type { Reference } from '../../app/matching/reference';

/**
 * A second, plain writing of what a board may hold: yes or no, and nothing shared with the parser but the closed lists.
 * Slow, and for small boards only.
 */

type Test = (value: unknown) => boolean;
type Fields = Record<string, Test>;

const isRow = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]';
const text: Test = (value) => typeof value === 'string';
const flag: Test = (value) => value === true || value === false;
const count =
  (least: number, most = 1e6): Test =>
  (value) =>
    typeof value === 'number' && value % 1 === 0 && value >= least && value <= most;
const matching =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value) && !value.includes('\n');
const id = matching(/^[\w.:-]{1,64}$/);
const word =
  (words: readonly unknown[]): Test =>
  (value) =>
    words.includes(value);
const day: Test = (value) => {
  if (typeof value !== 'string' || !/^\d\d\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};
const listOf =
  (test: Test, least = 0, isOnce = true): Test =>
  (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.every(test) &&
    (!isOnce || new Set(value).size === value.length);
const rowOf =
  (required: Fields, optional: Fields = {}): Test =>
  (value) =>
    isRow(value) &&
    Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, inner]) => {
      const fields = Object.hasOwn(required, key) ? required : optional;
      return Object.hasOwn(fields, key) && fields[key]?.(inner) === true;
    });
const tableOf =
  (key: Test, value: Test): Test =>
  (table) =>
    isRow(table) && Object.entries(table).every(([name, inner]) => key(name) && value(inner));
const both =
  (...tests: Test[]): Test =>
  (value) =>
    tests.every((test) => test(value));
const inOrder: Test = (value) => isRow(value) && String(value.from) <= String(value.to);
const window = both(rowOf({ from: day, to: day }), inOrder);
const PRINCIPLE_WEIGHTS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`P${n}`, count(0, 100)]),
);
const language: Test = (value) => typeof value === 'string' && isLanguageCode(value);

export function isBoard(board: unknown, reference: Reference): boolean {
  const idsOf = (kind: string) => {
    const rows = isRow(board) ? board[kind] : undefined;
    return Array.isArray(rows) ? rows.map((row: unknown) => (isRow(row) ? row.id : undefined)) : [];
  };
  const memberships = isRow(board) && isRow(board.memberships) ? board.memberships : {};
  const state: Test = (value) => [...reference.states].includes(String(value)) && text(value);
  const covered: Test = (value) =>
    text(value) &&
    [...reference.states, ...reference.groups, ...Object.values(memberships).flat()].includes(
      value,
    );
  const topicsFit: Test = (row) => {
    if (!isRow(row)) return false;
    const known = [...(reference.topicsByCategory.get(String(row.category)) ?? [])];
    return (
      known.length > 0 &&
      text(row.category) &&
      (!('topics' in row) || listOf(word(known))(row.topics))
    );
  };
  const weights = rowOf({}, PRINCIPLE_WEIGHTS);
  const need = both(
    rowOf(
      {
        id,
        state,
        category: text,
        support: listOf(word(SUPPORTS), 1),
        nationalPriority: count(1),
        languages: listOf(language, 1),
        modes: listOf(word(MODES), 1),
        window,
        tlp: word(TLP_LABELS),
        postedOn: day,
      },
      {
        topics: Array.isArray,
        stage: word(STAGES),
        technologies: listOf(word(TECHNOLOGIES)),
        refuses: listOf(word(ARRANGEMENTS)),
        womenTarget: count(0, 100),
        accessible: flag,
        preferences: listOf(word(idsOf('offers'))),
        declined: listOf(word(idsOf('offers'))),
        weights,
      },
    ),
    topicsFit,
  );
  const flags = [
    'handover',
    'outcomeIndicators',
    'evaluation',
    'earlierResults',
    'respondsToNeeds',
    'coDesign',
    'jointMonitoring',
    'planConfidentiality',
    'humanRightsSafeguards',
    'accessible',
    'handlingAccepted',
  ];
  const category = both(rowOf({ category: text }, { topics: Array.isArray }), topicsFit);
  const categories: Test = (value) =>
    listOf(category, 1, false)(value) &&
    listOf(text)((value as { category: unknown }[]).map((row) => row.category));
  const offer = rowOf(
    {
      id,
      provider: matching(/\S/),
      categories,
      support: listOf(word(SUPPORTS), 1),
      places: count(0),
      languages: listOf(language, 1),
      modes: listOf(word(MODES), 1),
      window,
      conditions: (value) => value === null || listOf(word(CONDITIONS))(value),
      confirmedOn: day,
    },
    {
      ...Object.fromEntries(flags.map((name) => [name, flag])),
      providerState: state,
      funder: text,
      implementer: text,
      stages: listOf(word(STAGES)),
      covers: listOf(covered),
      excludes: listOf(state),
      perState: count(1),
      durationWeeks: count(1),
      technologies: listOf(word(TECHNOLOGIES)),
      arrangements: listOf(word(ARRANGEMENTS)),
      tied: word(TIED),
      followUpMonths: count(0),
      genderMarker: count(0, 2),
      womenSeats: count(0, 100),
      ranking: listOf(word(idsOf('needs'))),
      declined: listOf(word(idsOf('needs'))),
    },
  );
  const activity = both(
    rowOf(
      {
        id,
        provider: matching(/\S/),
        state,
        category: text,
        from: day,
        to: day,
        status: word(ACTIVITY_STATES),
      },
      { offer: id, topics: Array.isArray },
    ),
    topicsFit,
    inOrder,
  );
  const ownIds = ['needs', 'offers', 'activities'].every((kind) => listOf(text)(idsOf(kind)));
  const whole = rowOf(
    {
      version: (value) => value === 1,
      asOf: day,
      needs: listOf(need, 0, false),
      offers: listOf(offer, 0, false),
    },
    {
      activities: listOf(activity, 0, false),
      memberships: tableOf(state, listOf(id)),
      settings: rowOf(
        {},
        { absorption: tableOf(state, count(0)), weights, staleAfterDays: count(0) },
      ),
    },
  );
  if (!ownIds || !whole(board)) return false;
  const { needs } = board as { needs: { state: string; nationalPriority: number }[] };
  return listOf(text)(needs.map((row) => `${row.state} ${row.nationalPriority}`));
}
