import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { findState } from '#db/reference/states';
import type { OrganisationKind } from '#db/schema/enums';
import { invitations } from '#db/schema/invitations';
import { organisations } from '#db/schema/organisations';
import { people, personRoles } from '#db/schema/people';
import { mayAllHold } from '~/features/accounts/policy';
import { invitationState } from '~/features/accounts/rules';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { Actor } from '~/server/actor';
import { canChangeVerification, canEditOrganisations } from './policy';
import type { OrganisationInput } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
}

/** 422: an answer is at fault. 409: somebody else changed the organisation since the form was made. */
type Refused = { ok: false; status: 409 | 422; errors: Record<string, string[]> };
type Saved = { ok: true; id: string } | Refused;

/** Creates an organisation, not yet verified. Null for who may not. */
export function createOrganisation(
  { db, actor, now }: Who,
  input: OrganisationInput,
): Saved | null {
  if (!canEditOrganisations(actor)) return null;
  return writeTransaction(db, (tx) => {
    const wrong = faultsOf(tx, input, null);
    if (wrong) return refused(wrong);
    const row = insertOrganisation(tx, { ...columns(input), verifiedAt: null }, actor, now);
    return { ok: true as const, id: row.id };
  });
}

/** The row of an organisation and its audit row; also for the command that makes the operator's. */
export function insertOrganisation(
  tx: Tx,
  values: Omit<typeof organisations.$inferInsert, 'id' | 'createdAt'>,
  actor: Actor | null,
  now: Date,
): typeof organisations.$inferSelect {
  const row = tx
    .insert(organisations)
    .values({ ...values, id: randomUUID(), createdAt: now.toISOString() })
    .returning()
    .get();
  const subject = { type: 'organisation', id: row.id, state: row.state } as const;
  recordAudit(tx, { actor, now, action: 'organisation.create', subject, after: row });
  return row;
}

/**
 * Changes an organisation; null for who may not and for no such organisation. Refuses when somebody else
 * changed it since the form was opened, and a change of whom a verified organisation speaks for: the
 * verification vouched for exactly that.
 */
export function updateOrganisation(
  { db, actor, now }: Who,
  id: string,
  input: OrganisationInput,
): Saved | null {
  if (!canEditOrganisations(actor)) return null;
  return writeTransaction(db, (tx) => {
    const before = tx.select().from(organisations).where(eq(organisations.id, id)).get();
    if (!before) return null;
    if (input.version !== before.version) {
      return { ...refused({ '': [fault('organisations.error.stale')] }), status: 409 as const };
    }
    const after = {
      ...columns(input, before.names),
      version: before.version + 1,
    };
    const wrong = faultsOf(tx, input, id);
    if (wrong) return refused(wrong);
    if (before.verifiedAt && (after.kind !== before.kind || after.state !== before.state)) {
      const field = after.kind !== before.kind ? 'kind' : 'state';
      return refused({ [field]: [fault('organisations.error.verified')] });
    }
    if (!rolesAllow(tx, id, after.kind, now)) {
      return refused({ kind: [fault('organisations.error.rolesHeld')] });
    }
    tx.update(organisations).set(after).where(eq(organisations.id, id)).run();
    const subject = { type: 'organisation', id, state: after.state } as const;
    recordAudit(tx, { actor, now, action: 'organisation.update', subject, before, after });
    return { ok: true as const, id };
  });
}

/**
 * Verifies an organisation, or takes that back; the reason stays in the audit log. Null for who may not, and
 * where nothing would change.
 */
export function setVerified(
  { db, actor, now }: Who,
  id: string,
  verified: boolean,
  reason: string,
): true | null {
  if (!canChangeVerification(actor, id)) return null;
  return writeTransaction(db, (tx) => {
    const unchanged = verified
      ? isNull(organisations.verifiedAt)
      : isNotNull(organisations.verifiedAt);
    const row = tx
      .update(organisations)
      .set({ verifiedAt: verified ? now.toISOString() : null })
      .where(and(eq(organisations.id, id), unchanged))
      .returning()
      .get();
    if (!row) return null;
    const action = verified ? 'organisation.verify' : 'organisation.unverify';
    const subject = { type: 'organisation', id, state: row.state } as const;
    recordAudit(tx, { actor, now, action, subject, after: { reason } });
    return true;
  });
}

function columns(
  { name, nameZh, kind, state, website }: OrganisationInput,
  before: Partial<Record<string, string>> = {},
) {
  const { zh: _replaced, ...others } = before;
  const names = nameZh ? { ...others, zh: nameZh } : others;
  return { name, names, kind, state: state ?? null, website: website ?? null };
}

function faultsOf(
  tx: Tx,
  { name, state }: OrganisationInput,
  exceptId: string | null,
): Refused['errors'] | null {
  if (state !== undefined && !findState(state)) {
    return { state: [fault('errors.unknownChoice', { found: state })] };
  }
  const namesake = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        eq(organisations.name, name),
        exceptId === null ? undefined : ne(organisations.id, exceptId),
      ),
    )
    .get();
  return namesake ? { name: [fault('organisations.error.nameTaken', { name })] } : null;
}

/** Whether everybody who has, or is about to have, a role there could keep it in an organisation of this kind. */
function rolesAllow(tx: Tx, id: string, kind: OrganisationKind, now: Date): boolean {
  const held = tx
    .select({ role: personRoles.role })
    .from(personRoles)
    .innerJoin(people, eq(people.id, personRoles.personId))
    .where(eq(people.organisationId, id))
    .all()
    .map(({ role }) => role);
  const invited = tx
    .select()
    .from(invitations)
    .where(eq(invitations.organisationId, id))
    .all()
    .filter((row) => invitationState(row, now) === 'open')
    .flatMap(({ roles }) => roles);
  return mayAllHold(kind, [...held, ...invited]);
}

function refused(errors: Refused['errors']): Refused {
  return { ok: false, status: 422, errors };
}
