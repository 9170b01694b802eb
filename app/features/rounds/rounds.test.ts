import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { rounds } from '#db/schema/coordination';
import { type Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import { NOW, makeFocalPoint, makeMember } from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { createRound, deleteRound, updateRound } from './mutations/draft.server';
import { publishRound } from './mutations/publish.server';
import { cancelRound, endOfRun, failInterrupted, startRound } from './mutations/run.server';
import { canRound } from './policy';
import { findConfirm, findRound, findRoundForm, listRounds } from './queries.server';
import { comparable, findComparison } from './queries/compare.server';
import { findPublishing } from './queries/publish.server';
import { replayRound } from './queries/replay.server';
import { findResult, findWhy } from './queries/result.server';
import { inputOf, roundWorld, served } from '../../../tests/rounds';

const matcher = testMatcher();
const world = () => roundWorld(matcher);
const audited = (db: Db, id: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectType, 'round'), eq(auditLog.subjectId, id)))
    .all();
const actions = (db: Db, id: string) => audited(db, id).map(({ action }) => action);

describe('who has to do with rounds', () => {
  it('is coordinators of verified organisations, and nobody else', async () => {
    const { db, coordinator, make, run, who, confirm, running, row } = world();
    const { need } = served(db);
    const id = make();
    await run(id);
    const draft = make();
    const others: Actor[] = [
      visitor,
      makeFocalPoint(db),
      makeMember(db, 'provider'),
      makeMember(db, 'administrator'),
      makeMember(db, 'coordinator', { verifiedAt: null }),
    ];
    const reads = (actor: Actor) => {
      const asked = { ...who(), actor };
      return [
        listRounds(asked),
        findRound(asked, id),
        findRoundForm(asked, null),
        findRoundForm(asked, draft),
        findConfirm(asked, draft, 'delete'),
        findResult(asked, id, 'pairs', 1),
        findWhy(asked, id, need.id, null),
        findComparison(asked, id, id, 1),
        findPublishing(asked, id),
      ];
    };
    expect(canRound(coordinator)).toBe(true);
    expect(reads(coordinator)).not.toContain(null);
    for (const actor of others) {
      expect(canRound(actor)).toBe(false);
      expect(reads(actor).every((read) => read === null)).toBe(true);
      expect(comparable({ ...who(), actor }, id)).toEqual([]);
      if (actor.kind === 'visitor') continue;
      expect(createRound(who(actor), inputOf(), () => '/')).toBeNull();
      expect(updateRound(who(actor), draft, inputOf({ version: '1' }), '/')).toBeNull();
      expect(deleteRound(who(actor), draft, confirm(draft), '/')).toBeNull();
      expect(startRound(running(actor), draft, confirm(draft), '/')).toBeNull();
      expect(cancelRound(who(actor), draft, confirm(draft), '/')).toBeNull();
      expect(publishRound(who(actor), id, confirm(id), '/')).toBeNull();
    }
    expect(row(draft)).toMatchObject({ status: 'draft', version: 1 });
    expect(actions(db, draft)).toEqual(['round.create']);
  });
});

describe('a draft', () => {
  it('is made once, and leaves an audit row', () => {
    const { db, who, coordinator } = world();
    const input = inputOf({ of: ['SEN', 'LDC'], absorption: { SEN: '3', GHA: undefined } });
    const first = createRound(who(), input, (id) => id);
    expect(createRound(who(), input, (id) => id)).toEqual(first);
    const [row, ...more] = db.select().from(rounds).all();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      name: 'A round',
      status: 'draft',
      asOf: '2027-01-15',
      createdBy: coordinator.personId,
      settings: { of: ['SEN', 'LDC'], absorption: { SEN: 3 }, staleAfterDays: 183 },
    });
    expect(audited(db, row?.id ?? '')).toMatchObject([{ action: 'round.create' }]);
  });

  it('names what is wrong', () => {
    const { who } = world();
    expect(() => inputOf({ absorption: { XXX: '1' } })).toThrow();
    expect(() => inputOf({ weights: { P1: '101' } })).toThrow();
    const sent = createRound(who(), inputOf({ asOf: '2031-01-01', offerIds: ['x'] }), (id) => id);
    expect(sent).toMatchObject({ ok: false, status: 422 });
    expect(sent && !sent.ok && Object.keys(sent.errors)).toEqual(['asOf', 'offerIds']);
  });

  it('is changed, and a stale change is refused', () => {
    const { db, who, make, row } = world();
    const id = make();
    const change = (name: string) =>
      updateRound(who(), id, inputOf({ version: '1', name, categories: ['legal'] }), '/');
    expect(change('First')).toEqual({ ok: true, location: '/' });
    expect(row(id)).toMatchObject({ name: 'First', version: 2 });
    expect(change('Second')).toMatchObject({ ok: false, status: 409 });
    expect(row(id)).toMatchObject({ name: 'First', version: 2 });
    expect(actions(db, id)).toEqual(['round.create', 'round.update']);
  });

  it('is deleted, not by a stale form', () => {
    const { db, who, make, confirm } = world();
    const id = make();
    expect(deleteRound(who(), id, { ...confirm(id), version: 9 }, '/')).toMatchObject({
      status: 409,
    });
    expect(deleteRound(who(), id, confirm(id), '/')).toMatchObject({ ok: true });
    expect(db.select().from(rounds).all()).toEqual([]);
    expect(actions(db, id)).toEqual(['round.create', 'round.delete']);
  });
});

describe('a run', () => {
  it('keeps board and result with their hashes, and can be repeated byte for byte', async () => {
    const { db, make, run, who, confirm, running } = world();
    const { need, offer } = served(db);
    const id = make();
    const row = await run(id);
    expect(row).toMatchObject({ status: 'done', progress: 100, version: 3, fault: null });
    expect(JSON.parse(row.result ?? '')).toMatchObject({
      allocation: [{ need: need.id, offer: offer.id }],
    });
    expect(actions(db, id)).toEqual(['round.create', 'round.run', 'round.finish']);
    const kept = audited(db, id).map(({ before, after }) => `${before}${after}`);
    expect(kept.join()).not.toContain(need.id);
    expect(replayRound(db, id)).toMatchObject({ kind: 'same', resultHash: row.resultHash });
    // What has run is neither changed nor run nor deleted.
    expect(updateRound(who(), id, inputOf({ version: '3' }), '/')).toBeNull();
    expect(deleteRound(who(), id, confirm(id), '/')).toBeNull();
    expect(startRound(running(), id, confirm(id), '/')).toBeNull();
  });

  it('of nothing is refused', () => {
    const { make, confirm, running, row } = world();
    const id = make();
    expect(startRound(running(), id, confirm(id), '/')).toMatchObject({ status: 422 });
    expect(row(id).status).toBe('draft');
  });

  it('is cancelled, keeps nothing, and can begin again', async () => {
    const { db, make, run, who, confirm, running, row } = world();
    served(db);
    const id = make();
    startRound(running(), id, confirm(id), '/');
    expect(row(id).status).toBe('running');
    expect(cancelRound(who(), id, confirm(id), '/')).toMatchObject({ ok: true });
    await endOfRun(db, id);
    expect(row(id)).toMatchObject({ status: 'cancelled', result: null });
    expect(actions(db, id)).toEqual(['round.create', 'round.run', 'round.cancel']);
    expect(cancelRound(who(), id, confirm(id), '/')).toBeNull();
    expect((await run(id)).status).toBe('done');
  });

  it('that breaks has failed with a code and no more', async () => {
    const { db, make, confirm, running, row } = world();
    served(db);
    const id = make();
    const broken = {
      ...matcher,
      run: () => Promise.reject(new Error('at secret.ts:1')),
    };
    startRound({ ...running(), matcher: broken }, id, confirm(id), '/');
    await endOfRun(db, id);
    expect(row(id)).toMatchObject({ status: 'failed', fault: 'engine', result: null });
    expect(JSON.stringify(audited(db, id))).not.toContain('secret');
  });

  it('that the end of the server cut off has failed', () => {
    const { db, make, row } = world();
    const id = make();
    const startedAt = new Date(NOW.getTime() - 1000).toISOString();
    db.update(rounds).set({ status: 'running', startedAt }).where(eq(rounds.id, id)).run();
    expect(failInterrupted(db, new Date(NOW.getTime() - 5000), NOW)).toBe(0);
    expect(failInterrupted(db, NOW, NOW)).toBe(1);
    expect(failInterrupted(db, NOW, NOW)).toBe(0);
    expect(row(id)).toMatchObject({ status: 'failed', fault: 'interrupted' });
    expect(actions(db, id)).toEqual(['round.create', 'round.finish']);
  });
});

describe('what is not a round', () => {
  it('cannot be replayed', () => {
    expect(replayRound(testDatabase(), 'none')).toEqual({ kind: 'unknown' });
  });
});
