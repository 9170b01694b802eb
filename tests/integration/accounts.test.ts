import type { AppLoadContext } from '@remix-run/node';
import { desc } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { sessions } from '#db/schema/sessions';
import { invitePerson } from '~/features/accounts/mutations.server';
import { hashPassword } from '~/features/accounts/passwords.server';
import * as account from '~/routes/$lang.account';
import * as adminList from '~/routes/$lang.admin.organisations._index';
import * as adminOne from '~/routes/$lang.admin.organisations.$organisationId';
import * as adminEdit from '~/routes/$lang.admin.organisations.$organisationId_.edit';
import * as adminVerify from '~/routes/$lang.admin.organisations.$organisationId_.verify';
import * as adminNew from '~/routes/$lang.admin.organisations.new';
import * as desk from '~/routes/$lang.desk';
import * as invitation from '~/routes/$lang.invitations.$token';
import * as signIn from '~/routes/$lang.sign-in';
import * as signOut from '~/routes/$lang.sign-out';
import type { Actor } from '~/server/actor';
import { loadActor, visitor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { createSessions } from '~/server/session.server';
import { testDatabase } from '../database';
import { NOW, makeFocalPoint, makeMember, makeOrganisation, makePerson } from '../factories';
import { testMatcher } from '../matcher';
import { SECRET, answer, ask, contextOf as contextWith } from '../requests';

/** Loaders and actions called as the server calls them, on a real database. */

const PASSWORD = 'a long enough password';
const matcher = testMatcher();
const contextOf = (...of: OfContext) => contextWith(matcher, ...of);
type OfContext = Parameters<typeof contextWith> extends [unknown, ...infer Rest] ? Rest : never;

const lastAction = (db: Db) =>
  db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1).get()?.action;

describe('signing in', async () => {
  const db = testDatabase();
  const passwordHash = await hashPassword(PASSWORD);
  const person = makePerson(db, { email: 'p@example.org', passwordHash });
  makePerson(db, {
    email: 'demo@example.org',
    passwordHash,
    isDemo: true,
    roles: ['provider'],
  });
  const post = (form: Record<string, string>, query = '', mode: 'live' | 'demo' = 'live') =>
    answer(() => signIn.action(ask(contextOf(db, visitor, mode), `/en/sign-in${query}`, { form })));
  const right = { email: ' P@Example.org ', password: PASSWORD };

  it('starts a session, leaves an audit row and goes on to where the person was', async () => {
    const { status, headers } = await post(right, '?next=%2Fen%2Fneeds%3Fstatus%3Dopen');
    expect(status).toBe(302);
    expect(headers.get('Location')).toBe('/en/needs?status=open');
    const cookie = /^session=[^;]+/.exec(headers.get('Set-Cookie') ?? '')?.[0] ?? '';
    const { personId } = await createSessions(db, false).read(cookie);
    expect(personId).toBe(person.id);
    expect(lastAction(db)).toBe('person.sign-in');
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])(
    'never goes on to %s',
    async (next) => {
      const { headers } = await post(right, `?next=${encodeURIComponent(next)}`);
      expect(headers.get('Location')).toBe('/en/desk');
    },
  );

  it('says the same of an unknown address and a wrong password, and sends no password back', async () => {
    const wrong = await post({ email: 'p@example.org', password: 'another password' });
    const unknown = await post({ email: 'x@example.org', password: 'another password' });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(wrong.body).toEqual({
      typed: { email: ['p@example.org'] },
      errors: { email: ['accounts.error.unknown'] },
    });
    expect(unknown.body).toEqual({
      typed: { email: ['x@example.org'] },
      errors: { email: ['accounts.error.unknown'] },
    });
  });

  it('knows demonstration accounts in a demonstration only', async () => {
    const form = { email: 'demo@example.org', password: PASSWORD };
    expect((await post(form)).status).toBe(422);
    expect((await post(form, '', 'demo')).status).toBe(302);
    const page = (mode: 'live' | 'demo') =>
      answer(() => signIn.loader(ask(contextOf(db, visitor, mode), '/en/sign-in')));
    expect((await page('live')).body).toMatchObject({ accounts: [] });
    expect((await page('demo')).body).toMatchObject({ accounts: [{ email: 'demo@example.org' }] });
  });
});

describe('signing out', () => {
  it('ends the session and leaves an audit row; a link cannot do it', async () => {
    const db = testDatabase();
    const actor = makeMember(db, 'provider');
    const context = contextOf(db, actor);
    const cookie = (await context.sessions.start(actor.personId, '', NOW)).split(';')[0] ?? '';
    const asked = ask(context, '/en/sign-out', { form: {} });
    asked.request.headers.set('cookie', cookie);
    const { status, headers } = await answer(() => signOut.action(asked));
    expect(status).toBe(302);
    expect(headers.get('Set-Cookie')).toMatch(/^session=;/);
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(lastAction(db)).toBe('person.sign-out');
    expect((await answer(() => signOut.loader())).status).toBe(404);
  });
});

describe('an invitation’s page', () => {
  it('opens an account and signs the person in; any other link is no page', async () => {
    const db = testDatabase();
    const { id } = makeOrganisation(db);
    const made = invitePerson(
      { db, actor: makeMember(db, 'administrator'), now: NOW, secret: SECRET },
      id,
      { name: 'Invited', email: 'i@example.org', roles: ['provider'] },
    );
    const token = made?.ok ? made.token : '';
    const context = contextOf(db, visitor);
    const at = (given: string, form?: Record<string, string>) =>
      ask(context, `/en/invitations/${given}`, { params: { token: given }, form });
    const chosen = { newPassword: PASSWORD, repeatPassword: PASSWORD };

    expect((await answer(() => invitation.loader(at(token)))).body).toMatchObject({
      name: 'Invited',
      email: 'i@example.org',
    });
    expect((await answer(() => invitation.loader(at(`${token}x`)))).status).toBe(404);
    const short = await answer(() =>
      invitation.action(at(token, { newPassword: 'short', repeatPassword: 'other' })),
    );
    expect(short).toMatchObject({ status: 422, body: { typed: {} } });

    const opened = await answer(() => invitation.action(at(token, chosen)));
    expect(opened.status).toBe(302);
    const cookie = opened.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const { personId } = await context.sessions.read(cookie);
    expect(loadActor(db, personId)).toMatchObject({ organisationId: id, roles: ['provider'] });
    expect((await answer(() => invitation.action(at(token, chosen)))).status).toBe(302);
    const other = { newPassword: 'another password', repeatPassword: 'another password' };
    expect((await answer(() => invitation.action(at(token, other)))).status).toBe(404);
    expect((await answer(() => invitation.loader(at(token)))).status).toBe(404);
  });
});

describe('pages of one’s own', () => {
  const db = testDatabase();

  it.each([
    ['account', account.loader],
    ['desk', desk.loader],
  ])('ask a visitor to sign in: %s', async (page, loader) => {
    const { status, headers } = await answer(() =>
      loader(ask(contextOf(db, visitor), `/en/${page}`)),
    );
    expect(status).toBe(302);
    expect(headers.get('Location')).toBe(`/en/sign-in?next=%2Fen%2F${page}`);
  });

  it('offer on the desk what the role allows', async () => {
    const on = async (actor: Actor) =>
      (await answer(() => desk.loader(ask(contextOf(db, actor), '/en/desk')))).body;
    const no = { need: false, offer: false, coordinate: false, administer: false };
    expect(await on(makeFocalPoint(db))).toMatchObject({
      may: { ...no, need: true, offer: true },
      needs: [],
    });
    expect(await on(makeMember(db, 'coordinator'))).toMatchObject({
      may: { ...no, coordinate: true },
      needs: null,
    });
    expect(await on(makeMember(db, 'administrator', { verifiedAt: null }))).toMatchObject({
      may: no,
      verified: false,
    });
  });
});

describe('administration', () => {
  const db = testDatabase();
  const administrator = makeMember(db, 'administrator');
  const { id } = makeOrganisation(db, { verifiedAt: null });
  const params = { organisationId: id };
  const path = `/en/admin/organisations/${id}`;
  const valid = { name: 'Changed', kind: 'private', version: '1', reason: 'r', intent: 'verify' };
  const everything: [string, (context: AppLoadContext) => unknown][] = [
    ['list', (context) => adminList.loader(ask(context, path))],
    ['new', (context) => adminNew.loader(ask(context, path))],
    ['one', (context) => adminOne.loader(ask(context, path, { params }))],
    ['edit', (context) => adminEdit.loader(ask(context, path, { params }))],
    ['verify', (context) => adminVerify.loader(ask(context, path, { params }))],
    ['create', (context) => adminNew.action(ask(context, path, { form: valid }))],
    ['invite', (context) => adminOne.action(ask(context, path, { params, form: valid }))],
    ['update', (context) => adminEdit.action(ask(context, path, { params, form: valid }))],
    ['verified', (context) => adminVerify.action(ask(context, path, { params, form: valid }))],
  ];

  it.each(everything)('is no page for anybody else: %s', async (_what, call) => {
    for (const actor of [
      makeMember(db, 'coordinator'),
      makeMember(db, 'provider'),
      makeFocalPoint(db),
      makeMember(db, 'administrator', { verifiedAt: null }),
    ]) {
      expect((await answer(() => call(contextOf(db, actor)))).status).toBe(404);
    }
    const asked = await answer(() => call(contextOf(db, visitor)));
    expect(asked.headers.get('Location')).toMatch(/^\/en\/sign-in\?next=/);
    expect(db.select().from(auditLog).all()).toEqual([]);
  });

  it('shows an invitation’s link once, on the page that answers', async () => {
    const context = contextOf(db, administrator);
    const form = { name: 'I', email: 'i@example.org', roles: 'provider', intent: 'invite' };
    const made = await answer(() => adminOne.action(ask(context, path, { params, form })));
    expect(made.status).toBe(201);
    const { link } = (made.body as { invited: { link: string } }).invited;
    expect(link).toMatch(/^https:\/\/commons\.example\/en\/invitations\/[\w-]{43}$/);
    const page = await answer(() => adminOne.loader(ask(context, path, { params })));
    expect(JSON.stringify(page.body)).not.toContain(link.slice(-43));
    expect(page.body).toMatchObject({ invitations: [{ email: 'i@example.org', state: 'open' }] });

    const twice = { ...form, email: 'twice@example.org', once: newOnce() };
    const send = () => answer(() => adminOne.action(ask(context, path, { params, form: twice })));
    expect((await send()).body).toEqual((await send()).body);

    const again = await answer(() => adminOne.action(ask(context, path, { params, form })));
    expect(again).toMatchObject({
      status: 422,
      body: { sent: { errors: { email: ['accounts.error.emailInvited'] } } },
    });
  });

  it('asks for the reason of a verification', async () => {
    const context = contextOf(db, administrator);
    const without = { intent: 'verify', reason: ' ' };
    const refused = await answer(() =>
      adminVerify.action(ask(context, path, { params, form: without })),
    );
    expect(refused.status).toBe(422);
    const form = { intent: 'verify', reason: 'Known' };
    const done = await answer(() => adminVerify.action(ask(context, path, { params, form })));
    expect(done.status).toBe(302);
    expect(lastAction(db)).toBe('organisation.verify');
  });
});
