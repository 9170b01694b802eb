import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.server';
import type { RoundRow } from '#db/schema/coordination';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { suggestions } from '#db/schema/suggestions';
import { LIVE } from '~/features/introductions/life-cycle';
import { canSuggest } from '~/features/introductions/policy';
import { statusOn } from '~/features/needs/rules';
import type { Result } from '~/matching/match';
import type { Actor } from '~/server/actor';
import { type Who, findConfirm, findRow } from '../queries.server';
import { loadRun, toldOf } from './run.server';

interface Pair {
  needId: string;
  offerId: string;
  state: string;
}

/**
 * The allocated pairs that can be suggested as things stand (`open`), and those of them that are (`fresh`): a pair
 * that its State has taken up is not suggested to it again, but no coordinator is told which.
 */
export function publishablePairs(
  db: Db | Tx,
  actor: Actor,
  { result }: RoundRow,
  now: Date,
): { open: Pair[]; fresh: Pair[] } {
  const today = now.toISOString().slice(0, 10);
  const { allocation } = JSON.parse(result ?? '{"allocation":[]}') as Pick<Result, 'allocation'>;
  const needRows = new Map(
    db
      .select()
      .from(needs)
      .where(eq(needs.status, 'open'))
      .all()
      .filter((need) => statusOn(need, today) === 'open')
      .map((need) => [need.id, need.state]),
  );
  const offerRows = db.select().from(offers).where(eq(offers.status, 'open')).all();
  const suggestible = new Set(
    offerRows.filter((offer) => canSuggest(actor, offer)).map(({ id }) => id),
  );
  const keyOf = ({ needId, offerId }: Omit<Pair, 'state'>) => `${needId} ${offerId}`;
  const waiting = new Set(
    db.select().from(suggestions).where(eq(suggestions.status, 'open')).all().map(keyOf),
  );
  const ids = allocation.map(({ need }) => need);
  const taken = new Set(
    db
      .select()
      .from(introductions)
      .where(and(inArray(introductions.needId, ids), inArray(introductions.status, LIVE)))
      .all()
      .map(keyOf),
  );
  const open = allocation.flatMap(({ need: needId, offer: offerId }): Pair[] => {
    const state = needRows.get(needId);
    if (state === undefined || !suggestible.has(offerId)) return [];
    return waiting.has(keyOf({ needId, offerId })) ? [] : [{ needId, offerId, state }];
  });
  return { open, fresh: open.filter((pair) => !taken.has(keyOf(pair))) };
}

/**
 * What publishing would do, as far as a coordinator may read the needs: how many pairs would be suggested to how
 * many States, and how many are left out. Null where the round cannot be published.
 */
export function findPublishing(who: Who, id: string) {
  const { db, actor, now } = who;
  const confirm = findConfirm(who, id, 'publish');
  const row = confirm && findRow(db, actor, id);
  const run = row && loadRun(db, row);
  if (!confirm || !row || !run) return null;
  const { told, heads } = toldOf(who, run);
  const open = publishablePairs(db, actor, row, now).open.filter(({ needId }) => heads.has(needId));
  return {
    ...confirm,
    pairs: open.length,
    states: new Set(open.map(({ state }) => state)).size,
    leftOut: told.result.allocation.length - open.length,
  };
}
