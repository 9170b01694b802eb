import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import { organisations } from '#db/schema/organisations';
import { recordAudit } from '~/features/audit/record.server';
import { type Sensitive, findSensitive } from '~/features/needs/rules';
import { labelRank } from '~/features/needs/visibility';
import { fault } from '~/i18n/fault';
import type { Locale } from '~/i18n/locales';
import type { Member } from '~/server/actor';
import type { ConfirmInput } from '~/server/fields';
import { type Acted, actOnce } from '~/server/once.server';
import { canReport, canReportOf, mustNameSource } from './policy';
import { findRow, findSourceNeed, toldOf } from './queries.server';
import { differingFields, leastLabel } from './rules';
import type { ActivityInput } from './schema';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
  locale: Locale;
}

/**
 * 422: an answer is at fault, or a text holds something to look at again (`sensitive`). 409: somebody else was
 * quicker, and what stands there now is not what the form was made of.
 */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  sensitive?: Sensitive[];
}

/** Reports support outside the platform. Null for who may report nothing. */
export function reportActivity(
  who: Who,
  input: ActivityInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      if (!canReport(actor)) return null;
      const columns = columnsOf(tx, input);
      const refused = faultsOf(who, input, columns);
      if (refused) return refused;
      const row = tx
        .insert(activities)
        .values({
          ...columns,
          id: randomUUID(),
          sourceNeedId: input.sourceNeed || null,
          reportedBy: actor.personId,
          createdAt: now.toISOString(),
        })
        .returning()
        .get();
      const { id, state } = row;
      const subject = { type: 'activity', id, state } as const;
      recordAudit(tx, { actor, now, action: 'activity.report', subject, after: facts(row) });
      return { ok: true };
    }),
  );
}

/** Corrects a report. Null where it is not there, came of a match, or is not the actor's to change. */
export function updateActivity(
  who: Who,
  id: string,
  input: ActivityInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(who, id);
      if (!before || !canReportOf(actor, before)) return null;
      const columns = columnsOf(tx, input);
      if (input.version !== before.version) return STALE;
      const refused = faultsOf(who, { ...input, sourceNeed: before.sourceNeedId ?? '' }, columns);
      if (refused) return refused;
      const isRenamed = columns.title !== before.title || columns.language !== before.language;
      const after = tx
        .update(activities)
        // A translation of what is no longer said would say the old thing.
        .set({ ...columns, ...(isRenamed && { titles: {} }), version: before.version + 1 })
        .where(eq(activities.id, id))
        .returning()
        .get();
      const subject = { type: 'activity', id, state: after.state } as const;
      const changed = differingFields(toldOf(before), toldOf(after));
      recordAudit(tx, {
        actor,
        now,
        action: 'activity.update',
        subject,
        before: facts(before),
        after: { ...facts(after), changed },
      });
      return { ok: true };
    }),
  );
}

/** Takes a report away; the log keeps what it said. Null as in `updateActivity`. */
export function removeActivity(
  who: Who,
  id: string,
  input: ConfirmInput,
  location: string,
): Acted | Refused | null {
  const { db, actor, now } = who;
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, who, input.once, location, () => {
      const before = findRow(who, id);
      if (!before || !canReportOf(actor, before)) return null;
      if (input.version !== before.version) return STALE;
      tx.delete(activities).where(eq(activities.id, id)).run();
      const subject = { type: 'activity', id, state: before.state } as const;
      recordAudit(tx, { actor, now, action: 'activity.remove', subject, before: facts(before) });
      return { ok: true };
    }),
  );
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(tx: Tx, input: ActivityInput) {
  const { state, category, topics, language, title, dateFrom, dateTo, status, support, label } =
    input;
  const organisation = input.organisation
    ? tx
        .select({ id: organisations.id, name: organisations.name })
        .from(organisations)
        .where(and(eq(organisations.id, input.organisation), isNotNull(organisations.verifiedAt)))
        .get()
    : undefined;
  return {
    organisationId: organisation?.id ?? null,
    providerName: organisation?.name ?? input.providerName,
    introductionId: null,
    state,
    category,
    topics,
    language,
    title,
    dateFrom,
    dateTo,
    status,
    support,
    label,
    source: input.source || null,
  };
}

/** What only the domain can find wrong with a report; null when nothing is. */
function faultsOf(who: Who, input: ActivityInput, columns: Columns): Refused | null {
  const { actor } = who;
  const errors: Record<string, string[]> = {};
  if (input.organisation && !columns.organisationId) {
    errors['organisation'] = [fault('errors.unknownChoice', { found: input.organisation })];
  } else if (!canReportOf(actor, columns)) {
    errors['organisation'] = [fault('activities.error.notYours')];
  } else if (!columns.source && mustNameSource(actor, columns)) {
    errors['source'] = [fault('activities.error.source')];
  }
  // A State may say of itself what it likes; others keep to the label under which they read it.
  if (input.sourceNeed && actor.state !== columns.state) {
    const need = findSourceNeed(who, input.sourceNeed);
    const least = leastLabel(need?.label ?? 'AMBER');
    if (labelRank(columns.label) < labelRank(least)) {
      errors['label'] = [fault('activities.error.label', { least, found: columns.label })];
    }
  }
  if (Object.keys(errors).length > 0) return { ok: false, status: 422, errors };
  const { title, source } = input;
  const sensitive = input.confirmSensitive ? [] : findSensitive({ title, source });
  if (sensitive.length === 0) return null;
  const confirm = { confirmSensitive: [fault('needs.error.sensitive')] };
  return { ok: false, status: 422, errors: confirm, sensitive };
}

const STALE: Refused = {
  ok: false,
  status: 409,
  errors: { '': [fault('activities.error.stale')] },
};

/** Without texts: a report may be under AMBER, the log is not. */
function facts(row: ActivityRow) {
  const { version, organisationId, state, category, topics, dateFrom, dateTo, status } = row;
  const { support, label, sourceNeedId } = row;
  return {
    version,
    organisationId,
    state,
    category,
    topics,
    dateFrom,
    dateTo,
    status,
    support,
    label,
    sourceNeedId,
    hasSource: row.source !== null,
  };
}
