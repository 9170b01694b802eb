import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { type OfferRow, offers } from '#db/schema/offers';
import type { AuditAction } from '~/features/audit/actions';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { Actor } from '~/server/actor';
import { type OfferColumns, toColumns } from './form-values';
import { can, canOffer, isOwn } from './policy';
import type { OfferAction } from './rules';
import type { OfferInput, OfferIntent } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
}

/** 422: an answer is at fault. 409: somebody else changed the offer since the form was made. */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
}
/** `isOpened`: it was a draft, and is on the board now. */
type Saved = { ok: true; id: string; isOpened?: boolean } | Refused;

/** Writes a new offer of the actor's organisation, as a draft or open at once. Null for who may not offer. */
export function createOffer(
  { db, actor, now }: Who,
  input: OfferInput,
  intent: OfferIntent,
): Saved | null {
  if (!canOffer(actor)) return null;
  const refused = intent === 'open' ? windowPast(input, now) : null;
  if (refused) return refused;
  return writeTransaction(db, (tx) => {
    const row: typeof offers.$inferInsert = {
      ...toColumns(input),
      ...(intent === 'open' ? opened({ postedOn: null }, now) : { status: 'draft' as const }),
      id: randomUUID(),
      organisationId: actor.organisationId,
      createdBy: actor.personId,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    const after = tx.insert(offers).values(row).returning().get();
    audit(tx, { actor, now }, 'offer.create', null, after);
    if (intent === 'open') audit(tx, { actor, now }, 'offer.open', null, after);
    return { ok: true as const, id: after.id, ...(intent === 'open' && { isOpened: true }) };
  });
}

/**
 * Changes an offer of the actor's organisation; `open` also opens a draft. An offer that is on the board is
 * always held to what opening asks, and saving it says that it still stands. Null: missing, foreign or closed.
 */
export function updateOffer(
  { db, actor, now }: Who,
  id: string,
  input: OfferInput,
  intent: OfferIntent,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !can(actor, 'edit', before)) return null;
    if (input.version !== before.version) return STALE;
    const isDraft = before.status === 'draft';
    if (!isDraft && intent === 'draft') return null;
    const refused = intent === 'open' ? windowPast(input, now) : null;
    if (refused) return refused;
    const columns = toColumns(input);
    const after = save(tx, before, now, {
      ...columns,
      ...withoutOldTranslations(before, columns),
      ...(isDraft ? (intent === 'open' ? opened(before, now) : {}) : { confirmedOn: dayOf(now) }),
    });
    audit(tx, { actor, now }, 'offer.update', before, after);
    if (isDraft && intent === 'open') audit(tx, { actor, now }, 'offer.open', before, after);
    return { ok: true, id, ...(isDraft && intent === 'open' && { isOpened: true }) };
  });
}

/** One click says that the offer still stands: it is fresh again for six months. */
export function confirmOffer(who: Who, id: string, version: number): Saved | null {
  const change = { confirmedOn: dayOf(who.now) };
  return changeStatus(who, id, version, 'confirm', 'offer.confirm', change);
}

/** Takes an open offer off the board for a while: it stays readable and is not matched. */
export function pauseOffer(who: Who, id: string, version: number): Saved | null {
  return changeStatus(who, id, version, 'pause', 'offer.pause', { status: 'paused' });
}

/** Puts a paused offer back on the board, which also says that it stands. */
export function resumeOffer(who: Who, id: string, version: number): Saved | null {
  const change = { status: 'open' as const, confirmedOn: dayOf(who.now) };
  return changeStatus(who, id, version, 'resume', 'offer.resume', change);
}

/** Ends an offer for good; it stays readable. */
export function closeOffer(who: Who, id: string, version: number): Saved | null {
  const change = { status: 'closed' as const, closedAt: who.now.toISOString() };
  return changeStatus(who, id, version, 'close', 'offer.close', change);
}

/** Deletes a draft. What was once open is closed, never deleted. */
export function deleteDraftOffer(
  { db, actor, now }: Who,
  id: string,
  version: number,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !can(actor, 'delete', before)) return null;
    if (version !== before.version) return STALE;
    tx.delete(offers).where(eq(offers.id, id)).run();
    audit(tx, { actor, now }, 'offer.delete-draft', before, null);
    return { ok: true, id };
  });
}

function changeStatus(
  { db, actor, now }: Who,
  id: string,
  version: number,
  action: OfferAction,
  recordedAs: AuditAction,
  change: Partial<OfferRow>,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !canOffer(actor) || !isOwn(actor, before)) return null;
    // A button pressed twice, or on an old page: the offer has changed since.
    if (version !== before.version) return STALE;
    if (!can(actor, action, before)) return null;
    const after = save(tx, before, now, change);
    audit(tx, { actor, now }, recordedAs, before, after);
    return { ok: true, id };
  });
}

function find(tx: Tx, id: string): OfferRow | undefined {
  return tx.select().from(offers).where(eq(offers.id, id)).get();
}

function save(tx: Tx, before: OfferRow, now: Date, change: Partial<OfferRow>): OfferRow {
  return tx
    .update(offers)
    .set({ ...change, version: before.version + 1, updatedAt: now.toISOString() })
    .where(and(eq(offers.id, before.id), eq(offers.version, before.version)))
    .returning()
    .get();
}

function audit(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Date },
  action: AuditAction,
  before: OfferRow | null,
  after: OfferRow | null,
): void {
  const id = (after ?? before)?.id ?? '';
  const state = actor.kind === 'member' ? actor.state : null;
  recordAudit(tx, { actor, now, action, subject: { type: 'offer', id, state }, before, after });
}

/** A draft becomes open: on the board from today, confirmed today. */
function opened({ postedOn }: Pick<OfferRow, 'postedOn'>, now: Date) {
  return {
    status: 'open' as const,
    postedOn: postedOn ?? dayOf(now),
    confirmedOn: dayOf(now),
  };
}

/** A translation of words that were since changed would say what nobody offers. */
function withoutOldTranslations(
  before: OfferRow,
  { language, title, summary }: OfferColumns,
): Partial<OfferRow> {
  const isSame = language === before.language;
  return {
    titles: isSame && title === before.title ? before.titles : {},
    summaries: isSame && summary === before.summary ? before.summaries : {},
  };
}

function windowPast({ windowTo: to }: OfferInput, now: Date): Refused | null {
  const today = dayOf(now);
  if (to === undefined || to >= today) return null;
  const errors = { windowTo: [fault('offers.error.windowPast', { to, today })] };
  return { ok: false, status: 422, errors };
}

const STALE: Refused = { ok: false, status: 409, errors: { '': [fault('offers.error.changed')] } };

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
