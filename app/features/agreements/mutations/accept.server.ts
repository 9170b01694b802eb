import { randomUUID } from 'node:crypto';
import { and, count, eq, gte, inArray } from 'drizzle-orm';
import { type Db, type Tx, writeTransaction } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import type { Side } from '#db/schema/enums';
import { introductions } from '#db/schema/introductions';
import { offers } from '#db/schema/offers';
import { type TermsRow, termsVersions } from '#db/schema/terms';
import { recordAudit } from '~/features/audit/record.server';
import { mayDo } from '~/features/introductions/life-cycle';
import { actsFor } from '~/features/introductions/policy';
import { notify, peopleOfSide } from '~/features/notifications/notify.server';
import { fault } from '~/i18n/fault';
import type { Condition } from '~/matching/vocabulary';
import type { Member } from '~/server/actor';
import { type Acted, actOnce } from '~/server/once.server';
import { type Match, agreeableForms, findMatch, unseenConditions } from '../queries/match.server';
import { allTerms } from '../queries/setting.server';
import type { AcceptForm } from '../schema';
import { type Refused, refuse, settleNeed, termsFacts } from './shared.server';

interface Who {
  db: Db;
  actor: Member;
  now: Date;
}
type By = Omit<Who, 'db'>;

/**
 * Accepts the terms that the other side proposed, exactly the version that was seen. The first time this is the
 * agreement: activity, place, forms of support and status follow in the same transaction. Later it replaces the
 * terms in force. Null for who may not answer them.
 */
export function acceptTerms(
  { db, actor, now }: Who,
  id: string,
  form: AcceptForm,
  location: string,
): Acted | Refused | null {
  return writeTransaction(db, (tx) =>
    actOnce<Refused | null>(tx, { actor, now }, form.once, location, () => {
      const found = findMatch(tx, id);
      const side = found && actsFor(actor, found.parties);
      if (!found || !side) return null;
      const { status } = found.match;
      if (!mayDo('propose-terms', { status, side })) return null;
      const latest = allTerms(tx, id).at(-1);
      if (latest?.number !== form.number || latest.status !== 'proposed') return stale(latest);
      if (!mayDo('accept-terms', { status, side, askedBy: latest.proposedBySide })) return null;
      const isFirst = status === 'accepted';
      const refused =
        refusedForms(tx, found, latest) ??
        refusedDays(latest, now) ??
        (isFirst
          ? (refusedByRecords(tx, found, now) ?? refusedConditions(found, side, form.conditions))
          : null);
      if (refused) return refused;
      agree(tx, { actor, now }, found, side, latest);
      if (isFirst) begin(tx, { actor, now }, found, latest);
      else change(tx, { actor, now }, found, latest);
      settleNeed(tx, { actor, now }, found.need);
      tell(tx, found, now);
      return { ok: true };
    }),
  );
}

function stale(latest: TermsRow | undefined): Refused {
  const code = fault('agreements.error.acceptStale', { number: latest?.number ?? 0 });
  return { ...refuse(409, code), version: latest?.number ?? 0 };
}

/** A form may have been agreed with another provider meanwhile, or left the need or the offer. */
function refusedForms(tx: Tx, found: Match, { terms }: TermsRow): Refused | null {
  const open = agreeableForms(tx, found);
  // What is in force stays agreed, whatever the offer says now.
  const agreed = found.match.support;
  const gone = terms.support.filter((form) => !open.includes(form) && !agreed.includes(form));
  if (gone.length === 0) return null;
  const errors = gone.map((form) => fault('agreements.error.covered', { form }));
  return { ok: false, status: 409, errors: { '': errors } };
}

/** Terms can wait for an answer until what they say is over. */
function refusedDays({ terms: { endsOn: to } }: TermsRow, now: Date): Refused | null {
  const today = now.toISOString().slice(0, 10);
  return to < today ? refuse(409, fault('agreements.error.endPast', { to, today })) : null;
}

function refusedByRecords(tx: Tx, { need, offer }: Match, now: Date): Refused | null {
  if (!['open', 'in-agreement', 'expired'].includes(need.status)) {
    return refuse(409, fault('agreements.error.needClosed'));
  }
  if (offer.status !== 'open') {
    const status = offer.status === 'paused' ? 'paused' : 'closed';
    return refuse(409, fault(`agreements.error.offer.${status}`));
  }
  if ((offer.places ?? 0) < 1) return refuse(409, fault('agreements.error.noPlace'));
  const current = tx
    .select({ rows: count() })
    .from(activities)
    .where(
      and(
        eq(activities.offerId, offer.id),
        eq(activities.state, need.state),
        inArray(activities.status, ['planned', 'active']),
        gte(activities.dateTo, now.toISOString().slice(0, 10)),
      ),
    )
    .get();
  const found = current?.rows ?? 0;
  if (found < offer.perState) return null;
  return refuse(409, fault('agreements.error.perState', { max: offer.perState }));
}

/** Only the State ticks conditions, every one that it has not yet seen; the provider cannot do it for the State. */
function refusedConditions(found: Match, side: Side, ticked: readonly Condition[]): Refused | null {
  const unseen = unseenConditions(found);
  if (unseen.length === 0) return null;
  if (side === 'provider') return refuse(409, fault('agreements.error.conditionsChanged'));
  const missing = unseen.filter((condition) => !ticked.includes(condition));
  if (missing.length === 0) return null;
  const errors = missing.map((condition) => fault('agreements.error.condition', { condition }));
  return { ok: false, status: 422, errors: { conditions: errors } };
}

/** The version is in force, the one before it no longer, and the match says what was agreed. */
function agree(tx: Tx, by: By, { match, need, offer }: Match, side: Side, latest: TermsRow): void {
  const at = by.now.toISOString();
  const ofMatch = eq(termsVersions.introductionId, match.id);
  tx.update(termsVersions)
    .set({ status: 'superseded' })
    .where(and(ofMatch, eq(termsVersions.status, 'accepted')))
    .run();
  tx.update(termsVersions)
    .set({ status: 'accepted', answeredBy: by.actor.personId, answeredAt: at })
    .where(and(ofMatch, eq(termsVersions.number, latest.number)))
    .run();
  const { support, startsOn, endsOn } = latest.terms;
  const isFirst = match.status === 'accepted';
  const after = tx
    .update(introductions)
    .set({
      status: 'agreed',
      version: match.version + 1,
      support,
      startsOn,
      endsOn,
      ...(isFirst
        ? {
            agreedAt: at,
            conditionsSeen: offer.conditionsAnswer === 'list' ? offer.conditions : [],
          }
        : // What a side called complete was what had been agreed before.
          {
            completedByStateAt: null,
            completedByProviderAt: null,
            completionRemindedAt: null,
          }),
    })
    .where(eq(introductions.id, match.id))
    .returning()
    .get();
  recordAudit(tx, {
    ...by,
    action: 'terms.accept',
    subject: { type: 'introduction', id: match.id, state: need.state },
    before: { status: match.status, version: match.version },
    after: {
      status: after.status,
      version: after.version,
      side,
      number: latest.number,
      ...termsFacts(latest.terms),
    },
  });
}

/** An agreement makes an activity and takes a place of the offer. */
function begin(tx: Tx, by: By, { match, need, offer, provider }: Match, latest: TermsRow): void {
  const { support, startsOn, endsOn } = latest.terms;
  const activity = tx
    .insert(activities)
    .values({
      id: randomUUID(),
      organisationId: match.providerId,
      providerName: provider.name,
      offerId: offer.id,
      state: need.state,
      category: need.category ?? offer.categories[0]?.category ?? '',
      topics: need.topics,
      language: offer.language,
      title: offer.title,
      titles: offer.titles,
      dateFrom: startsOn,
      dateTo: endsOn,
      status: statusFrom(startsOn, by.now),
      // That a State is helped with what it keeps to itself is not told more widely than the need.
      label: need.labelSummary,
      introductionId: match.id,
      support,
      createdAt: by.now.toISOString(),
    })
    .returning()
    .get();
  recordAudit(tx, {
    ...by,
    action: 'activity.create',
    subject: { type: 'activity', id: activity.id, state: need.state },
    after: activityFacts(activity),
  });
  const places = (offer.places ?? 0) - 1;
  tx.update(offers)
    .set({ places, version: offer.version + 1, updatedAt: by.now.toISOString() })
    .where(eq(offers.id, offer.id))
    .run();
  recordAudit(tx, {
    ...by,
    action: 'offer.update',
    subject: { type: 'offer', id: offer.id },
    before: { places: offer.places, version: offer.version },
    after: { places, version: offer.version + 1 },
  });
}

/** Days and forms of support of the activity follow the terms that are in force now. */
function change(tx: Tx, by: By, { match, need }: Match, latest: TermsRow): void {
  const { support, startsOn, endsOn } = latest.terms;
  const before = tx.select().from(activities).where(eq(activities.introductionId, match.id)).get();
  if (!before) return;
  const after = tx
    .update(activities)
    .set({
      dateFrom: startsOn,
      dateTo: endsOn,
      support,
      status: statusFrom(startsOn, by.now),
      version: before.version + 1,
    })
    .where(eq(activities.id, before.id))
    .returning()
    .get();
  recordAudit(tx, {
    ...by,
    action: 'activity.update',
    subject: { type: 'activity', id: before.id, state: need.state },
    before: activityFacts(before),
    after: activityFacts(after),
  });
}

function statusFrom(startsOn: string, now: Date): 'planned' | 'active' {
  return startsOn > now.toISOString().slice(0, 10) ? 'planned' : 'active';
}

function activityFacts({ status, version, dateFrom, dateTo, support, label }: ActivityRow) {
  return { status, version, dateFrom, dateTo, support, label };
}

function tell(tx: Tx, { match, parties }: Match, now: Date): void {
  notify(tx, {
    kind: 'terms-accepted',
    subject: { type: 'introduction', id: match.id },
    recipients: [...peopleOfSide(tx, parties, 'state'), ...peopleOfSide(tx, parties, 'provider')],
    now,
  });
}
