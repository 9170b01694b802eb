import { eq } from 'drizzle-orm';
import pino from 'pino';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeTransaction } from '#db/client.server';
import type { Label, Locale, MailChoice } from '#db/schema/enums';
import { notificationChoices, notifications, outbox } from '#db/schema/notifications';
import { people } from '#db/schema/people';
import type { Member } from '~/server/actor';
import { type Mailer, smtpMailer } from '~/server/mailer.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import type { NotificationKind } from './kinds';
import { makeDigests, sendDueMails } from './mutations/outbox.server';
import { notify } from './notify.server';
import { findMailHealth } from './queries.server';
import type { SubjectRef } from './queries/subjects.server';
import { addDays, addMinutes } from './rules';
import { readUnsubscribe } from './tokens.server';

/** A real mail server in this process; what it took, and what it is told to refuse. */
const taken: { to: string[]; mail: Email }[] = [];
let refusals = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, callback) => {
    if (refusals === 0) return callback();
    refusals -= 1;
    callback(Object.assign(new Error('busy: nobody@example.org'), { responseCode: 451 }));
  },
  onData: (stream, session, callback) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
        callback();
      });
    });
  },
});
const port = await new Promise<number>((resolve) => {
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  });
});
const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Capacity Commons <no-reply@example.org>');
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const db = testDatabase();
const SECRET = 'a secret of the tests that is long enough';
const site = { origin: 'https://commons.example', secret: SECRET };
const log = pino({ level: 'silent' });
const send = (now = NOW, by: Mailer = mailer) => sendDueMails({ db, now, mailer: by, site, log });

beforeEach(() => {
  taken.length = 0;
  refusals = 0;
  db.delete(outbox).run();
  db.delete(notifications).run();
});

function tell(actor: Member, kind: NotificationKind, subject: SubjectRef, now = NOW) {
  writeTransaction(db, (tx) => notify(tx, { kind, subject, recipients: [actor.personId], now }));
}
const choose = (actor: Member, kind: NotificationKind, mail: MailChoice) =>
  db
    .insert(notificationChoices)
    .values({ personId: actor.personId, kind, mail })
    .onConflictDoUpdate({
      target: [notificationChoices.personId, notificationChoices.kind],
      set: { mail },
    })
    .run();
const focalPoint = (state: string, locale: Locale = 'en') => {
  const organisation = makeOrganisation(db, { kind: 'state', state });
  const person = { organisationId: organisation.id, roles: ['focal-point' as const], locale };
  return actorFor(db, makePerson(db, person).id);
};
const expired = (actor: Member, label: Label, title: string, now = NOW) => {
  const labels = { labelSummary: label, labelDetails: label };
  const need = makeNeed(db, { state: actor.state ?? '', title, status: 'expired', ...labels });
  tell(actor, 'need-expired', { type: 'need', id: need.id }, now);
  return need;
};
const header = (mail: Email | undefined, key: string) =>
  mail?.headers.find((one) => one.key === key)?.value;
const rows = () => db.select().from(outbox).all();

describe('a mail', () => {
  it('is in the recipient’s language, as text and as a page', async () => {
    const [english, chinese] = [focalPoint('SEN'), focalPoint('SEN', 'zh')];
    const need = makeNeed(db, {
      state: 'SEN',
      title: 'Plans <for> incidents',
      titles: { zh: '事件预案' },
    });
    for (const actor of [english, chinese]) {
      tell(actor, 'need-expired', { type: 'need', id: need.id });
    }
    expect(await send()).toBe(2);
    const mailTo = ({ email }: Member) => taken.find(({ to }) => to.includes(email))?.mail;
    const [en, zh] = [mailTo(english), mailTo(chinese)];
    expect(en?.subject).toBe(
      'A need has left the board: its review is due: Plans <for> incidents · Capacity Commons',
    );
    expect(en?.text).toContain('Need: Plans <for> incidents');
    expect(en?.text).toContain(`https://commons.example/en/needs/${need.id}`);
    expect(en?.html).toContain('<html lang="en" dir="ltr">');
    expect(en?.html).toContain('Plans &lt;for&gt; incidents');
    expect(zh?.subject).toContain('事件预案');
    expect(zh?.text).toContain(`您好`);
    expect(zh?.text).toContain(`https://commons.example/zh/needs/${need.id}`);
    expect(zh?.html).toContain('<html lang="zh-Hans" dir="ltr">');
    expect(en?.from).toMatchObject({ address: 'no-reply@example.org' });
    expect(en?.to).toMatchObject([{ address: english.email, name: english.name }]);
  });

  it('fetches nothing and leads nowhere but here', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    await send();
    const html = taken[0]?.mail.html ?? '';
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(links.length).toBeGreaterThan(2);
    for (const address of links) expect(address).toMatch(/^https:\/\/commons\.example\//);
    expect(html).not.toMatch(/<(img|script|link|style|iframe)\b|style=/);
  });

  it('can be ended with one click, and says that a machine sent it', async () => {
    const actor = focalPoint('SEN');
    expired(actor, 'CLEAR', 'A title');
    await send();
    const mail = taken[0]?.mail;
    const address = /^<https:\/\/commons\.example\/en\/unsubscribe\/([\w.-]+)>$/.exec(
      header(mail, 'list-unsubscribe') ?? '',
    );
    expect(readUnsubscribe(address?.[1] ?? '', SECRET)).toEqual({
      personId: actor.personId,
      scope: 'need-expired',
    });
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
    expect(header(mail, 'x-mailer')).toBeUndefined();
    expect(mail?.messageId).toMatch(/^<[\w-]+@commons\.example>$/);
  });

  it.each([
    ['CLEAR', true, ''],
    ['GREEN', true, 'TLP:GREEN · '],
    ['AMBER', false, 'TLP:AMBER · '],
    ['AMBER+STRICT', false, 'TLP:AMBER+STRICT · '],
  ] as const)('of a need under %s names it: %s', async (label, isNamed, mark) => {
    const actor = focalPoint('SEN');
    expired(actor, label, 'A telling title');
    await send();
    const { subject = '', text = '', html = '' } = taken[0]?.mail ?? {};
    for (const words of [subject, text, html]) {
      expect(words.includes('A telling title')).toBe(isNamed);
      if (mark) expect(words).toContain(`TLP:${label}`);
    }
    expect(subject.startsWith(`${mark}A need has left the board`)).toBe(true);
    expect(text.includes('a need of your State')).toBe(!isNamed);
  });

  it.each(['CLEAR', 'GREEN', 'AMBER'] as const)(
    'of an introduction names neither side, nor the offer, also where the need is %s',
    async (label) => {
      const provider = makeMember(db, 'provider', { name: `The giving side of ${label}` });
      const offer = makeOffer(db, {
        organisationId: provider.organisationId,
        title: 'The offer’s name',
      });
      const need = makeNeed(db, {
        state: 'TGO',
        title: 'The need’s name',
        labelSummary: label,
        labelDetails: label,
      });
      const match = makeIntroduction(db, {
        needId: need.id,
        offerId: offer.id,
        providerId: provider.organisationId,
        message: 'The message',
      });
      const subject = { type: 'introduction', id: match.id } as const;
      tell(provider, 'introduction-received', subject);
      const state = focalPoint('TGO');
      tell(state, 'introduction-accepted', subject);
      await send();
      expect(taken).toHaveLength(2);
      for (const { mail, to } of taken) {
        const all = `${mail.subject} ${mail.text} ${mail.html}`;
        expect(all).not.toMatch(
          /The need’s name|The offer’s name|The message|Togo|The giving side/,
        );
        expect(mail.text).toContain(
          to.includes(state.email) ? 'an introduction you made' : 'an introduction you received',
        );
        expect(mail.text).toContain(`https://commons.example/en/matches/${match.id}`);
        expect(mail.subject).toMatch(/^TLP:AMBER · /);
      }
    },
  );

  it('says what its reader may read when it is sent, not when it was written', async () => {
    const actor = focalPoint('SEN');
    expired(actor, 'CLEAR', 'A title');
    db.update(people)
      .set({ organisationId: makeOrganisation(db).id })
      .where(eq(people.id, actor.personId))
      .run();
    await send();
    expect(taken[0]?.mail.text).not.toContain('A title');
    expect(taken[0]?.mail.text).toContain('https://commons.example/en/notifications');
  });
});

describe('sending', () => {
  it('sends each once, and notes it', async () => {
    const actor = focalPoint('SEN');
    expired(actor, 'CLEAR', 'A title');
    expect(await send()).toBe(1);
    expect(await send(addDays(NOW, 1))).toBe(0);
    expect(taken).toHaveLength(1);
    expect(rows()).toMatchObject([{ attempts: 1, sentAt: NOW.toISOString(), lastError: null }]);
    expect(db.select().from(notifications).get()?.mailedAt).toBe(NOW.toISOString());
  });

  it('lets no second process send what one has in its hands', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    let release = () => {};
    const slow: Mailer = {
      send: () => new Promise((resolve) => (release = resolve)),
      close: () => {},
    };
    const first = send(NOW, slow);
    expect(await send(addMinutes(NOW, 5))).toBe(0);
    release();
    expect(await first).toBe(1);
    expect(taken).toEqual([]);
  });

  it('tries again what was left in the middle, under the same Message-ID', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    const lost: string[] = [];
    // A process that ends after the server's answer and before its note of it.
    void send(NOW, {
      send: ({ messageId }) => new Promise(() => lost.push(messageId)),
      close: () => {},
    });
    expect(await send(addMinutes(NOW, 29))).toBe(0);
    expect(await send(addMinutes(NOW, 30))).toBe(1);
    expect(taken[0]?.mail.messageId).toBe(lost[0]);
  });

  it('waits longer after each refusal, and gives up in the end', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    refusals = 1;
    expect(await send()).toBe(0);
    expect(rows()).toMatchObject([{ attempts: 1, sentAt: null, lastError: 'EENVELOPE 451' }]);
    expect(await send(addMinutes(NOW, 0.9))).toBe(0);
    refusals = 5;
    let at = addMinutes(NOW, 1);
    for (const minutes of [5, 30, 120, 720]) {
      await send(at);
      expect(rows()[0]?.nextAttemptAt).toBe(addMinutes(at, minutes).toISOString());
      expect(findMailHealth(db, addMinutes(NOW, 61))).toBe('delayed');
      at = addMinutes(at, minutes);
    }
    await send(at);
    expect(rows()).toMatchObject([{ attempts: 6, sentAt: null }]);
    expect(findMailHealth(db, at)).toBe('failing');
    expect(await send(addDays(at, 1))).toBe(0);
    expect(taken).toEqual([]);
  });

  it('goes on where a refused mail is tried again', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    refusals = 1;
    expect(await send()).toBe(1);
    expect(await send(addMinutes(NOW, 1))).toBe(1);
    expect(taken).toHaveLength(2);
    expect(findMailHealth(db, addDays(NOW, 1))).toBe('ok');
  });

  it('asks for the choice when it sends, and drops what nobody wants', async () => {
    const [never, daily, gone] = [focalPoint('SEN'), focalPoint('SEN'), focalPoint('SEN')];
    for (const actor of [never, daily, gone]) expired(actor, 'CLEAR', 'A title');
    choose(never, 'need-expired', 'never');
    choose(daily, 'need-expired', 'daily');
    db.update(people)
      .set({ suspendedAt: NOW.toISOString() })
      .where(eq(people.id, gone.personId))
      .run();
    expect(await send()).toBe(0);
    expect(taken).toEqual([]);
    expect(rows()).toEqual([]);
    const morning = new Date('2027-01-16T07:00:00.000Z');
    expect(makeDigests({ db, now: morning })).toBe(1);
    expect(rows()).toMatchObject([{ personId: daily.personId }]);
  });

  it('leaves to the page what waited for a week', async () => {
    expired(focalPoint('SEN'), 'CLEAR', 'A title');
    expect(await send(addDays(NOW, 8))).toBe(0);
    expect(taken).toEqual([]);
    expect(rows()).toMatchObject([{ lastError: 'TOO_OLD', sentAt: null }]);
  });
});

describe('the daily mail', () => {
  const morning = new Date('2027-01-16T07:00:00.000Z');

  it('has all that came until seven, under the strictest label, once a day', async () => {
    const actor = focalPoint('SEN');
    choose(actor, 'need-expired', 'daily');
    expired(actor, 'CLEAR', 'An open title');
    expired(actor, 'AMBER', 'A sealed title');
    expired(actor, 'GREEN', 'Too late', addMinutes(morning, 1));
    expect(makeDigests({ db, now: addMinutes(morning, -1) })).toBe(0);
    expect(makeDigests({ db, now: morning })).toBe(1);
    expect(makeDigests({ db, now: addMinutes(morning, 10) })).toBe(0);
    expect(await send(morning)).toBe(1);
    const mail = taken[0]?.mail;
    expect(mail?.subject).toBe('TLP:AMBER · 2 notifications today · Capacity Commons');
    expect(mail?.text).toContain('An open title');
    expect(mail?.text).not.toMatch(/A sealed title|Too late/);
    const token = /unsubscribe\/([\w.-]+)/.exec(header(mail, 'list-unsubscribe') ?? '')?.[1];
    expect(readUnsubscribe(token ?? '', SECRET)?.scope).toBe('daily');
    expect(makeDigests({ db, now: addMinutes(morning, 600) })).toBe(0);
    const next = addDays(morning, 1);
    expect(makeDigests({ db, now: next })).toBe(1);
    await send(next);
    expect(taken[1]?.mail.subject).toBe('TLP:GREEN · 1 notification today · Capacity Commons');
  });

  it('is not sent when there is nothing, nor to who wants mails at once or never', async () => {
    const [quiet, atOnce, never] = [focalPoint('SEN'), focalPoint('SEN'), focalPoint('SEN')];
    choose(quiet, 'need-expired', 'daily');
    choose(never, 'need-expired', 'never');
    expired(atOnce, 'CLEAR', 'A title');
    expired(never, 'CLEAR', 'A title');
    expect(makeDigests({ db, now: morning })).toBe(0);
    expect(await send()).toBe(1);
  });
});
