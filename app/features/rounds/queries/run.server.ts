import { and, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { RoundRow } from '#db/schema/coordination';
import type { Label } from '#db/schema/enums';
import { needs } from '#db/schema/needs';
import type { Provenance } from '#db/schema/types';
import { preparedBoard } from '~/features/matches/queries/snapshot-board.server';
import { readableDetails } from '~/features/needs/visibility.server';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import type { Board } from '~/matching/board';
import { orderOf } from '~/matching/evaluate';
import type { Result } from '~/matching/match';
import type { Prepared } from '~/matching/prepare';
import type { Who } from '../queries.server';
import { toldRun } from '../told-run';

/** What any coordinator reads. What one of them reads besides, for their own State, is not coordination. */
const COORDINATOR_LABELS: readonly Label[] = ['CLEAR', 'GREEN', 'AMBER'];

/** A kept round, ready for questions. Nothing of it is shown as it is. */
export interface KeptRun {
  board: Board;
  result: Result;
  prepared: Prepared;
  rankOf: (needId: string, offerId: string) => RankOf;
}

/** An offer's place in a need's order, from 1, out of how many; 0 where it is not there. */
interface RankOf {
  rank: number;
  of: number;
}

/** Two to compare, and one more. */
const MOST_KEPT = 3;
const kept = new WeakMap<Db, Map<string, KeptRun>>();

/** Reads a round's board and result, which are kept for the next page. Null where it has no result. */
export function loadRun(db: Db, { id, board: text, result, resultHash }: RoundRow): KeptRun | null {
  if (text === null || result === null) return null;
  const runs = kept.get(db) ?? new Map<string, KeptRun>();
  kept.set(db, runs);
  const key = `${id} ${resultHash}`;
  const run = runs.get(key) ?? readRun(text, result);
  runs.delete(key);
  runs.set(key, run);
  for (const oldest of runs.keys()) if (runs.size > MOST_KEPT) runs.delete(oldest);
  return run;
}

function readRun(text: string, resultText: string): KeptRun {
  const board = JSON.parse(text) as Board;
  const prepared = preparedBoard(board);
  const known = new Map<string, RankOf>();
  const rankOf = (needId: string, offerId: string): RankOf => {
    const key = `${needId} ${offerId}`;
    const found = known.get(key);
    if (found) return found;
    const need = prepared.needById.get(needId);
    const order = need ? orderOf(need, prepared) : [];
    const rank = 1 + order.findIndex(({ offer }) => offer.row.id === offerId);
    const place = { rank, of: order.length };
    known.set(key, place);
    return place;
  };
  return { board, result: JSON.parse(resultText) as Result, prepared, rankOf };
}

/** A need's head for a coordinator who may read its details today. */
export interface ToldNeed {
  id: string;
  title: string;
  language: string;
  state: string;
  iso3: string;
  category: string;
  label: Label;
  provenance: Provenance | null;
}

/** The run as a coordinator may be told of it today, the heads of its needs, and those that are left out. */
export function toldOf({ db, actor, locale }: Who, run: KeptRun) {
  const names = namesIn(locale);
  const onBoard = new Set(run.board.needs.map(({ id }) => id));
  const heads = new Map(
    db
      .select()
      .from(needs)
      .where(and(inArray(needs.labelDetails, [...COORDINATOR_LABELS]), readableDetails(db, actor)))
      .all()
      .filter(({ id, status }) => onBoard.has(id) && status !== 'withdrawn')
      .map((row): [string, ToldNeed] => {
        const { id, state, category, labelDetails: label } = row;
        const said = textIn(locale, { text: row.title, language: row.language, texts: row.titles });
        return [
          id,
          {
            id,
            title: said.text,
            language: said.language,
            state: names.state(state),
            iso3: state,
            category: names.category(category ?? ''),
            label,
            provenance: row.provenance,
          },
        ];
      }),
  );
  const allocated = new Set(run.result.allocation.map(({ need }) => need));
  const told = toldRun(run, new Set(heads.keys()));
  const hidden = run.board.needs
    .filter(({ id }) => !heads.has(id))
    .map(({ id, state }) => ({ state, isAllocated: allocated.has(id) }));
  return { told, heads, hidden };
}
