import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { queueReviews } from '#db/schema/coordination';
import type { Label, QueueKind } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { notifications } from '#db/schema/notifications';
import type { Actor, Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeActivity,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makePerson,
} from '../../../tests/factories';
import { askAbout, reviewItem } from './mutations.server';
import { findQueue, findQueueItem, queueLength } from './queries.server';
import { parseQueueFilter } from './schema';

const who = (db: Db, actor: Actor, now = NOW) => ({ db, actor, now, locale: 'en' as const });
const queue = (db: Db, actor: Actor, search: Record<string, string> = {}, now = NOW) =>
  findQueue(who(db, actor, now), parseQueueFilter(new URLSearchParams(search)), 1);
const found = (db: Db, actor: Actor, now = NOW) =>
  queue(db, actor, {}, now)?.items.map(({ kind, subject }) => `${kind} ${subject}`) ?? null;
const OLD = '2026-12-01T09:00:00.000Z';
/** Enough said to be matched well. */
const SAID = { stage: 'starting', refuses: ['publicity'], womenTarget: 30 } as const;

/** One item of each kind, and the people around it. */
function world(label: Label = 'AMBER') {
  const db = testDatabase();
  const coordinator = makeMember(db, 'coordinator');
  const focalPoint = makeFocalPoint(db, 'SEN');
  const provider = makeMember(db, 'provider');
  const labels = { labelSummary: label, labelDetails: label };
  const offer = makeOffer(db, {
    organisationId: provider.organisationId,
    handlingAccepted: true,
    confirmedOn: '2026-05-01',
  });
  const served = makeNeed(db, { ...labels, ...said() });
  const unserved = makeNeed(db, { ...labels, ...said(), category: 'legal' });
  const vague = makeNeed(db, { ...labels, evidenceInstrument: null, nationalPriority: null });
  const expiring = makeNeed(db, { ...labels, ...said(), reviewOn: '2027-02-01' });
  const match = makeIntroduction(db, {
    needId: served.id,
    offerId: offer.id,
    providerId: provider.organisationId,
    createdAt: OLD,
  });
  const pair = [1, 2].map(() => makeActivity(db, { label, createdAt: OLD }).id);
  const subjects: Record<QueueKind, string> = {
    'introduction-unanswered': match.id,
    'need-without-candidate': unserved.id,
    'offer-unconfirmed': offer.id,
    overlap: [...pair].sort().join(' '),
    'need-vague': vague.id,
    'need-expiring': expiring.id,
  };
  return { db, coordinator, focalPoint, provider, subjects, match };
}

function said(): Parameters<typeof makeNeed>[1] {
  return { ...SAID, refuses: [...SAID.refuses] };
}

const itemsOf = (subjects: Record<string, string>) =>
  Object.entries(subjects).map(([kind, subject]) => `${kind} ${subject}`);
const lastAudit = (db: Db) => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
const told = (db: Db) =>
  db
    .select()
    .from(notifications)
    .all()
    .map(({ kind, personId, subjectId }) => [kind, personId, subjectId]);

describe('who reads the queue', () => {
  it('is coordinators of verified organisations', () => {
    const { db, coordinator, focalPoint, provider, subjects } = world();
    const others = [
      visitor,
      focalPoint,
      provider,
      makeMember(db, 'administrator'),
      makeMember(db, 'coordinator', { verifiedAt: null }),
    ];
    expect(queue(db, coordinator)).not.toBeNull();
    for (const actor of others) {
      expect(queue(db, actor)).toBeNull();
      expect(findQueueItem(who(db, actor), 'need-vague', subjects['need-vague'])).toBeNull();
      if (actor.kind === 'visitor') continue;
      const sent = { once: newOnce(), kind: 'need-vague' as const, seen: '' };
      const subject = subjects['need-vague'];
      expect(askAbout({ ...who(db, actor), actor }, { ...sent, subject }, '/')).toBeNull();
    }
    expect(told(db)).toEqual([]);
  });
});

describe('what is in the queue', () => {
  it('is one item of each kind, oldest first, with counts by kind', () => {
    const { db, coordinator, subjects } = world();
    const all = found(db, coordinator);
    expect([...(all ?? [])].sort()).toEqual(itemsOf(subjects).sort());
    const since = queue(db, coordinator)?.items.map((item) => item.since.slice(0, 10)) ?? [];
    expect(since).toEqual([...since].sort());
    expect(queue(db, coordinator)?.counts.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(queue(db, coordinator)?.label).toBe('AMBER');
    const only = queue(db, coordinator, { kind: 'overlap' });
    expect(only?.items.map(({ kind }) => kind)).toEqual(['overlap']);
    expect(only?.total).toBe(6);
  });

  it('says nothing of AMBER+STRICT, in no item and no count', () => {
    const { db, coordinator, subjects } = world('AMBER+STRICT');
    expect(found(db, coordinator)).toEqual([`offer-unconfirmed ${subjects['offer-unconfirmed']}`]);
    expect(queue(db, coordinator)?.total).toBe(1);
    // Not even to a coordinator of the State itself: what it reads besides is not for the queue.
    const own = makeFocalPoint(db, 'SEN');
    const both = actorFor(
      db,
      makePerson(db, { organisationId: own.organisationId, roles: ['coordinator'] }).id,
    );
    expect(found(db, both)).toEqual(found(db, coordinator));
  });

  it('says of sealed details only what the summary says', () => {
    const db = testDatabase();
    const coordinator = makeMember(db, 'coordinator');
    const labels = { labelSummary: 'AMBER', labelDetails: 'AMBER+STRICT' } as const;
    const need = makeNeed(db, { ...labels, refuses: ['publicity'], evidenceInstrument: null });
    const offer = makeOffer(db, { arrangements: ['publicity'], handlingAccepted: true });
    makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: offer.organisationId,
      createdAt: OLD,
    });
    // What it refuses would leave it without candidates; that is not a coordinator's to know.
    expect(found(db, coordinator)).toEqual([]);
  });

  it('leaves out what is answered, given up, too recent, or no longer open', () => {
    const { db, coordinator, subjects, match } = world();
    const line = `introduction-unanswered ${match.id}`;
    const set = (change: Partial<typeof introductions.$inferInsert>) =>
      db.update(introductions).set(change).where(eq(introductions.id, match.id)).run();
    for (const status of ['accepted', 'declined', 'withdrawn', 'agreed'] as const) {
      set({ status });
      expect(found(db, coordinator)).not.toContain(line);
    }
    set({ status: 'introduced', createdAt: '2026-12-20T00:00:00.000Z' });
    expect(found(db, coordinator)).not.toContain(line);
    set({ createdAt: '2026-12-16T08:00:00.000Z' });
    expect(found(db, coordinator)).toContain(line);
    const later = new Date('2027-03-01T00:00:00Z');
    expect(found(db, coordinator, later)).not.toContain(
      `need-expiring ${subjects['need-expiring']}`,
    );
  });

  it('is in pages', () => {
    const db = testDatabase();
    const coordinator = makeMember(db, 'coordinator');
    for (let i = 0; i < 27; i += 1) makeOffer(db, { confirmedOn: '2026-01-01' });
    const pages = [1, 2].map((page) =>
      findQueue(who(db, coordinator), parseQueueFilter(new URLSearchParams()), page),
    );
    expect(pages.map((page) => [page?.items.length, page?.rest])).toEqual([
      [25, 2],
      [2, 0],
    ]);
  });
});

describe('asking', () => {
  const ask = (
    { db, coordinator }: { db: Db; coordinator: Member },
    kind: QueueKind,
    subject: string,
    { seen = '', once = newOnce() } = {},
  ) =>
    askAbout({ ...who(db, coordinator), actor: coordinator }, { once, kind, subject, seen }, '/q');

  it('tells who can settle it, puts the item aside for two weeks, and leaves an audit row', () => {
    const here = world();
    const { db, coordinator, focalPoint, provider, subjects } = here;
    const expected = [
      ['introduction-unanswered', 'introduction-reminder', provider],
      ['offer-unconfirmed', 'offer-unconfirmed', provider],
      ['need-vague', 'need-vague', focalPoint],
      ['need-expiring', 'need-expiring', focalPoint],
    ] as const;
    for (const [kind, notification, person] of expected) {
      expect(ask(here, kind, subjects[kind])).toEqual({ ok: true, location: '/q' });
      expect(told(db).at(-1)).toEqual([notification, person.personId, subjects[kind]]);
      expect(lastAudit(db)).toMatchObject({
        action: 'queue.remind',
        subjectType: 'queue',
        subjectId: `${kind} ${subjects[kind]}`,
        personId: coordinator.personId,
        state: kind === 'offer-unconfirmed' ? null : 'SEN',
      });
      expect(found(db, coordinator)).not.toContain(`${kind} ${subjects[kind]}`);
    }
    expect(queue(db, coordinator)?.asideTotal).toBe(4);
    expect(queue(db, coordinator, { aside: 'yes' })?.total).toBe(4);
    const later = new Date('2027-01-29T09:00:00Z');
    expect(found(db, coordinator, later)).toContain(`need-vague ${subjects['need-vague']}`);
  });

  it('acts once, and gives way to another coordinator who was quicker', () => {
    const here = world();
    const { db, subjects } = here;
    const subject = subjects['need-vague'];
    const once = newOnce();
    ask(here, 'need-vague', subject, { once });
    expect(ask(here, 'need-vague', subject, { once })?.ok).toBe(true);
    expect(ask(here, 'need-vague', subject)).toMatchObject({ ok: false, status: 409 });
    expect(told(db)).toHaveLength(1);
    expect(ask(here, 'need-vague', subject, { seen: NOW.toISOString() })?.ok).toBe(true);
    expect(ask(here, 'need-vague', 'settled')).toMatchObject({ ok: false, status: 409 });
  });

  it('is nothing for kinds without anybody to ask, and says where nobody can be told', () => {
    const here = world();
    expect(ask(here, 'overlap', here.subjects.overlap)).toBeNull();
    const need = makeNeed(here.db, { state: 'FJI', evidenceInstrument: null });
    expect(ask(here, 'need-vague', need.id)).toMatchObject({ ok: false, status: 422 });
    expect(told(here.db)).toEqual([]);
  });
});

describe('looking at an item', () => {
  const look = (
    { db, coordinator }: { db: Db; coordinator: Member },
    subject: string,
    over: Partial<Parameters<typeof reviewItem>[1]> = {},
  ) =>
    reviewItem(
      { ...who(db, coordinator), actor: coordinator },
      {
        once: newOnce(),
        kind: 'overlap',
        subject,
        seen: '',
        note: 'They share a trainer.',
        returns: 'never',
        confirmSensitive: false,
        ...over,
      },
      '/q',
    );

  it('keeps the note for coordinators, and its text out of the log', () => {
    const here = world();
    const { db, coordinator, subjects } = here;
    expect(look(here, subjects.overlap)).toEqual({ ok: true, location: '/q' });
    expect(db.select().from(queueReviews).all()).toMatchObject([
      { kind: 'overlap', note: 'They share a trainer.', returnsOn: null },
    ]);
    expect(lastAudit(db)).toMatchObject({ action: 'queue.review', state: 'SEN' });
    expect(lastAudit(db)?.after).not.toContain('trainer');
    expect(queue(db, coordinator, { aside: 'yes' })?.items[0]?.review).toMatchObject({
      note: 'They share a trainer.',
      by: coordinator.name,
    });
    // Years later it is still put aside, and can be taken up again.
    const seen = NOW.toISOString();
    expect(look(here, subjects.overlap, { seen, returns: 'now' })?.ok).toBe(true);
    expect(found(db, coordinator)).toContain(`overlap ${subjects.overlap}`);
  });

  it('refuses what is stale, settled, or holds what may be better left out', () => {
    const here = world();
    const { subjects } = here;
    expect(look(here, subjects.overlap, { note: 'Ask a@example.org' })).toMatchObject({
      status: 422,
      sensitive: [{ kind: 'email' }],
    });
    look(here, subjects.overlap);
    expect(look(here, subjects.overlap)).toMatchObject({ ok: false, status: 409 });
    expect(look(here, 'no pair')).toMatchObject({ ok: false, status: 409 });
    expect(here.db.select().from(queueReviews).all()).toHaveLength(1);
  });

  it('shortens the line on the desk at once, and tomorrow’s line is tomorrow’s', () => {
    const here = world();
    const { db, coordinator, focalPoint, subjects } = here;
    const line = (now = NOW) => queueLength(who(db, coordinator, now));
    const before = queue(db, coordinator);
    expect(line()).toEqual({ total: before?.total, since: before?.items[0]?.since });
    look(here, subjects.overlap);
    expect(line()?.total).toBe((before?.total ?? 0) - 1);
    const later = new Date('2027-01-20T00:00:00Z');
    expect(line(later)?.total).toBe(queue(db, coordinator, {}, later)?.total);
    expect(queueLength(who(db, focalPoint))).toBeNull();
  });
});
