import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { type NeedRow, needIndicators, needs } from '#db/schema/needs';
import type { AuditAction } from '~/features/audit/actions';
import { recordAudit } from '~/features/audit/record.server';
import { fault } from '~/i18n/fault';
import type { Actor } from '~/server/actor';
import { freeTexts, toColumns, toIndicators } from './form-values';
import { can, canNeed, isOwn } from './policy';
import { findPriorityHolder } from './queries.server';
import { type NeedAction, REVIEW_MONTHS, type Sensitive, addMonths, findSensitive } from './rules';
import type { NeedInput, NeedIntent } from './schema';

interface Who {
  db: Db;
  actor: Actor;
  now: Date;
}

/**
 * 422: an answer is at fault, or a text holds something that the State should look at again (`sensitive`).
 * 409: somebody else changed the need since the form was made.
 */
export type Refused = {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  sensitive?: Sensitive[];
};
/** `isOpened`: it was a draft, and is on the board now. */
type Saved = { ok: true; id: string; isOpened?: boolean } | Refused;

/** Writes a new need of the actor's State, as a draft or open at once. Null for who may not speak for a State. */
export function createNeed(
  { db, actor, now }: Who,
  input: NeedInput,
  intent: NeedIntent,
): Saved | null {
  if (!canNeed(actor)) return null;
  const { state, organisationId, personId } = actor;
  return writeTransaction(db, (tx): Saved => {
    const refused = refusal(tx, input, intent === 'open', { state, id: null }, now);
    if (refused) return refused;
    const columns = toColumns(input);
    const after = tx
      .insert(needs)
      .values({
        ...columns,
        titles: translatedTitles({}, input),
        ...(intent === 'open' ? opened(now) : { status: 'draft' as const }),
        id: randomUUID(),
        state,
        organisationId,
        createdBy: personId,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      .returning()
      .get();
    writeIndicators(tx, after.id, input);
    audit(tx, { actor, now }, 'need.create', null, after);
    if (intent === 'open') audit(tx, { actor, now }, 'need.open', null, after);
    return { ok: true, id: after.id, ...(intent === 'open' && { isOpened: true }) };
  });
}

/**
 * Changes a need of the actor's State; `open` also opens a draft. A need that was once opened is always held to
 * what opening asks. Null: missing, foreign, or in no status to be changed.
 */
export function updateNeed(
  { db, actor, now }: Who,
  id: string,
  input: NeedInput,
  intent: NeedIntent,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !can(actor, 'edit', before, dayOf(now))) return null;
    // First, so that a draft that a colleague has opened meanwhile is shown and not lost.
    if (input.version !== before.version) return stale('needs.error.stale');
    const isDraft = before.status === 'draft';
    if (!isDraft && intent === 'draft') return null;
    const refused = refusal(tx, input, intent === 'open', before, now);
    if (refused) return refused;
    const columns = toColumns(input);
    const isSameLanguage = columns.language === before.language;
    const after = save(tx, before, now, {
      ...columns,
      // A translation of words that were since changed would say what the State does not.
      titles: translatedTitles(
        isSameLanguage && columns.title === before.title ? before.titles : {},
        input,
      ),
      objectives: isSameLanguage && columns.objective === before.objective ? before.objectives : {},
      ...(isDraft && intent === 'open' && opened(now)),
    });
    writeIndicators(tx, id, input);
    audit(tx, { actor, now }, 'need.update', before, after);
    if (isDraft && intent === 'open') audit(tx, { actor, now }, 'need.open', before, after);
    return { ok: true, id, ...(isDraft && intent === 'open' && { isOpened: true }) };
  });
}

/** Says that a need still stands: it is on the board for another twelve months, also where it had expired. */
export function reviewNeed(who: Who, id: string, version: number): Saved | null {
  const today = dayOf(who.now);
  return changeStatus(who, id, version, 'review', 'need.review', (tx, before) => {
    const holder =
      before.nationalPriority === null
        ? undefined
        : findPriorityHolder(tx, before.state, before.nationalPriority, id, today);
    if (holder) return priorityTaken('', before.nationalPriority ?? 0, holder.title);
    return { status: 'open', reviewOn: addMonths(today, REVIEW_MONTHS) };
  });
}

/**
 * Takes a need off the board for good, without a reason, and its introductions with it. From then on its State alone
 * reads it. Refused while an agreement on it is under way.
 * @param closeMatches what becomes of its introductions, which know of needs and not the other way round: false where
 *   one of them cannot be withdrawn
 */
export function withdrawNeed(
  who: Who,
  id: string,
  version: number,
  closeMatches: (tx: Tx, who: Who, need: NeedRow) => boolean,
): Saved | null {
  return changeStatus(who, id, version, 'withdraw', 'need.withdraw', (tx, before) => {
    if (!closeMatches(tx, who, before)) {
      return { ok: false, status: 409, errors: { '': [fault('needs.withdraw.underWay')] } };
    }
    return { status: 'withdrawn', closedAt: who.now.toISOString() };
  });
}

/**
 * The State says that what it needed is there.
 * @param closeWithMet what becomes of its introductions
 */
export function markNeedMet(
  who: Who,
  id: string,
  version: number,
  closeWithMet: (tx: Tx, who: Who, need: NeedRow) => void,
): Saved | null {
  return changeStatus(who, id, version, 'met', 'need.met', (tx, before) => {
    closeWithMet(tx, who, before);
    return { status: 'met', closedAt: who.now.toISOString() };
  });
}

/** Deletes a draft. What was once open is withdrawn, never deleted. */
export function deleteDraftNeed(
  { db, actor, now }: Who,
  id: string,
  version: number,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !can(actor, 'delete', before, dayOf(now))) return null;
    if (version !== before.version) return stale('needs.own.stale');
    tx.delete(needs).where(eq(needs.id, id)).run();
    audit(tx, { actor, now }, 'need.delete-draft', before, null);
    return { ok: true, id };
  });
}

function changeStatus(
  { db, actor, now }: Who,
  id: string,
  version: number,
  action: NeedAction,
  recordedAs: AuditAction,
  change: (tx: Tx, before: NeedRow) => Partial<NeedRow> | Refused,
): Saved | null {
  return writeTransaction(db, (tx): Saved | null => {
    const before = find(tx, id);
    if (!before || !canNeed(actor) || !isOwn(actor, before)) return null;
    // A button pressed twice, or on an old page: the need has changed since.
    if (version !== before.version) return stale('needs.own.stale');
    if (!can(actor, action, before, dayOf(now))) return null;
    const changed = change(tx, before);
    if ('ok' in changed) return changed;
    const after = save(tx, before, now, changed);
    audit(tx, { actor, now }, recordedAs, before, after);
    return { ok: true, id };
  });
}

/** What only the database, the day and the texts can say against an input that is well formed. */
function refusal(
  tx: Tx,
  input: NeedInput,
  isForBoard: boolean,
  need: { state: string; id: string | null },
  now: Date,
): Refused | null {
  const today = dayOf(now);
  const errors: Record<string, string[]> = {};
  if (isForBoard && input.windowTo !== undefined && input.windowTo < today) {
    errors['windowTo'] = [fault('needs.error.windowPast', { to: input.windowTo, today })];
  }
  const priority = input.nationalPriority;
  if (isForBoard && priority !== undefined) {
    const holder = findPriorityHolder(tx, need.state, priority, need.id, today);
    if (holder)
      Object.assign(errors, priorityTaken('nationalPriority', priority, holder.title).errors);
  }
  const sensitive = input.confirmSensitive ? [] : findSensitive(freeTexts(input));
  if (sensitive.length > 0) errors['confirmSensitive'] = [fault('needs.error.sensitive')];
  if (Object.keys(errors).length === 0) return null;
  return { ok: false, status: 422, errors, sensitive };
}

function priorityTaken(field: string, found: number, title: string): Refused {
  const errors = { [field]: [fault('needs.error.priorityTaken', { found, title })] };
  return { ok: false, status: 422, errors };
}

function stale(why: 'needs.error.stale' | 'needs.own.stale'): Refused {
  return { ok: false, status: 409, errors: { '': [fault(why)] } };
}

function find(tx: Tx, id: string): NeedRow | undefined {
  return tx.select().from(needs).where(eq(needs.id, id)).get();
}

function save(tx: Tx, before: NeedRow, now: Date, change: Partial<NeedRow>): NeedRow {
  return tx
    .update(needs)
    .set({ ...change, version: before.version + 1, updatedAt: now.toISOString() })
    .where(and(eq(needs.id, before.id), eq(needs.version, before.version)))
    .returning()
    .get();
}

function writeIndicators(tx: Tx, needId: string, input: NeedInput): void {
  tx.delete(needIndicators).where(eq(needIndicators.needId, needId)).run();
  toIndicators(input).forEach((row, position) => {
    tx.insert(needIndicators)
      .values({ ...row, needId, position })
      .run();
  });
}

/** The translations kept of a title, with the English one as it was sent. */
function translatedTitles(
  kept: NeedRow['titles'],
  { language, titleEn }: NeedInput,
): NeedRow['titles'] {
  const { en: _replaced, ...others } = kept;
  return titleEn && language !== 'en' ? { ...others, en: titleEn } : others;
}

/** A draft becomes open: on the board from today, to be reviewed in twelve months. */
function opened(now: Date) {
  const today = dayOf(now);
  return {
    status: 'open' as const,
    postedOn: today,
    reviewOn: addMonths(today, REVIEW_MONTHS),
  };
}

/**
 * The audit row says what changed and under which labels, never the words: the log is read by people whom the
 * need's labels do not admit.
 */
function audit(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Date },
  action: AuditAction,
  before: NeedRow | null,
  after: NeedRow | null,
): void {
  const { id, state } = after ?? before ?? { id: '', state: null };
  recordAudit(tx, {
    actor,
    now,
    action,
    subject: { type: 'need', id, state },
    before: before && facts(before),
    after: after && { ...facts(after), ...(before && { changed: changedFields(before, after) }) },
  });
}

function facts({ status, version, labelSummary, labelDetails, postedOn, reviewOn }: NeedRow) {
  return { status, version, labelSummary, labelDetails, postedOn, reviewOn };
}

function changedFields(before: NeedRow, after: NeedRow): string[] {
  return (Object.keys(after) as (keyof NeedRow)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
