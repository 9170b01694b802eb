import { and, asc, desc, eq, gt, isNull, like, or } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { DEMO_PASSWORD } from '#db/demo/accounts';
import { ROLES, type Role } from '#db/schema/enums';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';
import type { Actor, Member } from '~/server/actor';
import { isPassword } from './passwords.server';
import { canAdminister } from './policy';
import { invitationState } from './rules';
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

/** The accounts that anybody may use, in a demonstration only. */
export function listDemoAccounts(db: Db, demo: boolean) {
  if (!demo) return [];
  return db
    .select({ email: people.email, role: personRoles.role, organisation: organisations.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.isDemo, true), isNull(people.suspendedAt)))
    .all()
    .map((account) => ({ ...account, password: DEMO_PASSWORD }))
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
    .map((session) => ({ ...session, isThisOne: session.id === actor.sessionKey }));
}

/** An open invitation by the token of its link; null for any other, whatever the reason. */
export function findInvitation(db: Db, token: string, secret: string, now: Date) {
  const row = db
    .select({ invitation: invitations, organisation: organisations.name })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(eq(invitations.tokenHash, hashToken(token, secret)))
    .get();
  if (!row || invitationState(row.invitation, now) !== 'open') return null;
  return { ...row.invitation, organisation: row.organisation };
}

const PAGE_SIZE = 50;

/** Organisations by name, for administrators; `after` is the last name of the page before. */
export function listOrganisations(
  db: Db,
  actor: Actor,
  { q = '', after = '' }: { q?: string; after?: string },
) {
  if (!canAdminister(actor)) return null;
  const wanted = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const rows = db
    .select()
    .from(organisations)
    .where(and(gt(organisations.name, after), q ? like(organisations.name, wanted) : undefined))
    .orderBy(asc(organisations.name))
    .limit(PAGE_SIZE + 1)
    .all();
  const page = rows.slice(0, PAGE_SIZE);
  return { rows: page, next: rows.length > PAGE_SIZE ? (page.at(-1)?.name ?? null) : null };
}

/** One organisation with its people and invitations, for administrators. */
export function findOrganisationForAdmin(db: Db, actor: Actor, id: string, now: Date) {
  if (!canAdminister(actor)) return null;
  const organisation = db.select().from(organisations).where(eq(organisations.id, id)).get();
  if (!organisation) return null;
  const roles = new Map<string, Role[]>();
  for (const { personId, role } of db.select().from(personRoles).all()) {
    roles.set(personId, [...(roles.get(personId) ?? []), role]);
  }
  return {
    organisation,
    people: db
      .select({
        id: people.id,
        name: people.name,
        email: people.email,
        suspendedAt: people.suspendedAt,
      })
      .from(people)
      .where(eq(people.organisationId, id))
      .orderBy(asc(people.name))
      .all()
      .map((person) => ({ ...person, roles: roles.get(person.id) ?? [] })),
    invitations: db
      .select()
      .from(invitations)
      .where(eq(invitations.organisationId, id))
      .orderBy(desc(invitations.createdAt))
      .limit(50)
      .all()
      .map(({ tokenHash: _secret, ...row }) => ({ ...row, state: invitationState(row, now) })),
  };
}

/** Whether anybody administers the platform yet, or has been invited to. */
export function hasAdministrator(db: Db): boolean {
  return (
    db.select().from(personRoles).where(eq(personRoles.role, 'administrator')).get() !== undefined
  );
}

/** Whether an e-mail address or a name is taken, for a clear refusal. */
export function isEmailTaken(db: Pick<Db, 'select'>, email: string): boolean {
  return db.select().from(people).where(eq(people.email, email)).get() !== undefined;
}

export function findOrganisationByName(db: Pick<Db, 'select'>, name: string) {
  return db
    .select()
    .from(organisations)
    .where(or(eq(organisations.name, name)))
    .get();
}
