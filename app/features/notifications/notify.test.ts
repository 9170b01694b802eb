import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import type { MailChoice } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notificationChoices, notifications, outbox } from '#db/schema/notifications';
import { people } from '#db/schema/people';
import type { Member } from '~/server/actor';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import type { NotificationKind } from './kinds';
import {
  chooseMails,
  markAllRead,
  markRead,
  resubscribe,
  stopAllMail,
  unsubscribe,
} from './mutations.server';
import { notify, peopleOf, peopleOfSide } from './notify.server';
import {
  countUnread,
  findMailSettings,
  findUnsubscribe,
  listNotifications,
} from './queries.server';
import type { SubjectRef } from './queries/subjects.server';
import { MailSettingsInput } from './schema';
import { readUnsubscribe, signUnsubscribe } from './tokens.server';

const db = testDatabase();
const SECRET = 'a secret of the tests that is long enough';

function tell(kind: NotificationKind, subject: SubjectRef, recipients: string[], now = NOW) {
  writeTransaction(db, (tx) => notify(tx, { kind, subject, recipients, now }));
}
const choose = (actor: Member, kind: NotificationKind, mail: MailChoice) =>
  db.insert(notificationChoices).values({ personId: actor.personId, kind, mail }).run();
const toldTo = ({ personId }: Member) =>
  db.select().from(notifications).where(eq(notifications.personId, personId)).all();
const mailsTo = ({ personId }: Member) =>
  db.select().from(outbox).where(eq(outbox.personId, personId)).all();
const audited = ({ personId }: { personId: string }) =>
  db.select().from(auditLog).where(eq(auditLog.subjectId, personId)).all();
const list = (actor: Member, page = 1) => listNotifications({ db, actor, locale: 'en' }, page);

describe('telling people', () => {
  const subject = { type: 'need', id: 'n' } as const;

  it('keeps codes and ids, and lets a mail wait for who wants it at once', () => {
    const [atOnce, daily, never] = [makeFocalPoint(db), makeFocalPoint(db), makeFocalPoint(db)];
    choose(daily, 'need-expired', 'daily');
    choose(never, 'need-expired', 'never');
    const ids = [atOnce, daily, never].map(({ personId }) => personId);
    tell('need-expired', subject, [...ids, ...ids]);
    for (const actor of [atOnce, daily, never]) {
      expect(toldTo(actor)).toMatchObject([
        { kind: 'need-expired', subjectType: 'need', subjectId: 'n', readAt: null, mailedAt: null },
      ]);
    }
    expect(mailsTo(atOnce)).toMatchObject([
      { notificationIds: [toldTo(atOnce)[0]?.id], attempts: 0, sentAt: null },
    ]);
    expect([...mailsTo(daily), ...mailsTo(never)]).toEqual([]);
  });

  it('is undone with the change it tells of', () => {
    const actor = makeFocalPoint(db);
    expect(() =>
      writeTransaction(db, (tx) => {
        notify(tx, { kind: 'need-expired', subject, recipients: [actor.personId], now: NOW });
        throw new Error('the change fails');
      }),
    ).toThrow('the change fails');
    expect([...toldTo(actor), ...mailsTo(actor)]).toEqual([]);
  });

  it('finds those who act for a side, and nobody who was suspended or not verified', () => {
    const state = makeOrganisation(db, { kind: 'state', state: 'FJI' });
    const one = makePerson(db, { organisationId: state.id, roles: ['focal-point'] });
    makePerson(db, { organisationId: state.id, roles: [] });
    makePerson(db, {
      organisationId: state.id,
      roles: ['focal-point'],
      suspendedAt: NOW.toISOString(),
    });
    const unverified = makeOrganisation(db, { kind: 'state', state: 'FJI', verifiedAt: null });
    makePerson(db, { organisationId: unverified.id, roles: ['focal-point'] });
    const provider = makeMember(db, 'provider');
    const parties = { state: 'FJI', providerId: provider.organisationId };
    writeTransaction(db, (tx) => {
      expect(peopleOf(tx, { state: 'FJI', role: 'focal-point' })).toEqual([one.id]);
      expect(peopleOfSide(tx, parties, 'state')).toEqual([one.id]);
      expect(peopleOfSide(tx, parties, 'provider')).toEqual([provider.personId]);
      // Where a State gives, its focal points speak for the offer.
      expect(peopleOfSide(tx, { state: 'SEN', providerId: state.id }, 'provider')).toEqual([
        one.id,
      ]);
    });
  });
});

describe('the list of notifications', () => {
  const state = makeFocalPoint(db, 'TGO');
  const provider = makeMember(db, 'provider');
  const offer = makeOffer(db, { organisationId: provider.organisationId, title: 'An offer' });
  const introduce = (label: 'CLEAR' | 'AMBER' | 'AMBER+STRICT', title: string) => {
    const need = makeNeed(db, { state: 'TGO', title, labelSummary: label, labelDetails: label });
    const match = makeIntroduction(db, {
      needId: need.id,
      offerId: offer.id,
      providerId: provider.organisationId,
    });
    tell('introduction-received', { type: 'introduction', id: match.id }, [provider.personId]);
    return { need, match };
  };

  it('says of each what its reader may read now', () => {
    const { need, match } = introduce('AMBER', 'A sealed need');
    const about = () => list(provider).rows[0]?.about;
    expect(about()).toMatchObject({
      side: 'provider',
      label: 'AMBER',
      need: { text: 'A sealed need' },
      offer: { text: 'An offer' },
      counterpart: 'Togo',
      href: `/en/matches/${match.id}`,
    });
    db.update(introductions)
      .set({ status: 'declined' })
      .where(eq(introductions.id, match.id))
      .run();
    expect(about()).toMatchObject({ label: 'AMBER', need: null, counterpart: 'Togo' });
    db.delete(needs).where(eq(needs.id, need.id)).run();
    expect(about()).toMatchObject({ side: null, label: null, offer: null, href: null });
    db.delete(notifications).where(eq(notifications.personId, provider.personId)).run();
  });

  it('keeps what is AMBER+STRICT back until the provider has accepted', () => {
    const { match } = introduce('AMBER+STRICT', 'A strict need');
    expect(list(provider).rows[0]?.about.need).toBeNull();
    db.update(introductions)
      .set({ status: 'accepted' })
      .where(eq(introductions.id, match.id))
      .run();
    expect(list(provider).rows[0]?.about.need?.text).toBe('A strict need');
    db.delete(notifications).where(eq(notifications.personId, provider.personId)).run();
  });

  it('tells who has left a side nothing', () => {
    const { match } = introduce('CLEAR', 'An open need');
    const outsider = makeMember(db, 'provider');
    tell('introduction-received', { type: 'introduction', id: match.id }, [outsider.personId]);
    expect(list(outsider).rows[0]?.about).toMatchObject({ need: null, offer: null, href: null });
  });

  it('has unread ones first, page by page, and only one’s own', () => {
    const actor = makeFocalPoint(db, 'GHA');
    for (let day = 1; day <= 27; day += 1) {
      const at = new Date(Date.UTC(2027, 0, day));
      tell('need-expired', { type: 'need', id: `n${day}` }, [actor.personId], at);
    }
    const newest = list(actor).rows[0];
    expect(newest?.createdAt).toBe('2027-01-27T00:00:00.000Z');
    expect(markRead({ db, actor: state, now: NOW }, newest?.id ?? '')).toBeNull();
    expect(markRead({ db, actor, now: NOW }, newest?.id ?? '')).toBe(true);
    expect(countUnread(db, actor)).toBe(26);
    expect(list(actor)).toMatchObject({ previous: null, next: 2, unread: 26 });
    expect(list(actor).rows).toHaveLength(25);
    expect(list(actor, 2).rows.at(-1)?.id).toBe(newest?.id);
    expect(list(actor, 2)).toMatchObject({ previous: 1, next: null });
    // What came after the page was shown stays new.
    markAllRead({ db, actor, now: NOW }, '2027-01-20T00:00:00.000Z');
    expect(countUnread(db, actor)).toBe(6);
  });
});

describe('choosing mails', () => {
  it('offers what can concern the reader', () => {
    const kinds = (actor: Member) =>
      findMailSettings(db, actor).groups.flatMap(({ kinds: of }) => of.map(({ kind }) => kind));
    expect(kinds(makeFocalPoint(db))).toContain('suggestion-received');
    expect(kinds(makeFocalPoint(db))).toContain('offer-unconfirmed');
    expect(kinds(makeMember(db, 'provider'))).not.toContain('suggestion-received');
    expect(kinds(makeMember(db, 'provider'))).toContain('introduction-received');
    expect(kinds(makeMember(db, 'administrator'))).toEqual([]);
  });

  it('keeps the choice and the language, with an audit row for each that changed', () => {
    const actor = makeFocalPoint(db);
    const input = MailSettingsInput.parse({
      locale: 'zh',
      mail: { 'need-expired': 'daily', 'need-expiring': 'at-once' },
    });
    chooseMails({ db, actor, now: NOW }, input);
    chooseMails({ db, actor, now: NOW }, input);
    expect(findMailSettings(db, actor)).toMatchObject({ locale: 'zh' });
    expect(db.select().from(people).where(eq(people.id, actor.personId)).get()?.locale).toBe('zh');
    expect(audited(actor).map(({ action, before, after }) => [action, before, after])).toEqual([
      ['notification.choose', '{"need-expired":"at-once"}', '{"need-expired":"daily"}'],
      ['person.locale', '{"locale":"en"}', '{"locale":"zh"}'],
    ]);
  });

  it('can stop all mail at once', () => {
    const actor = makeFocalPoint(db);
    stopAllMail({ db, actor, now: NOW });
    tell('introduction-accepted', { type: 'introduction', id: 'x' }, [actor.personId]);
    expect(toldTo(actor)).toHaveLength(1);
    expect(mailsTo(actor)).toEqual([]);
  });
});

describe('a link that ends mails', () => {
  const link = { db, now: NOW, secret: SECRET };

  it('is read back only as it was signed', () => {
    const named = { personId: 'p-1', scope: 'need-expired' } as const;
    const token = signUnsubscribe(named, SECRET);
    expect(token).toMatch(/^[\w.-]+$/);
    expect(readUnsubscribe(token, SECRET)).toEqual(named);
    const other = signUnsubscribe({ ...named, personId: 'p-2' }, SECRET);
    for (const forged of [
      '',
      'x',
      `${other.split('.')[0]}.${token.split('.')[1]}`,
      `${token}.x`,
      signUnsubscribe(named, `${SECRET}!`),
    ]) {
      expect(readUnsubscribe(forged, SECRET), forged).toBeNull();
    }
    expect(findUnsubscribe(db, token, SECRET)).toBeNull();
  });

  it('ends one kind, twice without harm, and can be taken back', () => {
    const actor = makeFocalPoint(db);
    const token = signUnsubscribe({ personId: actor.personId, scope: 'need-expired' }, SECRET);
    expect(findUnsubscribe(db, token, SECRET)).toEqual({ scope: 'need-expired' });
    const before = [{ kind: 'need-expired', before: 'at-once' }];
    expect(unsubscribe(link, token)).toEqual(before);
    expect(unsubscribe(link, token)).toEqual(before);
    expect(audited(actor)).toMatchObject([{ action: 'notification.choose', personId: null }]);
    const choice = () =>
      findMailSettings(db, actorFor(db, actor.personId))
        .groups.flatMap(({ kinds }) => kinds)
        .find(({ kind }) => kind === 'need-expired')?.mail;
    expect(choice()).toBe('never');
    expect(
      resubscribe(link, token, [
        { kind: 'need-expired', before: 'at-once' },
        { kind: 'terms-proposed', before: 'never' },
      ]),
    ).toBe(true);
    expect(choice()).toBe('at-once');
    // Nothing but its own kind.
    tell('terms-proposed', { type: 'introduction', id: 'x' }, [actor.personId]);
    expect(mailsTo(actor)).toHaveLength(1);
    expect(unsubscribe(link, `${token}x`)).toBeNull();
    expect(resubscribe(link, 'x', [])).toBeNull();
  });

  it('ends all that comes daily', () => {
    const actor = makeFocalPoint(db);
    choose(actor, 'need-expired', 'daily');
    choose(actor, 'match-ended', 'daily');
    const token = signUnsubscribe({ personId: actor.personId, scope: 'daily' }, SECRET);
    const ended = unsubscribe(link, token);
    expect(ended?.map(({ kind }) => kind).sort()).toEqual(['match-ended', 'need-expired']);
    resubscribe(link, token, [...(ended ?? []), { kind: 'terms-accepted', before: 'never' }]);
    const chosen = db
      .select()
      .from(notificationChoices)
      .where(eq(notificationChoices.personId, actor.personId))
      .all();
    expect(chosen.map(({ kind, mail }) => `${kind} ${mail}`).sort()).toEqual([
      'match-ended daily',
      'need-expired daily',
    ]);
  });
});
