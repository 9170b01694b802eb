import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { introductions } from '#db/schema/introductions';
import { readings } from '#db/schema/readings';
import { findMatch } from '~/features/introductions/queries/match.server';
import { findSuggestForm } from '~/features/introductions/queries/suggestions.server';
import { findCandidates, findDemand } from '~/features/matches/queries.server';
import type { Actor } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makePerson,
} from '../../../tests/factories';
import { openNeed } from './queries.server';
import { findLastReadings, findReadings, recordReading } from './readings.server';

const db = testDatabase();
const owner = makeFocalPoint(db, 'SEN');
const colleague = actorFor(db, makePerson(db, { organisationId: owner.organisationId }).id);
const otherState = makeFocalPoint(db, 'GHA');
const coordinator = makeMember(db, 'coordinator');
const provider = makeMember(db, 'provider');
const administrator = makeMember(db, 'administrator');
const TOMORROW = new Date('2027-01-16T09:00:00Z');
const amber = { labelSummary: 'AMBER', labelDetails: 'AMBER' } as const;
const who = (actor: Actor, now = NOW) => ({ db, actor, now, locale: 'en' as const });
const rowsOf = (needId: string) =>
  db
    .select()
    .from(readings)
    .where(eq(readings.needId, needId))
    .all()
    .map(({ personId, organisationId, day }) => [personId, organisationId, day]);

describe('a reading of AMBER or stricter by another organisation', () => {
  it('is noted once a person, need and day', () => {
    const need = makeNeed(db, amber);
    const line = (day: string) => [coordinator.personId, coordinator.organisationId, day];
    openNeed(who(coordinator), need.id);
    openNeed(who(coordinator), need.id);
    findCandidates(who(coordinator), need.id, 1);
    expect(rowsOf(need.id)).toEqual([line('2027-01-15')]);
    openNeed(who(coordinator, new Date('2027-01-16T00:00:00Z')), need.id);
    expect(rowsOf(need.id)).toEqual([line('2027-01-15'), line('2027-01-16')]);
  });

  it('is noted on the need, the candidates, the demand, the match and the form of a suggestion', () => {
    const offer = makeOffer(db, {
      organisationId: provider.organisationId,
      handlingAccepted: true,
    });
    const fresh = () => {
      const need = makeNeed(db, amber);
      const match = makeIntroduction(db, {
        needId: need.id,
        offerId: offer.id,
        providerId: provider.organisationId,
      });
      return { need, match };
    };
    const calls: [Actor, (ids: ReturnType<typeof fresh>) => unknown][] = [
      [coordinator, ({ need }) => openNeed(who(coordinator), need.id)],
      [coordinator, ({ need }) => findCandidates(who(coordinator), need.id, 1)],
      [coordinator, ({ need }) => findSuggestForm(who(coordinator), need.id, offer.id)],
      [provider, ({ match }) => findMatch(who(provider), match.id)],
      // A board is kept for a day: the next one holds what the factories made, which leave no audit row.
      [provider, () => findDemand(who(provider, TOMORROW), offer.id, 1)],
    ];
    for (const [actor, call] of calls) {
      const made = fresh();
      expect(call(made)).not.toBeNull();
      const personId = actor.kind === 'member' ? actor.personId : '';
      expect(rowsOf(made.need.id).map(([person]) => person)).toEqual([personId]);
    }
  });

  it('is not noted of the State itself, of what is public, nor of who was shown nothing', () => {
    const need = makeNeed(db, amber);
    for (const actor of [owner, colleague, visitor, otherState, provider, administrator]) {
      openNeed(who(actor), need.id);
      findCandidates(who(actor), need.id, 1);
    }
    expect(rowsOf(need.id)).toEqual([]);
    const open = makeNeed(db, { labelSummary: 'CLEAR', labelDetails: 'GREEN' });
    openNeed(who(coordinator), open.id);
    openNeed(who(visitor), open.id);
    expect(rowsOf(open.id)).toEqual([]);
    // Only the public summary is shown: the details' label covers what was not read.
    const half = makeNeed(db, { labelSummary: 'CLEAR', labelDetails: 'AMBER+STRICT' });
    expect(openNeed(who(coordinator), half.id)?.access).toBe('summary');
    expect(rowsOf(half.id)).toEqual([]);
  });

  it('is noted of a provider under AMBER+STRICT once it has accepted', () => {
    const offer = makeOffer(db, { organisationId: provider.organisationId });
    const need = makeNeed(db, { labelSummary: 'AMBER', labelDetails: 'AMBER+STRICT' });
    const match = makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: provider.organisationId,
      status: 'declined',
    });
    findMatch(who(provider), match.id);
    expect(rowsOf(need.id)).toEqual([]);
    db.update(introductions)
      .set({ status: 'accepted' })
      .where(eq(introductions.id, match.id))
      .run();
    findMatch(who(provider), match.id);
    expect(rowsOf(need.id)).toHaveLength(1);
  });
});

describe('who sees the log of readings', () => {
  it('is the State’s own people: organisation, person and day', () => {
    const need = makeNeed(db, amber);
    recordReading(db, coordinator, { ...need, label: 'AMBER' }, NOW);
    for (const actor of [owner, colleague]) {
      expect(findReadings(who(actor), need.id, 1)).toMatchObject({
        total: 1,
        readers: 1,
        rest: 0,
        rows: [
          {
            day: '2027-01-15',
            organisation: coordinator.organisationName,
            person: coordinator.name,
          },
        ],
      });
      expect(openNeed(who(actor), need.id)?.readings?.total).toBe(1);
    }
    for (const actor of [visitor, otherState, coordinator, provider, administrator]) {
      expect(findReadings(who(actor), need.id, 1)).toBeNull();
      expect(findLastReadings(who(actor), { ...need, label: 'AMBER' })).toBeNull();
    }
    expect(openNeed(who(coordinator), need.id)?.readings).toBeNull();
    expect(findReadings(who(owner), 'none', 1)).toBeNull();
  });

  it('is in pages', () => {
    const need = makeNeed(db, amber);
    for (let day = 0; day < 60; day += 1) {
      const now = new Date(NOW.getTime() + day * 86_400_000);
      recordReading(db, coordinator, { ...need, label: 'AMBER' }, now);
    }
    const [first, second] = [1, 2].map((page) => findReadings(who(owner), need.id, page));
    expect(first?.rows[0]?.day).toBe('2027-03-15');
    expect([first?.rows.length, first?.rest]).toEqual([50, 10]);
    expect([second?.rows.length, second?.rest]).toEqual([10, 0]);
  });
});
