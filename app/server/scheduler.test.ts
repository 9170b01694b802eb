import { desc, eq } from 'drizzle-orm';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notifications, outbox } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { suggestions } from '#db/schema/suggestions';
import { testDatabase } from '../../tests/database';
import {
  NOW,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
} from '../../tests/factories';
import { parseEnv } from './env.server';
import type { Mail, Mailer } from './mailer.server';
import { doWhatIsDue, startScheduler } from './scheduler.server';

const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
const log = pino({ level: 'silent' });
const site = { origin: 'https://commons.example', secret: 'a secret of the tests' };

function mailbox(): Mailer & { mails: Mail[] } {
  const mails: Mail[] = [];
  return {
    mails,
    send: (mail) => {
      mails.push(mail);
      return Promise.resolve();
    },
    close: () => {},
  };
}
const run = (db: Db, now: Date, mailer: Mailer | null = mailbox()) =>
  doWhatIsDue({ db, now, mailer, site, log });
const told = (db: Db, kind: string) =>
  db.select().from(notifications).where(eq(notifications.kind, kind)).all();
const lastAudit = (db: Db) => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
/** All that due work writes. */
const everything = (db: Db) =>
  JSON.stringify([
    db.select().from(introductions).all(),
    db.select().from(needs).all(),
    db.select().from(offers).all(),
    db.select().from(suggestions).all(),
    db.select().from(notifications).all(),
    db.select().from(outbox).all(),
    db.select().from(auditLog).all(),
  ]);

describe('due work', () => {
  it('reminds a provider once of an introduction that waits for two weeks', async () => {
    const db = testDatabase();
    makeFocalPoint(db, 'SEN');
    const provider = makeMember(db, 'provider');
    const offer = makeOffer(db, { organisationId: provider.organisationId });
    const pair = { offerId: offer.id, providerId: provider.organisationId };
    const { id } = makeIntroduction(db, { ...pair, needId: makeNeed(db).id });
    makeIntroduction(db, { ...pair, needId: makeNeed(db).id, status: 'accepted' });
    expect((await run(db, days(13.9)))['introductionsReminded']).toBe(0);
    expect((await run(db, days(14)))['introductionsReminded']).toBe(1);
    expect((await run(db, days(15)))['introductionsReminded']).toBe(0);
    expect(told(db, 'introduction-reminder')).toMatchObject([
      { personId: provider.personId, subjectType: 'introduction', subjectId: id },
    ]);
    expect(lastAudit(db)).toMatchObject({
      action: 'introduction.remind',
      subjectId: id,
      state: 'SEN',
      personId: null,
    });
  });

  it('warns a State 30 days before a need expires, once, and expires it on the day', async () => {
    const db = testDatabase();
    const focal = makeFocalPoint(db, 'SEN');
    const { id } = makeNeed(db, { reviewOn: '2027-03-01', version: 4 });
    makeNeed(db, { status: 'met', reviewOn: '2027-03-01' });
    await run(db, new Date('2027-01-29T23:00:00Z'));
    expect(told(db, 'need-expiring')).toEqual([]);
    for (const day of ['2027-01-30', '2027-01-31', '2027-02-28']) {
      await run(db, new Date(`${day}T01:00:00Z`));
    }
    expect(told(db, 'need-expiring')).toMatchObject([{ personId: focal.personId, subjectId: id }]);
    await run(db, new Date('2027-03-01T00:00:00Z'));
    await run(db, new Date('2027-03-01T00:01:00Z'));
    const row = db.select().from(needs).where(eq(needs.id, id)).get();
    expect(row).toMatchObject({ status: 'expired', version: 5 });
    expect(told(db, 'need-expired')).toHaveLength(1);
    expect(lastAudit(db)).toMatchObject({
      action: 'need.expire',
      subjectId: id,
      state: 'SEN',
      before: '{"status":"open","version":4,"reviewOn":"2027-03-01"}',
      after: '{"status":"expired","version":5,"reviewOn":"2027-03-01"}',
    });
    // Reviewed, it is warned of again a year later.
    db.update(needs).set({ status: 'open', reviewOn: '2028-03-01' }).where(eq(needs.id, id)).run();
    await run(db, new Date('2028-02-10T00:00:00Z'));
    expect(told(db, 'need-expiring')).toHaveLength(2);
  });

  it('tells a provider of an unconfirmed offer, once for each time', async () => {
    const db = testDatabase();
    const provider = makeMember(db, 'provider');
    const { id } = makeOffer(db, {
      organisationId: provider.organisationId,
      confirmedOn: '2027-01-10',
    });
    makeOffer(db, { organisationId: provider.organisationId, status: 'closed' });
    await run(db, new Date('2027-07-12T00:00:00Z'));
    expect(told(db, 'offer-unconfirmed')).toEqual([]);
    await run(db, new Date('2027-07-13T00:00:00Z'));
    await run(db, new Date('2027-07-14T00:00:00Z'));
    expect(told(db, 'offer-unconfirmed')).toMatchObject([{ subjectId: id }]);
    db.update(offers).set({ confirmedOn: '2027-07-15' }).where(eq(offers.id, id)).run();
    await run(db, new Date('2027-07-16T00:00:00Z'));
    expect(told(db, 'offer-unconfirmed')).toHaveLength(1);
    await run(db, new Date('2028-03-01T00:00:00Z'));
    expect(told(db, 'offer-unconfirmed')).toHaveLength(2);
  });

  it('lets suggestions lapse that are old, or whose need or offer has left', async () => {
    const db = testDatabase();
    const suggest = (id: string, needId: string, offerId: string) =>
      db.insert(suggestions).values({ id, needId, offerId, createdAt: NOW.toISOString() }).run();
    suggest('kept', makeNeed(db).id, makeOffer(db).id);
    suggest('agreed', makeNeed(db, { status: 'in-agreement' }).id, makeOffer(db).id);
    suggest('no need', makeNeed(db, { status: 'withdrawn' }).id, makeOffer(db).id);
    suggest('no offer', makeNeed(db).id, makeOffer(db, { status: 'closed' }).id);
    const lapsed = () =>
      db
        .select()
        .from(suggestions)
        .where(eq(suggestions.status, 'lapsed'))
        .all()
        .map(({ id }) => id)
        .sort();
    expect((await run(db, days(89)))['suggestionsLapsed']).toBe(2);
    expect(lapsed()).toEqual(['no need', 'no offer']);
    expect((await run(db, days(90)))['suggestionsLapsed']).toBe(2);
    expect(lapsed()).toHaveLength(4);
    expect(lastAudit(db)).toMatchObject({ action: 'suggestion.lapse', state: 'SEN' });
  });

  it('does nothing the second time', async () => {
    const db = testDatabase();
    makeFocalPoint(db, 'SEN');
    const provider = makeMember(db, 'provider');
    const offer = makeOffer(db, {
      organisationId: provider.organisationId,
      confirmedOn: '2026-01-01',
    });
    makeNeed(db, { reviewOn: '2027-01-01' });
    makeNeed(db, { reviewOn: '2027-03-01' });
    makeIntroduction(db, {
      needId: makeNeed(db).id,
      offerId: offer.id,
      providerId: provider.organisationId,
    });
    const box = mailbox();
    const now = days(20);
    const done = await run(db, now, box);
    expect(done).toMatchObject({
      introductionsReminded: 1,
      needsExpired: 1,
      needsWarned: 1,
      offersWarned: 1,
      completions: 0,
      followUpsAsked: 0,
      mails: 4,
    });
    const after = everything(db);
    expect(Object.values(await run(db, now, box)).every((rows) => rows === 0)).toBe(true);
    expect(everything(db)).toBe(after);
    expect(box.mails).toHaveLength(4);
  });

  it('goes on when a job fails, and says which', async () => {
    const db = testDatabase();
    makeFocalPoint(db, 'SEN');
    makeNeed(db, { reviewOn: '2027-01-01' });
    db.$client.exec('drop table suggestions');
    expect(await run(db, NOW)).toMatchObject({
      needsExpired: 1,
      suggestionsLapsed: null,
      mails: 1,
    });
  });

  it('lets mails wait where no mail can be sent', async () => {
    const db = testDatabase();
    makeFocalPoint(db, 'SEN');
    makeNeed(db, { reviewOn: '2027-01-01' });
    expect(await run(db, NOW, null)).toMatchObject({ needsExpired: 1, mails: 0 });
    expect(db.select().from(outbox).all()).toMatchObject([{ attempts: 0, sentAt: null }]);
    expect((await run(db, days(1)))['mails']).toBe(1);
  });
});

describe('the scheduler', () => {
  const env = (seconds: string) =>
    parseEnv({ NODE_ENV: 'test', CAPACITY_COMMONS_MODE: 'demo', SCHEDULER_SECONDS: seconds });

  it('looks for due work until it is stopped', async () => {
    const db = testDatabase();
    makeFocalPoint(db, 'SEN');
    const { id } = makeNeed(db, { reviewOn: '2026-01-01' });
    const scheduler = startScheduler({ db, env: env('1'), mailer: mailbox(), log });
    const status = () => db.select().from(needs).where(eq(needs.id, id)).get()?.status;
    await expect.poll(status, { timeout: 5000 }).toBe('expired');
    await scheduler.stop();
    const after = everything(db);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(everything(db)).toBe(after);
  });

  it('can be left out', async () => {
    const db = testDatabase();
    const { id } = makeNeed(db, { reviewOn: '2026-01-01' });
    const scheduler = startScheduler({ db, env: env('0'), mailer: mailbox(), log });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(db.select().from(needs).where(eq(needs.id, id)).get()?.status).toBe('open');
    await scheduler.stop();
  });
});
