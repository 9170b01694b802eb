import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Db, writeTransaction } from '#db/client.server';
import { needs } from '#db/schema/needs';
import { stances } from '#db/schema/stances';
import { testDatabase } from '../../../tests/database';
import { NOW, makeNeed, makeOffer } from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { recordAudit } from '../audit/record.server';
import type { AuditAction, AuditSubject } from '../audit/actions';
import {
  type Asking,
  boardToldTo,
  currentBoard,
  currentMatching as matchingFor,
  matchingUnderWay as underWayFor,
} from './board.server';
import type { Matcher } from './runner/matcher.server';

const real = testMatcher();

const currentMatching = (asking: Asking) => matchingFor(asking, 'coordinator');
const matchingUnderWay = (asking: Asking, patience: AbortSignal) =>
  underWayFor(asking, 'coordinator', patience);

/** The real matcher, counting its runs. */
function counting() {
  const outcomes: Promise<string>[] = [];
  const matcher: Matcher = {
    ...real,
    run: (board, options) => {
      const run = real.run(board, options);
      outcomes.push(
        run.then(
          () => 'done',
          (error: Error) => error.name,
        ),
      );
      return run;
    },
  };
  return { matcher, outcomes };
}

function world() {
  const db = testDatabase();
  const need = makeNeed(db);
  const offer = makeOffer(db);
  const record = (action: AuditAction, type: AuditSubject) =>
    writeTransaction(db, (tx) =>
      recordAudit(tx, { actor: null, now: NOW, action, subject: { type, id: 'x' } }),
    );
  return { db, need, offer, record };
}
const asking = (db: Db, { matcher = real, now = NOW } = {}) => ({ db, now, matcher });

it('keeps a board and its matching until something changes', async () => {
  const { db, need, record } = world();
  const board = currentBoard(db, NOW);
  const first = await currentMatching(asking(db));
  expect(first.result.allocation.map((row) => row.need)).toEqual([need.id]);
  expect(first.prepared).toBe(board);
  expect(await currentMatching(asking(db))).toBe(first);

  const another = makeNeed(db);
  record('need.open', 'need');
  expect(currentBoard(db, NOW).needById.has(another.id)).toBe(true);
  const second = await currentMatching(asking(db));
  expect(second.prepared.needById.has(another.id)).toBe(true);
});

it('is not disturbed by what changes no row of it', async () => {
  const { db, record } = world();
  const first = await currentMatching(asking(db));
  record('person.sign-in', 'person');
  record('session.revoke', 'session');
  record('introduction.send', 'introduction');
  record('report.create', 'introduction');
  expect(currentBoard(db, NOW)).toBe(first.prepared);
  expect(await currentMatching(asking(db))).toBe(first);
});

it('is made anew each day', async () => {
  const { db } = world();
  const first = await currentMatching(asking(db));
  const tomorrow = await currentMatching(asking(db, { now: new Date('2027-01-16T00:00:00Z') }));
  expect(tomorrow).not.toBe(first);
  expect(tomorrow.result.asOf).toBe('2027-01-16');
});

it('is kept for each database by itself', async () => {
  const [one, other] = [world(), world()];
  const first = await currentMatching(asking(one.db));
  expect(await currentMatching(asking(other.db))).not.toBe(first);
  expect(await currentMatching(asking(one.db))).toBe(first);
});

it('says which offers each reading may know to be possible', async () => {
  const db = testDatabase();
  const offer = makeOffer(db, { arrangements: ['publicity'] });
  const need = makeNeed(db, { refuses: ['publicity'] });
  const { pairs } = await currentMatching(asking(db));
  expect(pairs.isServable(need.id, 'details')).toBe(false);
  expect(pairs.isServable(need.id, 'summary')).toBe(true);
  expect(pairs.isServable('no-such-need', 'summary')).toBe(false);
  expect(pairs.offersFor([{ id: need.id, reading: 'details' }])).toEqual(new Set());
  expect(pairs.offersFor([{ id: need.id, reading: 'summary' }])).toEqual(new Set([offer.id]));
});

it('runs once for all who ask for the same board', async () => {
  const { db } = world();
  const { matcher, outcomes } = counting();
  const asked = [1, 2, 3].map(() => currentMatching(asking(db, { matcher })));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(outcomes).toHaveLength(1);
});

it('gives up the run of an outdated board: whoever waits has the newer result', async () => {
  const { db, record } = world();
  const { matcher, outcomes } = counting();
  const before = currentMatching(asking(db, { matcher }));
  const another = makeNeed(db);
  record('need.open', 'need');
  const after = currentMatching(asking(db, { matcher }));
  expect(await before).toBe(await after);
  expect((await before).prepared.needById.has(another.id)).toBe(true);
  expect(await Promise.all(outcomes)).toEqual(['AbortError', 'done']);
});

it('tells how much is done to who has no patience, and nothing once it is there', async () => {
  const { db } = world();
  const impatient = AbortSignal.abort();
  expect(await matchingUnderWay(asking(db), impatient)).toBe(0);
  await currentMatching(asking(db));
  expect(await matchingUnderWay(asking(db), impatient)).toBeNull();
});

it('tells a failure to the next who asks, also when nobody waited, and then tries again', async () => {
  const { db, record } = world();
  // A row that got past every form: the engine refuses the board.
  const wrong = makeNeed(db, { languages: ['klingon'] });
  const { matcher, outcomes } = counting();
  expect(await matchingUnderWay(asking(db, { matcher }), new AbortController().signal)).toBeNull();
  for (const runs of [1, 2]) {
    const asked = currentMatching(asking(db, { matcher }));
    await expect(asked).rejects.toThrow(/languages\[0\]: found "klingon"/);
    expect(outcomes).toHaveLength(runs);
  }

  db.update(needs)
    .set({ languages: ['en'] })
    .where(eq(needs.id, wrong.id))
    .run();
  record('need.update', 'need');
  const { prepared } = await currentMatching(asking(db));
  expect(prepared.needById.has(wrong.id)).toBe(true);
});

it('runs for each reader who is told of other declines, and for nobody who has not asked', async () => {
  const { db, need, offer, record } = world();
  const other = makeNeed(db, { state: 'GHA' });
  const { matcher, outcomes } = counting();
  const [senegal, ghana] = [{ state: 'SEN' }, { state: 'GHA' }];
  const decline = (side: 'need' | 'offer', needId: string) => {
    db.insert(stances).values({ side, needId, offerId: offer.id, declined: true }).run();
    record('stance.set', side);
  };
  const all = await matchingFor(asking(db, { matcher }), 'coordinator');
  expect(await matchingFor(asking(db, { matcher }), senegal)).toBe(all);

  // What a provider declines is told to nobody: no board that anybody is shown has changed.
  decline('offer', other.id);
  for (const reader of ['coordinator', senegal, ghana] as const) {
    expect(await matchingFor(asking(db, { matcher }), reader)).toBe(all);
  }
  expect(outcomes).toHaveLength(1);
  expect(currentBoard(db, NOW).offerById.get(offer.id)?.declined).toEqual(new Set([other.id]));

  // What a State declines, to itself.
  decline('need', need.id);
  for (const reader of ['coordinator', ghana] as const) {
    expect(await matchingFor(asking(db, { matcher }), reader)).toBe(all);
  }
  expect(outcomes).toHaveLength(1);
  const own = await matchingFor(asking(db, { matcher }), senegal);
  expect(own.prepared).toBe(boardToldTo(db, NOW, senegal));
  expect(own.result.allocation.map((row) => row.need)).toEqual([other.id]);
  expect(outcomes).toHaveLength(2);
});

it('does not run again for a change that leaves the board as it was', async () => {
  const { db, need, record } = world();
  const first = await currentMatching(asking(db));
  db.update(needs).set({ title: 'Said in other words' }).where(eq(needs.id, need.id)).run();
  record('need.update', 'need');
  expect(await currentMatching(asking(db))).toBe(first);
});
