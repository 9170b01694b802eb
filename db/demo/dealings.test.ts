import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../app/features/audit/verify.server';
import { listWaiting } from '../../app/features/desk/queries.server';
import { findMatch } from '../../app/features/introductions/queries/match.server';
import { listSuggestions } from '../../app/features/introductions/queries/suggestions.server';
import type { Member } from '../../app/server/actor';
import { loadActor } from '../../app/server/actor.server';
import { testDatabase } from '../../tests/database';
import { activities } from '../schema/activities';
import { rounds } from '../schema/coordination';
import { introductions } from '../schema/introductions';
import { needs } from '../schema/needs';
import { outbox } from '../schema/notifications';
import { offers } from '../schema/offers';
import { indicatorReports } from '../schema/reports';
import { seedDemo } from '../seed';
import { seedDealings, seedRound } from './dealings';

async function demonstration(day: string) {
  const db = testDatabase();
  const now = new Date(`${day}T10:00:00Z`);
  seedDemo(db, now);
  seedDealings(db, now);
  await seedRound(db, now);
  const member = (id: string) => loadActor(db, id) as Member;
  return { db, now, member };
}

describe('the dealings of the demonstration', () => {
  it.each(['2026-11-21', '2027-05-30', '2027-11-20', '2028-02-29'])(
    'show every stage, under an audit log that is whole, on %s',
    async (day) => {
      const { db } = await demonstration(day);
      const stages = db.select().from(introductions).all();
      expect(stages.map(({ status }) => status).sort()).toEqual([
        'accepted',
        'accepted',
        'agreed',
        'completed',
        'introduced',
      ]);
      const reports = db.select().from(indicatorReports).all();
      expect(reports.map(({ status }) => status).sort()).toEqual([
        'confirmed',
        'confirmed',
        'confirmed',
        'disputed',
      ]);
      expect(db.select().from(rounds).all()).toMatchObject([{ status: 'published' }]);
      expect(verifyAudit(db).fault).toBeNull();
    },
  );

  it('are between the demonstration’s own accounts, and say that they are invented', async () => {
    const { db, now, member } = await demonstration('2026-11-21');
    const invented = (table: typeof needs | typeof offers) =>
      new Set(
        db
          .select()
          .from(table)
          .all()
          .filter(({ provenance }) => provenance?.invented)
          .map(({ id }) => id),
      );
    const [ofNeeds, ofOffers] = [invented(needs), invented(offers)];
    const actor = member('demo-focal-point');
    for (const { id, needId, offerId, providerId } of db.select().from(introductions).all()) {
      expect([ofNeeds.has(needId), ofOffers.has(offerId)]).toEqual([true, true]);
      expect(providerId).toBe('demo-academy');
      const match = findMatch({ db, actor, now, locale: 'en' }, id);
      expect(match).toMatchObject({
        state: { iso3: 'SEN' },
        need: { provenance: { invented: true } },
      });
    }
    const untold = db
      .select()
      .from(activities)
      .all()
      .filter(({ provenance }) => !provenance);
    expect(untold).toEqual([]);
    expect(db.select().from(outbox).all()).toEqual([]);
  });

  it('leave something to do on each desk', async () => {
    const { db, now, member } = await demonstration('2026-11-21');
    const waiting = (id: string) => {
      const today = now.toISOString().slice(0, 10);
      const { items } = listWaiting({ db, actor: member(id), locale: 'en', today });
      return items.map(({ kind, turn }) => `${kind} ${turn}`);
    };
    expect(waiting('demo-focal-point')).toEqual(
      expect.arrayContaining([
        'terms-propose you',
        'terms-answer you',
        'suggestion-answer you',
        'introduction-waits provider',
      ]),
    );
    expect(waiting('demo-provider')).toContain('introduction-answer you');
    expect(waiting('demo-coordinator')).toEqual(['queue you']);
    const actor = member('demo-focal-point');
    const told = listSuggestions({ db, actor, now, locale: 'en' });
    expect(told.map(({ fromRound }) => fromRound).sort()).toEqual([false, true]);
  });
});
