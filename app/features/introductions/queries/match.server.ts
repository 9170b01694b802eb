import { and, asc, eq } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit';
import { organisations } from '#db/schema/organisations';
import { termsVersions } from '#db/schema/terms';
import type { Side } from '#db/schema/enums';
import { findPair } from '~/features/matches/queries/pair.server';
import { findNeed } from '~/features/needs/queries.server';
import { recordReading } from '~/features/needs/readings.server';
import { matchLabel } from '~/features/needs/visibility';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import { GIVEN_UP, isOneOf, mayDo } from '../life-cycle';
import { actsFor, readsMatchAs } from '../policy';
import { CLOSINGS, type Closing, nextOf, readsContact, readsMessage } from '../rules';
import {
  type MatchRows,
  type Who,
  completedBy,
  findContact,
  findRows,
  partiesOf,
} from './rows.server';

/**
 * A match as one of its sides reads it: as much of the need as the actor may read today, and what the sides said to
 * each other. Null when it is missing or foreign, which look alike.
 */
export function findMatch(who: Who, id: string) {
  const { db, actor, now, locale } = who;
  const rows = findRows(db, id);
  if (!rows) return null;
  const { match, offer, provider } = rows;
  const today = now.toISOString().slice(0, 10);
  const need = findNeed({ db, actor, locale, today }, rows.need.id);
  const parties = partiesOf(rows);
  const side = readsMatchAs(actor, parties, need !== null);
  if (!side) return null;
  if (need) recordReading(db, actor, { ...rows.need, label: need.label }, now);
  const acts = actsFor(actor, parties);
  const proposedBy = findProposer(db, match.id);
  const done = completedBy(match);
  const { status, startsOn, endsOn } = match;
  const next = nextOf({ status, startsOn, endsOn, proposedBy, completedBy: done }, today);
  const moment = {
    status,
    side: acts,
    completedBy: done,
    ...(proposedBy && { askedBy: proposedBy }),
  };
  // Of a match that was closed with its need, its provider is not told what became of the need.
  const isToldOfNeed = side === 'state' || !isOneOf(GIVEN_UP, status);
  const isNeedWithdrawn = isToldOfNeed && rows.need.status === 'withdrawn';
  const { labelDetails } = rows.need;
  const readsTexts =
    readsMessage(side, { status, labelDetails }) && (side === 'state' || !isNeedWithdrawn);
  const implementer = match.implementerId ? findOrganisation(who, match.implementerId) : null;
  const { text: offerTitle, language: offerLanguage } = textIn(locale, {
    language: offer.language,
    text: offer.title,
    texts: offer.titles,
  });
  return {
    id,
    version: match.version,
    status,
    label: matchLabel(readsTexts ? labelDetails : need ? need.label : rows.need.labelSummary),
    side,
    acts,
    next,
    isYourTurn: acts !== null && (next.turn === 'both' || next.turn === acts),
    may: {
      answer: mayDo('accept', moment),
      withdraw: mayDo('withdraw', moment),
      endEarly: mayDo('end-early', moment),
      // After an end the State may begin again, with this provider or with another.
      lookFurther:
        acts === 'state' &&
        need?.status === 'open' &&
        isOneOf([...GIVEN_UP, 'ended-early'], status),
    },
    state: { iso3: rows.need.state, name: namesIn(locale).state(rows.need.state) },
    provider: { id: provider.id, name: nameIn(locale, provider) },
    implementer,
    offer: {
      id: offer.id,
      title: offerTitle,
      language: offerLanguage,
      provenance: offer.provenance,
    },
    need,
    isNeedWithdrawn,
    labelDetails,
    message: readsTexts && match.message ? { text: match.message, language: match.language } : null,
    answer:
      (readsTexts || side === 'provider') && match.answer
        ? { text: match.answer, language: match.answerLanguage }
        : null,
    conditionsSeen: match.conditionsSeen,
    contacts: contactsOf(who, rows, side),
    startsOn,
    endsOn,
    story: storyOf(who, rows, side),
    fit: need?.access === 'details' ? (findPair(who, rows.need.id, offer.id)?.pair ?? null) : null,
  };
}
export type MatchView = NonNullable<ReturnType<typeof findMatch>>;

/** The side whose proposed terms wait for an answer. */
function findProposer(db: Who['db'], introductionId: string): Side | null {
  const row = db
    .select({ side: termsVersions.proposedBySide })
    .from(termsVersions)
    .where(
      and(eq(termsVersions.introductionId, introductionId), eq(termsVersions.status, 'proposed')),
    )
    .get();
  return row?.side ?? null;
}

function findOrganisation({ db, locale }: Who, id: string) {
  const row = db.select().from(organisations).where(eq(organisations.id, id)).get();
  return row ? { id, name: nameIn(locale, row) } : null;
}

/** Who to write to on each side, where it was disclosed or something was agreed. One's own is always shown. */
function contactsOf({ db }: Who, { match }: MatchRows, side: Side | 'implementer') {
  const ofProvider = side === 'provider' || readsContact('implementer', match);
  return {
    state: readsContact(side, match) ? findContact(db, match.createdBy) : null,
    provider: ofProvider ? findContact(db, match.answeredBy) : null,
  };
}

export interface StoryEvent {
  action: string;
  at: string;
  /** Null is time itself: a reminder, a silence. */
  by: Side | null;
  /** Why the match was closed with its need: for the State alone. */
  because?: Closing;
}

/** What happened, in its order, from the audit log: what was done and by which side, never which words. */
function storyOf(
  { db }: Who,
  { match, need }: MatchRows,
  reader: Side | 'implementer',
): StoryEvent[] {
  const rows = db
    .select({
      action: auditLog.action,
      at: auditLog.at,
      organisationId: auditLog.organisationId,
      state: organisations.state,
      after: auditLog.after,
    })
    .from(auditLog)
    .leftJoin(organisations, eq(organisations.id, auditLog.organisationId))
    .where(and(eq(auditLog.subjectType, 'introduction'), eq(auditLog.subjectId, match.id)))
    .orderBy(asc(auditLog.id))
    .all();
  return rows.map(({ action, at, organisationId, state, after }) => ({
    action,
    at,
    by:
      organisationId === null
        ? null
        : organisationId !== match.providerId && state === need.state
          ? 'state'
          : 'provider',
    ...(action === 'introduction.close' && reader === 'state' && closingIn(after)),
  }));
}

function closingIn(after: string | null): { because: Closing } | null {
  const { because } = JSON.parse(after ?? '{}') as { because?: unknown };
  const known = CLOSINGS.find((closing) => closing === because);
  return known ? { because: known } : null;
}
