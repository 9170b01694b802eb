import { readFileSync, readdirSync } from 'node:fs';
import { type ActionFunctionArgs } from '@remix-run/node';
import { expect, describe, it } from 'vitest';
import type { Db } from '#db/client.server';
import { invitePerson } from '~/features/accounts/mutations.server';
import { hashPassword } from '~/features/accounts/passwords.server';
import { COMPLETE } from '~/features/needs/form.fixture';
import { stancesOf, versionOfStances } from '~/features/matches/queries/stances.server';
import { notify } from '~/features/notifications/notify.server';
import * as account from '~/routes/$lang.account';
import * as organisation from '~/routes/$lang.admin.organisations.$organisationId';
import * as editOrganisation from '~/routes/$lang.admin.organisations.$organisationId_.edit';
import * as verifyOrganisation from '~/routes/$lang.admin.organisations.$organisationId_.verify';
import * as newOrganisation from '~/routes/$lang.admin.organisations.new';
import * as invitation from '~/routes/$lang.invitations.$token';
import * as need from '~/routes/$lang.needs.$needId._index';
import * as deleteNeed from '~/routes/$lang.needs.$needId.delete';
import * as editNeed from '~/routes/$lang.needs.$needId.edit';
import * as preferences from '~/routes/$lang.needs.$needId.preferences';
import * as withdrawNeed from '~/routes/$lang.needs.$needId.withdraw';
import * as newNeed from '~/routes/$lang.needs.new';
import * as notifications from '~/routes/$lang.notifications._index';
import * as mailSettings from '~/routes/$lang.notifications.settings';
import * as offer from '~/routes/$lang.offers.$offerId._index';
import * as closeOffer from '~/routes/$lang.offers.$offerId.close';
import * as deleteOffer from '~/routes/$lang.offers.$offerId.delete';
import * as ranking from '~/routes/$lang.offers.$offerId.ranking';
import * as signIn from '~/routes/$lang.sign-in';
import * as signOut from '~/routes/$lang.sign-out';
import type { Actor, Member } from '~/server/actor';
import { visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../factories';
import { makeAcceptedMatch } from '../matches';
import { testMatcher } from '../matcher';
import { SECRET, answer, ask, contextOf } from '../requests';

/** The same form sent twice acts once, and both answers lead to the same place. */

const ROUTES = 'app/routes';
const source = (path: string) => readFileSync(path, 'utf8');
const acting = readdirSync(ROUTES).filter((file) =>
  /export (async )?(function|const) action/.test(source(`${ROUTES}/${file}`)),
);

/**
 * Forms without a mark: what they do is the same however often it is done, but for signing in, where each sending
 * starts a session. They are sent twice below, or where their feature is tested.
 */
const BY_NATURE = [
  '$lang.$.tsx',
  '$lang.invitations.$token.tsx',
  '$lang.notifications._index.tsx',
  '$lang.notifications.settings.tsx',
  '$lang.sign-in.tsx',
  '$lang.sign-out.tsx',
  '$lang.unsubscribe.$token.tsx',
];

/** The text of an exported function, up to the next export of its file. */
function bodyOf(file: string, name: string): string {
  const text = source(`app/${file.slice(2)}.ts`);
  const from = text.search(new RegExp(`export (async )?function ${name}\\b`));
  return text.slice(from).split(/\nexport /)[0] ?? '';
}

describe('every route with an action', () => {
  it('was found', () => {
    expect(acting.length).toBeGreaterThan(40);
    expect(BY_NATURE.filter((file) => !acting.includes(file))).toEqual([]);
  });

  it.each(acting.filter((file) => !BY_NATURE.includes(file)))('%s acts by the mark', (file) => {
    const route = source(`${ROUTES}/${file}`);
    if (/\bsendOnce\(/.test(route)) return;
    const imported = [
      ...route.matchAll(/import \{([^}]+)\} from '(~\/features\/[^']+\/mutations[^']*)'/g),
    ].flatMap(([, names = '', from = '']) =>
      names.split(',').flatMap((name) => (name.trim() ? [bodyOf(from, name.trim())] : [])),
    );
    expect(imported.length).toBeGreaterThan(0);
    for (const body of imported) expect(body).toMatch(/\bactOnce\b/);
  });
});

const matcher = testMatcher();
const PASSWORD = 'a long enough password';

/** Every row of every table, as text. */
function everythingIn(db: Db): string {
  const tables = db.$client
    .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`)
    .all();
  return JSON.stringify(
    tables.map(({ name }) => db.$client.prepare(`select * from "${name}"`).all()),
  );
}

interface Sending {
  db: Db;
  actor: Actor;
  action: (args: ActionFunctionArgs) => unknown;
  params?: Record<string, string>;
  form: Record<string, string | string[]>;
}

/** Sends the very same form twice: the first time something changes, the second nothing, and the answer is one. */
async function sendTwice({ db, actor, action, params = {}, form }: Sending): Promise<number> {
  const fields = Object.entries({ once: newOnce(), ...form }).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const send = () => {
    const asked = ask(contextOf(matcher, db, actor), '/en/form', { params });
    const request = new Request(asked.request.url, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return answer(() => action({ ...asked, request }));
  };
  const before = everythingIn(db);
  const first = await send();
  const after = everythingIn(db);
  const second = await send();
  expect(first.status, JSON.stringify(first.body)).toBeLessThan(400);
  expect(after).not.toBe(before);
  expect(everythingIn(db)).toBe(after);
  const told = ({ status, headers, body }: typeof first) => [status, headers.get('Location'), body];
  expect(told(second)).toEqual(told(first));
  return first.status;
}

const version = (row: { version: number }) => ({ version: String(row.version) });

describe('a need', () => {
  const db = testDatabase();
  const actor = makeFocalPoint(db, 'SEN');
  let priority = 100;
  const made = (of: Parameters<typeof makeNeed>[1] = {}) =>
    makeNeed(db, { state: 'SEN', nationalPriority: (priority += 1), ...of });
  const send = (
    action: Sending['action'],
    form: Sending['form'],
    row?: { id: string; version: number },
  ) =>
    sendTwice({
      db,
      actor,
      action,
      ...(row && { params: { needId: row.id } }),
      form: { ...(row && version(row)), ...form },
    });

  it('is written and opened once', async () => {
    await send(newNeed.action, { ...COMPLETE, nationalPriority: '1', intent: 'open' });
    const form = { ...COMPLETE, nationalPriority: '2', intent: 'open' };
    await send(editNeed.action, form, made({ status: 'draft' }));
  });

  it('is reviewed, met, withdrawn and deleted once', async () => {
    await send(need.action, { intent: 'review' }, made());
    await send(need.action, { intent: 'met' }, made());
    await send(withdrawNeed.action, {}, made());
    await send(deleteNeed.action, {}, made({ status: 'draft' }));
  });

  it('has its introduction closed once with it', async () => {
    const world = testDatabase();
    const { need: row, focalPoint } = makeAcceptedMatch(world);
    const params = { needId: row.id };
    const form = { ...version(row), intent: 'met' };
    await sendTwice({ db: world, actor: focalPoint, action: need.action, params, form });
  });

  it('gets its preferences once', async () => {
    const row = made();
    const form = {
      version: versionOfStances(stancesOf(db, 'need', row.id)),
      'choices[0].id': makeOffer(db).id,
      'choices[0].choice': '1',
    };
    await send(preferences.action, form, { id: row.id, version: 0 });
  });
});

describe('an offer', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'provider');
  const made = (of: Parameters<typeof makeOffer>[1] = {}) =>
    makeOffer(db, { organisationId: actor.organisationId, confirmedOn: '2026-01-01', ...of });
  const send = (action: Sending['action'], row: { id: string; version: number }, intent = '') =>
    sendTwice({
      db,
      actor,
      action,
      params: { offerId: row.id },
      form: { ...version(row), intent },
    });

  it('is confirmed, paused, resumed, closed and deleted once', async () => {
    await send(offer.action, made(), 'confirm');
    await send(offer.action, made(), 'pause');
    await send(offer.action, made({ status: 'paused' }), 'resume');
    await send(closeOffer.action, made());
    await send(deleteOffer.action, made({ status: 'draft' }));
  });

  it('ranks needs once', async () => {
    const row = made();
    const form = {
      version: versionOfStances(stancesOf(db, 'offer', row.id)),
      'choices[0].id': makeNeed(db, { state: 'GHA' }).id,
      'choices[0].choice': 'declined',
    };
    const params = { offerId: row.id };
    await sendTwice({ db, actor, action: ranking.action, params, form });
  });
});

describe('an organisation and its people', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'administrator');
  const row = makeOrganisation(db, { verifiedAt: null });
  const params = { organisationId: row.id };
  const send = (action: Sending['action'], form: Sending['form']) =>
    sendTwice({ db, actor, action, params, form });

  it('is added, changed and verified once', async () => {
    await send(newOrganisation.action, { name: 'New', kind: 'private' });
    await send(editOrganisation.action, { ...version(row), name: 'Renamed', kind: row.kind });
    await send(verifyOrganisation.action, { intent: 'verify', reason: 'Known' });
  });

  it('has people suspended, let back in and invited once, with one link', async () => {
    const person = makePerson(db, { organisationId: row.id }).id;
    await send(organisation.action, { intent: 'suspend', person });
    await send(organisation.action, { intent: 'restore', person });
    const invited = { name: 'I', email: 'i@example.org', roles: 'provider', intent: 'invite' };
    expect(await send(organisation.action, invited)).toBe(201);
  });

  it('lets a person in who accepts an invitation twice, with one account', async () => {
    const asked = { name: 'J', email: 'j@example.org', roles: ['provider' as const] };
    const made = invitePerson({ db, actor, now: NOW, secret: SECRET }, row.id, asked);
    const token = made?.ok ? made.token : '';
    const chosen = {
      newPassword: PASSWORD,
      repeatPassword: PASSWORD,
    };
    const people = () => db.$client.prepare('select count(*) as n from people').get();
    const accept = () =>
      answer(() =>
        invitation.action(
          ask(contextOf(matcher, db, visitor), '/en/form', { params: { token }, form: chosen }),
        ),
      );
    expect((await accept()).status).toBe(302);
    const after = people();
    expect((await accept()).status).toBe(302);
    expect(people()).toEqual(after);
  });
});

describe('what is one’s own', () => {
  const db = testDatabase();

  it('changes once: the password, and the other sessions', async () => {
    const passwordHash = await hashPassword('the password until now');
    const member = actorFor(db, makePerson(db, { passwordHash, roles: ['provider'] }).id);
    const newPassword = 'the password from now on';
    const form = {
      currentPassword: 'the password until now',
      newPassword,
      repeatPassword: newPassword,
    };
    await sendTwice({ db, actor: member, action: account.action, form });
    const others = { intent: 'end-others' };
    await sendTwice({ db, actor: member, action: account.action, form: others });
  });

  it('is the same however often it is done: notifications read, mails chosen, signed in and out', async () => {
    const member: Member = makeMember(db, 'provider');
    const subject = { type: 'offer', id: 'any' } as const;
    db.transaction((tx) => {
      const recipients = [member.personId];
      notify(tx, { kind: 'offer-unconfirmed', subject, recipients, now: NOW });
    });
    const until = NOW.toISOString();
    const send = (action: Sending['action'], form: Sending['form']) =>
      sendTwice({ db, actor: member, action, form });
    await send(notifications.action, { until });
    await send(mailSettings.action, { locale: 'zh', 'mail.offer-unconfirmed': 'daily' });
    await send(mailSettings.action, { intent: 'stop' });
    const person = { email: 'once@example.org', passwordHash: await hashPassword(PASSWORD) };
    const { id } = makePerson(db, person);
    const sent = { email: person.email, password: PASSWORD };
    for (let times = 0; times < 2; times += 1) {
      const context = contextOf(matcher, db, visitor);
      const asked = ask(context, '/en/sign-in', { form: sent });
      const { headers } = await answer(() => signIn.action(asked));
      const cookie = headers.get('Set-Cookie')?.split(';')[0] ?? '';
      expect((await context.sessions.read(cookie)).personId).toBe(id);
    }
    const left = ask(contextOf(matcher, db, visitor), '/en/sign-out', { form: {} });
    expect((await answer(() => signOut.action(left))).status).toBe(302);
  });
});
