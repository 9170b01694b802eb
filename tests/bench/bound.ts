import type { Board } from '../../app/matching/board';
import type { Result } from '../../app/matching/match';
import { nameOf } from './board';
import { BYTES_PER_AND, type MachineFigures } from './machine';
import { type Section, digits, ms, percent, table } from './print';
import type { WholeFigures } from './whole-result';

/** What a board makes any matcher of this kind do. */
export interface Work {
  pairs: number;
  eligible: number;
  /** Words of 32 offers that must be ANDed. */
  words: number;
  /** Bytes of the sets of offers that the needs ask for, each once. */
  bytes: number;
  /** Rows of all rankings. */
  ranked: number;
}

/**
 * For every need the offers of its category and label, of its State, of its support, languages and modes meet in four
 * ANDs; topics and refused arrangements cost one more each where the need names any.
 */
export function workOf(board: Board, { pairs, rankings }: Result): Work {
  const sets = board.needs.flatMap((need) => {
    const { category, tlp, state, support, languages, modes, topics, refuses } = need;
    const lists = { support, languages, modes, topics, refuses };
    return [
      `${category} ${tlp.startsWith('AMBER')}`,
      state,
      ...Object.entries(lists).flatMap(([kind, asked = []]) =>
        asked.length > 0 ? [`${kind} ${[...asked].sort().join(' ')}`] : [],
      ),
    ];
  });
  const words = Math.ceil(board.offers.length / 32);
  return {
    pairs: pairs.total,
    eligible: pairs.eligible,
    words: (sets.length - board.needs.length) * words,
    bytes: new Set(sets).size * words * 4,
    ranked: rankings.reduce((sum, { offers }) => sum + offers.length, 0),
  };
}

/**
 * Simple operations for an eligible pair, when all that one row decides has been summed before: 2 comparisons of
 * windows; 7 checks looked up and `timing` worked out (4); 3 rounded means (P2, P7, P9); 5 terms of the weighted sum;
 * its division; 1 comparison with the best so far. A division counts as one, which it is not: this is a lower bound.
 */
const OPERATIONS = 2 + 7 + 4 + 3 + 5 + 1 + 1;

interface Bound {
  board: string;
  /** Milliseconds. */
  memory: number;
  sets: number;
  scores: number;
  rows: number;
  total: number;
  share: number;
}

function boundOf({ size, work, warm }: WholeFigures, machine: MachineFigures): Bound {
  const sets = (1000 * work.words) / machine.nearWords;
  const scores = (1000 * work.eligible * OPERATIONS) / machine.multiplyAdds;
  const rows = (1000 * work.ranked) / machine.rows;
  const total = sets + scores + rows;
  return {
    board: nameOf(size),
    memory: (1000 * work.words) / machine.farWords,
    sets,
    scores,
    rows,
    total,
    share: total / warm.best,
  };
}

export function boundSection(all: readonly WholeFigures[], machine: MachineFigures): Section {
  const bounds = all.map((figures) => boundOf(figures, machine));
  const gigabytes = (words: number) => `${digits((words * BYTES_PER_AND) / 1e9)} GB/s`;
  return {
    title: 'How near to what this machine can do',
    lines: [
      ...table(
        ['this machine, one thread, in this run', 'a second', 'bytes moved'],
        [
          [
            'AND of 32 bits, sets in the nearest cache',
            rate(machine.nearWords),
            gigabytes(machine.nearWords),
          ],
          [
            'AND of 32 bits, 192 MB from memory',
            rate(machine.farWords),
            gigabytes(machine.farWords),
          ],
          ['multiply and add, 32-bit integers in the cache', rate(machine.multiplyAdds), '-'],
          ['rows of a ranking, made and kept', rate(machine.rows), '-'],
        ],
      ),
      '',
      ...table(
        ['board', 'sets', 'scores', 'rows', 'bound', 'share reached', 'sets, if from memory'],
        bounds.map((bound) => [
          bound.board,
          ms(bound.sets),
          ms(bound.scores),
          ms(bound.rows),
          ms(bound.total),
          percent(bound.share),
          ms(bound.memory),
        ]),
      ),
      '',
      'sets: for each need at least four ANDs of bit sets over all offers (category with label, State, support,',
      'language, mode), one more each where it names topics or refuses arrangements; words ANDed / ANDs a second.',
      `scores: eligible pairs x ${OPERATIONS} simple operations (bound.ts counts them) / multiply-adds a second.`,
      'rows: the rows of the rankings / rows a second. bound: the three one after another, on one thread.',
      'share reached: bound / best time. The bound is computing, not memory: all sets together take',
      `${digits(Math.max(...all.map(({ work }) => work.bytes)) / 1e6)} MB at most and stay in the caches; the last column is what they would need from memory.`,
    ],
    figures: { machine, bounds },
  };
}

const rate = (perSecond: number) => `${digits(perSecond / 1e6)} M`;
