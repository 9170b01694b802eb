import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { notifications } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { suggestions } from '#db/schema/suggestions';
import { listSuggestions } from '~/features/introductions/queries/suggestions.server';
import { type Member } from '~/server/actor';
import {
  NOW,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
} from '../../../tests/factories';
import { testMatcher } from '../../../tests/matcher';
import { publishRound } from './mutations/publish.server';
import { findPublishing } from './queries/publish.server';
import { roundWorld, served } from '../../../tests/rounds';

const matcher = testMatcher();
const world = () => roundWorld(matcher);
const audited = (db: Db, id: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectType, 'round'), eq(auditLog.subjectId, id)))
    .all();
const actions = (db: Db, id: string) => audited(db, id).map(({ action }) => action);

describe('a published round', () => {
  const suggested = (db: Db) => db.select().from(suggestions).all();

  it('suggests each pair to its State, once, and tells its focal points', async () => {
    const { db, make, run, who, confirm, row, coordinator } = world();
    const { need, offer } = served(db);
    const state = makeFocalPoint(db, 'SEN');
    const id = make();
    expect(findPublishing(who(), id)).toBeNull();
    await run(id);
    expect(findPublishing(who(), id)).toMatchObject({ pairs: 1, states: 1, leftOut: 0 });
    const input = confirm(id);
    expect(publishRound(who(), id, input, '/')).toMatchObject({ ok: true });
    expect(publishRound(who(), id, input, '/')).toMatchObject({ ok: true });
    expect(publishRound(who(), id, confirm(id), '/')).toBeNull();
    expect(row(id)).toMatchObject({ status: 'published', publishedAt: NOW.toISOString() });
    expect(suggested(db)).toMatchObject([
      {
        needId: need.id,
        offerId: offer.id,
        roundId: id,
        status: 'open',
        suggestedBy: coordinator.personId,
      },
    ]);
    expect(db.select().from(notifications).all()).toMatchObject([
      { personId: state.personId, kind: 'suggestion-received' },
    ]);
    expect(actions(db, id).at(-1)).toBe('round.publish');
    expect(listSuggestions(who(state))).toMatchObject([{ fromRound: true, mayAnswer: true }]);
  });

  it('leaves out what is no longer open, and tells how many', async () => {
    const { db, make, run, who, confirm } = world();
    const { offer } = served(db);
    const id = make();
    await run(id);
    db.update(offers).set({ status: 'paused' }).where(eq(offers.id, offer.id)).run();
    expect(findPublishing(who(), id)).toMatchObject({ pairs: 0, states: 0, leftOut: 1 });
    publishRound(who(), id, confirm(id), '/');
    expect(suggested(db)).toEqual([]);
  });

  it('leaves out a pair that its State has taken up, and tells nobody', async () => {
    const { db, make, run, who, confirm } = world();
    const { need, offer } = served(db);
    const id = make();
    await run(id);
    const before = findPublishing(who(), id);
    makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      status: 'introduced',
    });
    expect(findPublishing(who(), id)).toEqual(before);
    publishRound(who(), id, confirm(id), '/');
    expect(suggested(db)).toEqual([]);
  });

  it('leaves out what the coordinator’s own organisation offers', async () => {
    const { db, make, run, who, coordinator } = world();
    const offer = makeOffer(db, { organisationId: coordinator.organisationId });
    makeNeed(db);
    const id = make();
    await run(id);
    expect(findPublishing(who(), id)).toMatchObject({ pairs: 0, leftOut: 1 });
    const other = makeMember(db, 'coordinator') satisfies Member;
    expect(findPublishing({ ...who(), actor: other }, id)).toMatchObject({ pairs: 1 });
    expect(offer.status).toBe('open');
  });

  it('is refused to a stale form', async () => {
    const { db, make, run, who, confirm } = world();
    served(db);
    const id = make();
    await run(id);
    expect(publishRound(who(), id, { ...confirm(id), version: 1 }, '/')).toMatchObject({
      status: 409,
    });
    expect(suggested(db)).toEqual([]);
  });
});
