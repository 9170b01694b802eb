import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { organisations } from '#db/schema/organisations';
import type { OrganisationInput } from '~/features/accounts/schema';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { Actor } from '~/server/actor';
import { canEditOrganisations } from './policy';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
}

type Saved = { ok: true; id: string } | { ok: false; errors: Record<string, string[]> };

/** Creates an organisation, not yet verified. Null for who may not. */
export function createOrganisation(
  { db, actor, now }: Who,
  input: OrganisationInput,
): Saved | null {
  if (!canEditOrganisations(actor)) return null;
  return writeTransaction(db, (tx) => {
    if (isNameTaken(tx, input.name, null)) return nameTaken();
    const row = { ...columns(input), id: randomUUID(), createdAt: now.toISOString() };
    tx.insert(organisations).values(row).run();
    const subject = { type: 'organisation', id: row.id, state: row.state } as const;
    recordAudit(tx, { actor, now, action: 'organisation.create', subject, after: row });
    return { ok: true as const, id: row.id };
  });
}

/** Changes an organisation; refuses when somebody else changed it since the form was opened. */
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
      return { ok: false as const, errors: { '': [fault('errors.page.409.body')] } };
    }
    if (isNameTaken(tx, input.name, id)) return nameTaken();
    const after = { ...columns(input), version: before.version + 1 };
    tx.update(organisations).set(after).where(eq(organisations.id, id)).run();
    const subject = { type: 'organisation', id, state: after.state } as const;
    recordAudit(tx, { actor, now, action: 'organisation.update', subject, before, after });
    return { ok: true as const, id };
  });
}

/** Verifies an organisation, or takes that back; the reason stays in the audit log. */
export function setVerified(
  { db, actor, now }: Who,
  id: string,
  verified: boolean,
  reason: string,
): true | null {
  if (!canEditOrganisations(actor)) return null;
  return writeTransaction(db, (tx) => {
    const { changes } = tx
      .update(organisations)
      .set({ verifiedAt: verified ? now.toISOString() : null })
      .where(eq(organisations.id, id))
      .run();
    if (changes === 0) return null;
    const action = verified ? 'organisation.verify' : 'organisation.unverify';
    const subject = { type: 'organisation', id } as const;
    recordAudit(tx, { actor, now, action, subject, after: { reason } });
    return true;
  });
}

function columns({ name, kind, state, website }: OrganisationInput) {
  return { name, kind, state: state ?? null, website: website ?? null };
}

function isNameTaken(tx: Tx, name: string, exceptId: string | null): boolean {
  const other = exceptId === null ? undefined : ne(organisations.id, exceptId);
  return (
    tx
      .select()
      .from(organisations)
      .where(and(eq(organisations.name, name), other))
      .get() !== undefined
  );
}

function nameTaken() {
  return { ok: false as const, errors: { name: [fault('accounts.error.nameTaken')] } };
}
