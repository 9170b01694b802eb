import { and, asc, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { DEMO_PASSWORD } from '#db/demo/accounts';
import { type Locale, ROLES, type Role } from '#db/schema/enums';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';
import type { Actor, Member } from '~/server/actor';
import { isPassword } from './passwords.server';
import { canAdminister } from './policy';
import { browserName, invitationState } from './rules';
import { hashToken } from './tokens.server';

/** The id of the person whose e-mail and password these are; null for anybody else, after as much work. */
export async function findPersonByPassword(
  { db, demo }: { db: Db; demo: boolean },
  { email, password }: { email: string; password: string },
): Promise<string | null> {
  const person = db
    .select()
    .from(people)
    .where(and(eq(people.email, email), isNull(people.suspendedAt)))
    .get();
  const known = person && (demo || !person.isDemo) ? person : null;
  return (await isPassword(known?.passwordHash ?? null, password)) ? (known?.id ?? null) : null;
}

export async function isOwnPassword(db: Db, actor: Member, password: string): Promise<boolean> {
  const person = db.select().from(people).where(eq(people.id, actor.personId)).get();
  return isPassword(person?.passwordHash ?? null, password);
}

/** The accounts that anybody may use, in a demonstration only: in live use the list is empty. */
export function listDemoAccounts(db: Db, demo: boolean, locale: Locale) {
  if (!demo) return [];
  return db
    .select({
      email: people.email,
      role: personRoles.role,
      name: organisations.name,
      names: organisations.names,
    })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.isDemo, true), isNull(people.suspendedAt)))
    .all()
    .map(({ email, role, name, names }) => ({
      email,
      role,
      organisation: names[locale] ?? name,
      password: DEMO_PASSWORD,
    }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** The actor's own sessions that have not ended, newest first. */
export function listOwnSessions(db: Db, actor: Member, now: Date) {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, userAgent: sessions.userAgent })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, actor.personId),
        gt(sessions.expiresAt, Math.floor(now.getTime() / 1000)),
      ),
    )
    .orderBy(desc(sessions.createdAt))
    .all()
    .map(({ id, createdAt, userAgent }) => ({
      id,
      createdAt,
      browser: browserName(userAgent),
      isThisOne: id === actor.sessionKey,
    }));
}

/** An open invitation by the token of its link; null for any other, whatever the reason. */
export function findInvitation(db: Pick<Db, 'select'>, token: string, secret: string, now: Date) {
  const row = db
    .select({
      invitation: invitations,
      organisation: organisations.name,
      kind: organisations.kind,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(eq(invitations.tokenHash, hashToken(token, secret)))
    .get();
  if (!row || invitationState(row.invitation, now) !== 'open') return null;
  const { invitation, ...organisation } = row;
  return { ...invitation, ...organisation };
}

/** The person whose account an invitation has made, for who knows its link and the password; null for anybody else. */
export async function findJoined(
  { db, secret }: { db: Db; secret: string },
  token: string,
  password: string,
): Promise<string | null> {
  const row = db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenHash, hashToken(token, secret)), isNotNull(invitations.usedAt)))
    .get();
  return row ? findPersonByPassword({ db, demo: false }, { email: row.email, password }) : null;
}

/** The people of an organisation by name, with their roles, for administrators. */
export function listPeopleOf(db: Db, actor: Actor, organisationId: string) {
  if (!canAdminister(actor)) return [];
  const rows = db
    .select({ person: people, role: personRoles.role })
    .from(people)
    .leftJoin(personRoles, eq(personRoles.personId, people.id))
    .where(eq(people.organisationId, organisationId))
    .orderBy(asc(people.name), asc(people.id))
    .all();
  const byId = new Map<string, PersonOfOrganisation>();
  for (const { person, role } of rows) {
    const { id, name, email, suspendedAt } = person;
    const known = byId.get(id) ?? { id, name, email, suspendedAt, roles: [] };
    if (role) known.roles.push(role);
    byId.set(id, known);
  }
  return [...byId.values()];
}

interface PersonOfOrganisation {
  id: string;
  name: string;
  email: string;
  suspendedAt: string | null;
  roles: Role[];
}

/** The invitations of an organisation, newest first and without their secret, for administrators. */
export function listInvitationsOf(db: Db, actor: Actor, organisationId: string, now: Date) {
  if (!canAdminister(actor)) return [];
  return db
    .select()
    .from(invitations)
    .where(eq(invitations.organisationId, organisationId))
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(50)
    .all()
    .map(({ tokenHash: _secret, ...row }) => ({ ...row, state: invitationState(row, now) }));
}

/** Whether anybody administers the platform; a person who was only invited does not yet. */
export function hasAdministrator(db: Pick<Db, 'select'>): boolean {
  return (
    db.select().from(personRoles).where(eq(personRoles.role, 'administrator')).get() !== undefined
  );
}

/** Whether somebody has an account with this address. */
export function isEmailTaken(db: Pick<Db, 'select'>, email: string): boolean {
  return db.select().from(people).where(eq(people.email, email)).get() !== undefined;
}

/** Whether a link that makes an account for this address is still open. */
export function isEmailInvited(db: Pick<Db, 'select'>, email: string, now: Date): boolean {
  return db
    .select()
    .from(invitations)
    .where(eq(invitations.email, email))
    .all()
    .some((row) => invitationState(row, now) === 'open');
}
