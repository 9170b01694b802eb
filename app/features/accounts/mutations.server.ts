import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import type { Role } from '#db/schema/enums';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import { sessions } from '#db/schema/sessions';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { Actor, Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import { hashPassword } from './passwords.server';
import { canAdminister, canChangePassword, canSuspend, mayAllHold } from './policy';
import { findInvitation, isEmailInvited, isEmailTaken, isOwnPassword } from './queries.server';
import { INVITATION_DAYS, invitationState } from './rules';
import type { InvitationInput } from './schema';
import { hashToken, newToken } from './tokens.server';

type Refused = { ok: false; errors: Record<string, string[]> };

function refused(errors: Refused['errors']): Refused {
  return { ok: false, errors };
}

interface Who<A extends Actor = Actor> {
  db: Db;
  actor: A;
  now: Date;
}

export function recordSignIn({ db, actor, now }: Who<Member>): void {
  writeTransaction(db, (tx) => {
    const subject = { type: 'person', id: actor.personId } as const;
    recordAudit(tx, { actor, now, action: 'person.sign-in', subject });
  });
}

export function recordSignOut({ db, actor, now }: Who<Member>): void {
  writeTransaction(db, (tx) => {
    const subject = { type: 'person', id: actor.personId } as const;
    recordAudit(tx, { actor, now, action: 'person.sign-out', subject });
  });
}

/**
 * Changes the actor's own password, once a form, and ends all their other sessions. Null for an account that
 * everybody shares.
 * @param location where the page goes when done
 */
export async function changePassword(
  { db, actor, now }: Who<Member>,
  input: { once: string; currentPassword: string; newPassword: string },
  location: string,
): Promise<Acted | Refused | null> {
  if (!canChangePassword(actor)) return null;
  const isOwn = await isOwnPassword(db, actor, input.currentPassword);
  const passwordHash = await hashPassword(input.newPassword);
  return writeTransaction(db, (tx) =>
    actOnce<Refused>(tx, { actor, now }, input.once, location, () => {
      if (!isOwn) return refused({ currentPassword: [fault('accounts.error.currentPassword')] });
      tx.update(people).set({ passwordHash }).where(eq(people.id, actor.personId)).run();
      endSessions(tx, actor.personId, actor.sessionKey);
      const subject = { type: 'person', id: actor.personId } as const;
      recordAudit(tx, { actor, now, action: 'person.password-change', subject });
      return { ok: true };
    }),
  );
}

/** Ends one of the actor's own sessions, by its hashed id; null when it is not theirs. */
export function revokeSession({ db, actor, now }: Who<Member>, id: string): true | null {
  return writeTransaction(db, (tx) => {
    const { changes } = tx
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, actor.personId)))
      .run();
    if (changes === 0) return null;
    const subject = { type: 'session', id: id.slice(0, 8) } as const;
    recordAudit(tx, { actor, now, action: 'session.revoke', subject });
    return true;
  });
}

/** Ends all of the actor's sessions but this one. */
export function revokeOtherSessions({ db, actor, now }: Who<Member>): true {
  return writeTransaction(db, (tx) => {
    endSessions(tx, actor.personId, actor.sessionKey);
    const subject = { type: 'session', id: 'all-others' } as const;
    recordAudit(tx, { actor, now, action: 'session.revoke', subject });
    return true as const;
  });
}

function endSessions(tx: Tx, personId: string, except: string | null): void {
  const own = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, personId));
  for (const { id } of own.all()) {
    if (id !== except) tx.delete(sessions).where(eq(sessions.id, id)).run();
  }
}

/** Invites a person; gives the token of the one-time link (`token`, or one of chance), which is not kept. Null for who may not, and for no such organisation. */
export function invitePerson(
  { db, actor, now, secret, token: given }: Who & { secret: string; token?: string },
  organisationId: string,
  input: InvitationInput,
): { ok: true; token: string } | Refused | null {
  if (!canAdminister(actor)) return null;
  return writeTransaction(db, (tx) => {
    const organisation = tx
      .select()
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .get();
    if (!organisation) return null;
    if (!mayAllHold(organisation.kind, input.roles)) {
      return refused({ roles: [fault('accounts.error.role')] });
    }
    if (isEmailTaken(tx, input.email)) {
      return refused({ email: [fault('accounts.error.emailTaken')] });
    }
    if (isEmailInvited(tx, input.email, now)) {
      return refused({ email: [fault('accounts.error.emailInvited')] });
    }
    const token = insertInvitation(tx, {
      ...input,
      actor,
      now,
      secret,
      organisation,
      token: given,
    });
    return { ok: true as const, token };
  });
}

/** The row of an invitation and its audit row; also for the command that invites the first administrator. */
export function insertInvitation(
  tx: Tx,
  invited: {
    name: string;
    email: string;
    roles: Role[];
    organisation: { id: string };
    actor: Actor | null;
    now: Date;
    secret: string;
    token?: string | undefined;
  },
): string {
  const { name, email, roles, organisation, actor, now, secret } = invited;
  const token = invited.token ?? newToken();
  const row = {
    id: randomUUID(),
    organisationId: organisation.id,
    name,
    email,
    roles,
    invitedBy: actor?.kind === 'member' ? actor.personId : null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000).toISOString(),
  };
  tx.insert(invitations)
    .values({ ...row, tokenHash: hashToken(token, secret) })
    .run();
  const subject = { type: 'invitation', id: row.id } as const;
  recordAudit(tx, { actor, now, action: 'person.invite', subject, after: row });
  return token;
}

export function revokeInvitation({ db, actor, now }: Who, id: string): true | null {
  if (!canAdminister(actor)) return null;
  return writeTransaction(db, (tx) => {
    const { changes } = tx
      .update(invitations)
      .set({ revokedAt: now.toISOString() })
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
      .run();
    if (changes === 0) return null;
    const subject = { type: 'invitation', id } as const;
    recordAudit(tx, { actor, now, action: 'person.invitation-revoke', subject });
    return true;
  });
}

/** Takes back every open link for an address, so that a new one can be made in the same transaction. */
export function revokeOpenInvitations(tx: Tx, email: string, now: Date): void {
  const rows = tx.select().from(invitations).where(eq(invitations.email, email)).all();
  for (const row of rows.filter((one) => invitationState(one, now) === 'open')) {
    tx.update(invitations)
      .set({ revokedAt: now.toISOString() })
      .where(eq(invitations.id, row.id))
      .run();
    const subject = { type: 'invitation', id: row.id } as const;
    recordAudit(tx, { actor: null, now, action: 'person.invitation-revoke', subject });
  }
}

/** Makes the account that an invitation is for; gives the person's id, or null when the link is not open. */
export async function acceptInvitation(
  { db, now, secret }: { db: Db; now: Date; secret: string },
  token: string,
  password: string,
): Promise<string | null> {
  const passwordHash = await hashPassword(password);
  return writeTransaction(db, (tx) => {
    const invitation = findInvitation(tx, token, secret, now);
    if (!invitation || isEmailTaken(tx, invitation.email)) return null;
    const { organisationId, email, name, roles } = invitation;
    // The organisation may have changed since: what was allowed then must be allowed now.
    if (!mayAllHold(invitation.kind, roles)) return null;
    const person = { id: randomUUID(), organisationId, email, name, createdAt: now.toISOString() };
    tx.insert(people)
      .values({ ...person, passwordHash })
      .run();
    for (const role of roles) tx.insert(personRoles).values({ personId: person.id, role }).run();
    tx.update(invitations)
      .set({ usedAt: now.toISOString() })
      .where(eq(invitations.id, invitation.id))
      .run();
    const subject = { type: 'person', id: person.id } as const;
    const after = { ...person, roles };
    recordAudit(tx, { actor: null, now, action: 'person.join', subject, after });
    return person.id;
  });
}

/** Suspends a person, which ends their sessions, or lets them back in. Null for who may not, and where nothing would change. */
export function setSuspended(
  { db, actor, now }: Who,
  personId: string,
  suspended: boolean,
): true | null {
  if (!canSuspend(actor, personId)) return null;
  return writeTransaction(db, (tx) => {
    const { changes } = tx
      .update(people)
      .set({ suspendedAt: suspended ? now.toISOString() : null })
      .where(
        and(
          eq(people.id, personId),
          suspended ? isNull(people.suspendedAt) : isNotNull(people.suspendedAt),
        ),
      )
      .run();
    if (changes === 0) return null;
    if (suspended) endSessions(tx, personId, null);
    const action = suspended ? 'person.suspend' : 'person.restore';
    recordAudit(tx, { actor, now, action, subject: { type: 'person', id: personId } });
    return true;
  });
}
