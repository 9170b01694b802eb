import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { followUps, indicatorReports } from '#db/schema/reports';
import { suggestions } from '#db/schema/suggestions';
import { termsVersions } from '#db/schema/terms';
import type { Terms } from '#db/schema/types';
import { acceptTerms } from '~/features/agreements/mutations/accept.server';
import { endEarly } from '~/features/agreements/mutations/end.server';
import { proposeTerms } from '~/features/agreements/mutations/propose.server';
import { startActivities } from '~/features/agreements/mutations/start.server';
import {
  answerIntroduction,
  withdrawMatch,
} from '~/features/introductions/mutations/answer.server';
import { introduce } from '~/features/introductions/mutations/introduce.server';
import { dismissSuggestion, suggest } from '~/features/introductions/mutations/suggest.server';
import {
  closeMatches,
  closeWithExpired,
  closeWithMet,
} from '~/features/introductions/mutations/close-matches.server';
import { markNeedMet, reviewNeed, withdrawNeed } from '~/features/needs/mutations.server';
import { closeOffer, pauseOffer, resumeOffer } from '~/features/offers/mutations.server';
import { completeBySilence, sayComplete } from '~/features/results/mutations/complete.server';
import { answerFollowUp, askFollowUps } from '~/features/results/mutations/follow-up.server';
import { answerReport, reportIndicator } from '~/features/results/mutations/report.server';
import { remindUnanswered } from '~/features/upkeep/mutations/introductions.server';
import { expireNeeds } from '~/features/upkeep/mutations/needs.server';
import { lapseSuggestions } from '~/features/upkeep/mutations/suggestions.server';
import type { Condition } from '~/matching/vocabulary';
import type { Member } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import { termsForm } from '../matches';
import {
  type Action,
  type Kind,
  type Person,
  type Side,
  type World,
  momentAt,
} from './match-world';

/** The order in which rows were written. */
const inOrder = sql`rowid`;

/** Stands in every text that a side writes: none of it may reach the audit log. */
export const WORDS = 'between us alone';

const RESPONSIBLE: Terms['responsibilities'] = {
  design: { state: 'lead', provider: 'contributes' },
  delivery: { provider: 'lead' },
  monitoring: { state: 'lead' },
};

export interface Stage {
  db: Db;
  people: Record<Person, Member>;
  needs: readonly [string, string];
  offers: readonly [string, string];
  conditions: readonly [readonly Condition[], readonly Condition[]];
}

/** A form that was filled in: sent again, it is the same form. Gives what the application answered. */
export type Sending = () => { ok: boolean } | null;

/** Fills in the form of an action with what is there now, or with what is not, by the functions that routes call. */
export function fillIn(stage: Stage, world: World, action: Action): Sending {
  const { db } = stage;
  const needId = stage.needs[action.need];
  const offerId = stage.offers[action.offer];
  const now = momentAt(world.day);
  const who = { db, actor: stage.people[action.by], now, locale: 'en' as const };
  const once = newOnce();
  const match = lastMatch(db, needId, offerId);
  const id = match?.id ?? 'nothing';
  const at = '/there';
  const where = { language: 'en', location: at };
  const version = (of: number | undefined) => (of ?? 1) + (action.fresh ? 0 : 1);
  const needVersion = version(db.select().from(needs).where(eq(needs.id, needId)).get()?.version);
  const offer = db.select().from(offers).where(eq(offers.id, offerId)).get();
  const texts = { message: WORDS, note: WORDS, confirmSensitive: false };
  const conditions = [...stage.conditions[action.offer]];

  const answerIt = (answer: 'accept' | 'decline'): Sending => {
    const form = { once, version: version(match?.version), answer, ...texts };
    return () => answerIntroduction(who, id, form, { language: 'en', location: at });
  };
  const answerTheirs = (answer: 'confirm' | 'dispute'): Sending => {
    const side = world.side(action);
    const report = lastReport(db, id, side === 'state' ? 'provider' : 'state');
    const form = {
      once,
      version: version(report?.version),
      answer,
      disputeNote: WORDS,
      confirmSensitive: false,
    };
    return () =>
      answerReport(who, id, report?.id ?? 'nothing', form, { language: 'en', location: at });
  };
  const forms: Record<Kind, () => Sending> = {
    suggest: () => () => suggest(who, needId, { once, offer: offerId, ...texts }, at),
    dismiss: () => {
      const row = lastSuggestion(db, needId, offerId);
      const form = { once, version: version(row?.version) };
      return () => dismissSuggestion(who, row?.id ?? 'nothing', form, at);
    },
    introduce: () => {
      const seen = conditions.map((condition) => `${offerId} ${condition}`);
      const form = { once, version: needVersion, offer: [offerId], contact: false, seen, ...texts };
      return () => introduce(who, needId, form, at);
    },
    accept: () => answerIt('accept'),
    decline: () => answerIt('decline'),
    withdraw: () => {
      const form = { once, version: version(match?.version) };
      return () => withdrawMatch(who, id, form, at);
    },
    propose: () => {
      const terms = { ...world.termsOf(action), responsibilities: RESPONSIBLE, notes: WORDS };
      const form = termsForm(terms, lastTerms(db, id) + (action.fresh ? 0 : 1));
      return () => proposeTerms(who, id, { ...form, once }, where);
    },
    agree: () => {
      const form = { once, number: lastTerms(db, id) + (action.fresh ? 0 : 1), conditions };
      return () => acceptTerms(who, id, form, at);
    },
    end: () => {
      const placeIsFree = action.option % 2 === 1;
      const form = { once, version: version(match?.version), reason: WORDS, placeIsFree };
      return () =>
        endEarly(who, id, { ...form, confirmSensitive: false }, { language: 'en', location: at });
    },
    report: () => {
      const number = numberInForce(db, id) + (action.fresh ? 0 : 1);
      const measuredOn = now.toISOString().slice(0, 10);
      const form = { once, version: number, position: 0, value: WORDS, measuredOn };
      return () => reportIndicator(who, id, { ...form, confirmSensitive: false }, where);
    },
    confirm: () => answerTheirs('confirm'),
    dispute: () => answerTheirs('dispute'),
    complete: () => {
      const form = { once, version: version(match?.version) };
      return () => sayComplete(who, id, form, at);
    },
    'follow-up': () => {
      const row = followUpsOf(db, id)[action.option % 2];
      const form = { once, stillInUse: 'partly' as const, note: WORDS, confirmSensitive: false };
      return () => answerFollowUp(who, id, row?.id ?? 'nothing', form, where);
    },
    pause: () => () => pauseOffer(who, offerId, version(offer?.version)),
    resume: () => () => resumeOffer(who, offerId, version(offer?.version)),
    close: () => () => closeOffer(who, offerId, version(offer?.version)),
    'withdraw-need': () => () => withdrawNeed(who, needId, needVersion, closeMatches),
    met: () => () => markNeedMet(who, needId, needVersion, closeWithMet),
    review: () => () => reviewNeed(who, needId, needVersion),
    wait: () => () => ({ ok: true }),
    clock: () => () => {
      doWhatIsDue(db, now);
      return { ok: true };
    },
  };
  return forms[action.kind]();
}

/** Actions whose form carries a token: sent again, they lead to the same place. */
export function isOnce(kind: Kind): boolean {
  return !['pause', 'resume', 'close', 'withdraw-need', 'met', 'review'].includes(kind);
}

function doWhatIsDue(db: Db, now: Date): void {
  expireNeeds({ db, now }, closeWithExpired);
  lapseSuggestions({ db, now });
  remindUnanswered({ db, now });
  startActivities(db, now);
  completeBySilence(db, now);
  askFollowUps(db, now);
}

function lastMatch(db: Db, needId: string, offerId: string) {
  const pair = and(eq(introductions.needId, needId), eq(introductions.offerId, offerId));
  return db.select().from(introductions).where(pair).orderBy(asc(inOrder)).all().at(-1);
}
function lastSuggestion(db: Db, needId: string, offerId: string) {
  const pair = and(eq(suggestions.needId, needId), eq(suggestions.offerId, offerId));
  return db.select().from(suggestions).where(pair).orderBy(asc(inOrder)).all().at(-1);
}
function lastReport(db: Db, matchId: string, side: Side) {
  const theirs = and(eq(indicatorReports.introductionId, matchId), eq(indicatorReports.side, side));
  return db.select().from(indicatorReports).where(theirs).orderBy(asc(inOrder)).all().at(-1);
}
function termsOf(db: Db, matchId: string) {
  const ofMatch = eq(termsVersions.introductionId, matchId);
  return db.select().from(termsVersions).where(ofMatch).orderBy(asc(termsVersions.number)).all();
}
function lastTerms(db: Db, matchId: string): number {
  return termsOf(db, matchId).at(-1)?.number ?? 0;
}
function numberInForce(db: Db, matchId: string): number {
  return termsOf(db, matchId).find(({ status }) => status === 'accepted')?.number ?? 1;
}
function followUpsOf(db: Db, matchId: string) {
  const ofMatch = eq(followUps.introductionId, matchId);
  return db.select().from(followUps).where(ofMatch).orderBy(asc(followUps.months)).all();
}
