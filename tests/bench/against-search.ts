import Database from 'better-sqlite3';
import type { Need, Offer } from '../../app/matching/board';
import { isEligible } from '../../app/matching/gates';
import { match } from '../../app/matching/match';
import type { Prepared } from '../../app/matching/prepare';
import { findGroup } from '../../db/reference/groups';
import { findState } from '../../db/reference/states';
import { findCategory, findTopic } from '../../db/reference/taxonomy';
import { nameOf, preparedBoard, sample } from './board';
import type { BoardSize } from './generate';
import { type Section, ms, percent, table, whole } from './print';

export interface SearchFigures {
  size: BoardSize;
  asked: number;
  /** Milliseconds to fill the index. */
  index: number;
  kinds: {
    kind: string;
    /** Milliseconds for one need. */
    perNeed: number;
    /** Of the ten offers that come first, the share that is eligible at all. */
    eligible: number;
    /** Of the engine's first ten, the share that is among the search's first ten. */
    found: number;
  }[];
}

/** SQLite's full-text search as a matcher: every offer a document, every need a query, the best 50 by bm25. */
export function measureSearch({ size, asked }: { size: BoardSize; asked: number }): SearchFigures {
  const board = preparedBoard(size);
  const { rankings } = match(board, { top: 10 });
  const best = new Map(
    rankings.map(({ need, offers }) => [need, offers.map(({ offer }) => offer)]),
  );
  const needs = sample(board.needs, asked).map(({ row }) => row);
  const start = performance.now();
  const database = indexed(board);
  const index = performance.now() - start;
  try {
    const kinds = [
      { kind: 'any word of the need', query: (need: Need) => anyOf(wordsOf(need)) },
      {
        kind: 'the category, and any word',
        query: (need: Need) =>
          `category : ${quoted(titleOf(need.category))} AND (${anyOf(wordsOf(need))})`,
      },
    ].map(({ kind, query }) => ({ kind, ...ask(database, board, needs, best, query) }));
    return { size, asked: needs.length, index, kinds };
  } finally {
    database.close();
  }
}

function ask(
  database: Database.Database,
  board: Prepared,
  needs: readonly Need[],
  best: ReadonlyMap<string, readonly string[]>,
  query: (need: Need) => string,
) {
  const search = database
    .prepare<[string], string>('SELECT id FROM offers WHERE offers MATCH ? ORDER BY rank LIMIT 50')
    .pluck();
  const start = performance.now();
  const answers = needs.map((need) => search.all(query(need)).slice(0, 10));
  const perNeed = (performance.now() - start) / needs.length;
  const given = needs.flatMap(({ id }, i) => (answers[i] ?? []).map((offer) => ({ id, offer })));
  const wanted = needs.flatMap(({ id }, i) =>
    (best.get(id) ?? []).map((offer) => answers[i]?.includes(offer) ?? false),
  );
  const fit = given.filter(({ id, offer }) => isEligibleById(board, id, offer));
  return {
    perNeed,
    eligible: fit.length / given.length,
    found: wanted.filter(Boolean).length / wanted.length,
  };
}

function isEligibleById(board: Prepared, needId: string, offerId: string): boolean {
  const [need, offer] = [board.needById.get(needId), board.offerById.get(offerId)];
  return need !== undefined && offer !== undefined && isEligible(need, offer, board);
}

function indexed(board: Prepared): Database.Database {
  const database = new Database(':memory:');
  database.exec('CREATE VIRTUAL TABLE offers USING fts5(id UNINDEXED, category, words)');
  const insert = database.prepare('INSERT INTO offers (id, category, words) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const { row } of board.offers) {
      const titles = row.categories.map(({ category }) => titleOf(category));
      insert.run(row.id, titles.join(' . '), offerWords(row).join(' '));
    }
  })();
  return database;
}

function offerWords(offer: Offer): string[] {
  const topics = offer.categories.flatMap((category) => category.topics ?? []);
  const covers = (offer.covers ?? []).map(placeName);
  const { support, modes, languages, stages = [], technologies = [] } = offer;
  const coded = [...support, ...modes, ...stages, ...technologies, ...languages.map(language)];
  return [...topics.map(titleOf), ...covers, ...coded];
}

function wordsOf(need: Need): string[] {
  const { topics = [], support, modes, languages, technologies = [], stage } = need;
  const coded = [...support, ...modes, ...technologies, ...(stage ? [stage] : [])];
  return [
    titleOf(need.category),
    ...topics.map(titleOf),
    placeName(need.state),
    ...coded,
    ...languages.map(language),
  ];
}

const titleOf = (code: string) => (findCategory(code) ?? findTopic(code))?.names.en ?? code;
const placeName = (code: string) => (findState(code) ?? findGroup(code))?.names.en ?? code;
const language = (code: string) => `language${code}`;
const anyOf = (words: readonly string[]) => words.map(quoted).join(' OR ');
const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;

export function searchSection(all: readonly (SearchFigures & { engine: number })[]): Section {
  const rows = all.flatMap(({ size, kinds, engine }) =>
    kinds.map(({ kind, perNeed, eligible, found }) => [
      `${kind}; ${nameOf(size)}`,
      ms(perNeed),
      ms(perNeed * size.needs),
      ms(engine),
      percent(eligible),
      percent(found),
    ]),
  );
  return {
    title: 'Instead: full-text search (SQLite FTS5, in memory, bm25, best 50 of each need)',
    lines: [
      ...table(
        [
          'query',
          'a need',
          'all needs',
          'engine, all',
          'its top 10 eligible',
          "engine's top 10 found",
        ],
        rows,
      ),
      '',
      `Asked for ${whole(all[0]?.asked ?? 0)} needs spread over the board; "all needs" is that time a need, times the needs. The engine's`,
      'time is for its whole result. "eligible": the share of what search puts first that the need could use at all.',
    ],
    figures: all,
  };
}
