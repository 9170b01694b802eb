import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { auditLog } from '#db/schema/audit';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';
import { loadActor } from '~/server/actor.server';
import { newOnce } from '~/server/once.server';
import { createSessions, hashSessionId } from '~/server/session.server';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeMember,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import {
  acceptInvitation,
  changePassword,
  invitePerson,
  recordSignIn,
  recordSignOut,
  revokeInvitation,
  revokeOtherSessions,
  revokeSession,
  setSuspended,
} from './mutations.server';
import { hashPassword } from './passwords.server';
import {
  findInvitation,
  findPersonByPassword,
  listInvitationsOf,
  listOwnSessions,
  listPeopleOf,
} from './queries.server';
import { hashToken } from './tokens.server';

const SECRET = 'a secret of the tests that is long enough';
const now = NOW;
const DAY = 86_400_000;

const lastAudit = (db: Db) => db.select().from(auditLog).orderBy(desc(auditLog.id)).get();
const auditCount = (db: Db) => db.select().from(auditLog).all().length;

async function startSession(db: Db, personId: string): Promise<string> {
  const cookie = await createSessions(db, false).start(personId, 'Firefox/1', now);
  return hashSessionId(/session=([^;]+)/.exec(cookie)?.[1] ?? '');
}

describe('signing in and out', () => {
  it('leaves an audit row each', () => {
    const db = testDatabase();
    const actor = makeMember(db, 'provider');
    recordSignIn({ db, actor, now });
    expect(lastAudit(db)).toMatchObject({
      action: 'person.sign-in',
      subjectId: actor.personId,
      personId: actor.personId,
    });
    recordSignOut({ db, actor, now });
    expect(lastAudit(db)?.action).toBe('person.sign-out');
  });
});

describe('changing the password', () => {
  it('asks for the current one, ends the other sessions and leaves an audit row', async () => {
    const db = testDatabase();
    const person = makePerson(db, {
      passwordHash: await hashPassword('the password until now'),
      email: 'p@example.org',
    });
    const [here, elsewhere] = [
      await startSession(db, person.id),
      await startSession(db, person.id),
    ];
    const actor = { ...actorFor(db, person.id), sessionKey: here };
    const newPassword = 'the password from now on';

    const wrong = await changePassword(
      { db, actor, now },
      { once: newOnce(), currentPassword: 'a guess', newPassword },
      '/there',
    );
    expect(wrong).toEqual({
      ok: false,
      errors: { currentPassword: ['accounts.error.currentPassword'] },
    });
    expect(auditCount(db)).toBe(0);

    const right = { once: newOnce(), currentPassword: 'the password until now', newPassword };
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await changePassword({ db, actor, now }, right, '/there')).toEqual({
        ok: true,
        location: '/there',
      });
    }
    expect(auditCount(db)).toBe(1);
    const left = db.select().from(sessions).all();
    expect(left.map(({ id }) => id)).toEqual([here]);
    expect(left.map(({ id }) => id)).not.toContain(elsewhere);
    const sent = { email: 'p@example.org', password: newPassword };
    expect(await findPersonByPassword({ db, demo: false }, sent)).toBe(person.id);
    const row = lastAudit(db);
    expect(row?.action).toBe('person.password-change');
    expect(JSON.stringify(row)).not.toContain('argon2');
  });
});

describe('the password of a demonstration account', () => {
  it('is everybody’s, so nobody changes it', async () => {
    const db = testDatabase();
    const passwordHash = await hashPassword('demonstration');
    const actor = actorFor(db, makePerson(db, { passwordHash, isDemo: true }).id);
    const passwords = { currentPassword: 'demonstration', newPassword: 'only I know this one' };
    const input = { once: newOnce(), ...passwords };
    expect(await changePassword({ db, actor, now }, input, '/there')).toBeNull();
    expect(auditCount(db)).toBe(0);
  });
});

describe('sessions', () => {
  it('are ended by their own person only', async () => {
    const db = testDatabase();
    const [mine, theirs] = [makePerson(db), makePerson(db)];
    const [first, second, foreign] = [
      await startSession(db, mine.id),
      await startSession(db, mine.id),
      await startSession(db, theirs.id),
    ];
    const actor = { ...actorFor(db, mine.id), sessionKey: first };

    expect(revokeSession({ db, actor, now }, foreign)).toBeNull();
    expect(auditCount(db)).toBe(0);
    expect(revokeSession({ db, actor, now }, second)).toBe(true);
    expect(lastAudit(db)).toMatchObject({
      action: 'session.revoke',
      subjectId: second.slice(0, 8),
    });

    await startSession(db, mine.id);
    revokeOtherSessions({ db, actor, now });
    const left = db.select().from(sessions).all();
    expect(left.map(({ id }) => id).sort()).toEqual([first, foreign].sort());
    expect(lastAudit(db)).toMatchObject({ action: 'session.revoke', subjectId: 'all-others' });
  });

  it('are listed for their own person, this one marked, ended ones left out', async () => {
    const db = testDatabase();
    const person = makePerson(db);
    const here = await startSession(db, person.id);
    const expired = await startSession(db, person.id);
    await startSession(db, makePerson(db).id);
    db.update(sessions)
      .set({ expiresAt: Math.floor(now.getTime() / 1000) })
      .where(eq(sessions.id, expired))
      .run();
    db.update(sessions)
      .set({ expiresAt: Math.floor(now.getTime() / 1000) + 60 })
      .where(eq(sessions.id, here))
      .run();
    const actor = { ...actorFor(db, person.id), sessionKey: here };
    expect(listOwnSessions(db, actor, now)).toEqual([
      { id: here, createdAt: now.toISOString(), browser: 'Firefox', isThisOne: true },
    ]);
  });
});

describe('an invitation', () => {
  const db = testDatabase();
  const actor = makeMember(db, 'administrator');
  const organisation = makeOrganisation(db, { kind: 'academic' });
  const who = { db, actor, now, secret: SECRET };
  let counter = 0;
  const input = () => ({
    name: 'Invited person',
    email: `invited-${++counter}@example.org`,
    roles: ['provider' as const],
  });
  function invite(asked = input()) {
    const made = invitePerson(who, organisation.id, asked);
    if (!made?.ok) throw new Error('not invited');
    return made.token;
  }
  const accept = (token: string, at = now, secret = SECRET) =>
    acceptInvitation({ db, now: at, secret }, token, 'a password of my own');

  it('keeps the keyed hash of its token, and no secret in the audit log', () => {
    const token = invite();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const row = db
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, hashToken(token, SECRET)))
      .get();
    expect(row).toMatchObject({ organisationId: organisation.id, invitedBy: actor.personId });
    expect(Date.parse(row?.expiresAt ?? '') - now.getTime()).toBe(7 * DAY);
    const audit = lastAudit(db);
    expect(audit).toMatchObject({ action: 'person.invite', subjectId: row?.id });
    expect(JSON.stringify(audit)).not.toContain(token);
    expect(JSON.stringify(audit)).not.toContain(row?.tokenHash);
    expect(JSON.stringify(listInvitationsOf(db, actor, organisation.id, now))).not.toContain(
      row?.tokenHash,
    );
  });

  it('makes one account, once', async () => {
    const asked = input();
    const token = invite(asked);
    const personId = await accept(token);
    expect(
      db
        .select()
        .from(people)
        .where(eq(people.id, personId ?? ''))
        .get(),
    ).toMatchObject({
      email: asked.email,
      organisationId: organisation.id,
      isDemo: false,
    });
    const roles = db
      .select()
      .from(personRoles)
      .where(eq(personRoles.personId, personId ?? ''))
      .all();
    expect(roles.map(({ role }) => role)).toEqual(['provider']);
    const audit = lastAudit(db);
    expect(audit).toMatchObject({ action: 'person.join', subjectId: personId });
    expect(JSON.stringify(audit)).not.toContain('argon2');

    const rows = auditCount(db);
    expect(await accept(token)).toBeNull();
    expect(auditCount(db)).toBe(rows);
  });

  it('is no invitation after seven days, with another secret, or with another letter', async () => {
    const token = invite();
    const changed = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;
    expect(await accept(token, new Date(now.getTime() + 7 * DAY))).toBeNull();
    expect(await accept(token, now, 'another secret that is long enough too')).toBeNull();
    expect(await accept(changed)).toBeNull();
    expect(await accept('')).toBeNull();
    expect(findInvitation(db, changed, SECRET, now)).toBeNull();
    expect(await accept(token, new Date(now.getTime() + 7 * DAY - 1))).not.toBeNull();
  });

  it('can be taken back, once', async () => {
    const token = invite();
    const id = findInvitation(db, token, SECRET, now)?.id ?? '';
    expect(revokeInvitation({ db, actor: makeMember(db, 'coordinator'), now }, id)).toBeNull();
    expect(revokeInvitation(who, id)).toBe(true);
    expect(lastAudit(db)).toMatchObject({ action: 'person.invitation-revoke', subjectId: id });
    expect(revokeInvitation(who, id)).toBeNull();
    expect(await accept(token)).toBeNull();
  });

  it('is refused for an address that has an account or an open link', async () => {
    const asked = input();
    const token = invite(asked);
    expect(invitePerson(who, organisation.id, asked)).toEqual({
      ok: false,
      errors: { email: ['accounts.error.emailInvited'] },
    });
    await accept(token);
    expect(invitePerson(who, organisation.id, asked)).toEqual({
      ok: false,
      errors: { email: ['accounts.error.emailTaken'] },
    });
  });

  it('is refused for a role that the organisation cannot have, then and at its acceptance', async () => {
    expect(invitePerson(who, organisation.id, { ...input(), roles: ['focal-point'] })).toEqual({
      ok: false,
      errors: { roles: ['accounts.error.role'] },
    });
    const token = invite({ ...input(), roles: ['coordinator' as never] });
    db.update(organisations)
      .set({ kind: 'state', state: 'SEN' })
      .where(eq(organisations.id, organisation.id))
      .run();
    expect(await accept(token)).toBeNull();
    db.update(organisations)
      .set({ kind: 'academic', state: null })
      .where(eq(organisations.id, organisation.id))
      .run();
  });

  it('is made by administrators only, for an organisation that is there', () => {
    const rows = auditCount(db);
    for (const other of [
      makeMember(db, 'coordinator'),
      makeMember(db, 'administrator', { verifiedAt: null }),
      makeFocalPoint(db),
    ]) {
      expect(invitePerson({ ...who, actor: other }, organisation.id, input())).toBeNull();
      expect(listInvitationsOf(db, other, organisation.id, now)).toEqual([]);
      expect(listPeopleOf(db, other, organisation.id)).toEqual([]);
    }
    expect(invitePerson(who, 'nowhere', input())).toBeNull();
    expect(auditCount(db)).toBe(rows);
  });
});

describe('suspending', () => {
  it('ends the sessions, makes a visitor of the person, and can be taken back', async () => {
    const db = testDatabase();
    const actor = makeMember(db, 'administrator');
    const person = makePerson(db, { roles: ['provider'] });
    await startSession(db, person.id);

    expect(setSuspended({ db, actor, now }, person.id, true)).toBe(true);
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(loadActor(db, person.id).kind).toBe('visitor');
    expect(lastAudit(db)).toMatchObject({ action: 'person.suspend', subjectId: person.id });
    expect(setSuspended({ db, actor, now }, person.id, true)).toBeNull();

    expect(setSuspended({ db, actor, now }, person.id, false)).toBe(true);
    expect(loadActor(db, person.id).kind).toBe('member');
    expect(lastAudit(db)?.action).toBe('person.restore');
  });

  it('is for administrators, and not for themselves', () => {
    const db = testDatabase();
    const actor = makeMember(db, 'administrator');
    const person = makePerson(db);
    expect(setSuspended({ db, actor, now }, actor.personId, true)).toBeNull();
    const coordinator = makeMember(db, 'coordinator');
    expect(setSuspended({ db, actor: coordinator, now }, person.id, true)).toBeNull();
    expect(setSuspended({ db, actor, now }, 'nobody', true)).toBeNull();
    expect(auditCount(db)).toBe(0);
  });
});
