import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { needs } from '#db/schema/needs';
import { notifications } from '#db/schema/notifications';
import { offers } from '#db/schema/offers';
import { termsVersions } from '#db/schema/terms';
import type { Terms } from '#db/schema/types';
import { acceptTerms } from '~/features/agreements/mutations/accept.server';
import { endEarly } from '~/features/agreements/mutations/end.server';
import { proposeTerms } from '~/features/agreements/mutations/propose.server';
import type { Condition } from '~/matching/vocabulary';
import type { Member } from '~/server/actor';
import { newOnce } from '~/server/once.server';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from './factories';

/** A match that the provider has accepted, with the two people who act in it, and one who only reads. */
export function makeAcceptedMatch(
  db: Db,
  {
    need: ofNeed = {},
    offer: ofOffer = {},
    state = 'SEN',
    ...ofMatch
  }: Partial<Parameters<typeof makeIntroduction>[1]> & {
    need?: Parameters<typeof makeNeed>[1];
    offer?: Parameters<typeof makeOffer>[1];
    state?: string;
  } = {},
) {
  const focalPoint = makeFocalPoint(db, state);
  const organisation = makeOrganisation(db);
  const speaker = (id: string) =>
    actorFor(db, makePerson(db, { organisationId: id, roles: ['provider'] }).id);
  const provider = speaker(organisation.id);
  const implementing = makeOrganisation(db);
  const implementer = speaker(implementing.id);
  const need = makeNeed(db, { state, support: ['training', 'mentoring'], ...ofNeed });
  const offer = makeOffer(db, {
    organisationId: organisation.id,
    support: ['training', 'mentoring', 'exercise'],
    ...ofOffer,
  });
  const match = makeIntroduction(db, {
    needId: need.id,
    offerId: offer.id,
    providerId: organisation.id,
    implementerId: implementing.id,
    status: 'accepted',
    answeredAt: NOW.toISOString(),
    ...ofMatch,
  });
  return { need, offer, match, focalPoint, provider, implementer };
}

export const TERMS: Terms = {
  startsOn: '2027-02-01',
  endsOn: '2027-06-30',
  support: ['training'],
  indicators: [{ name: 'People trained', baseline: null, target: '10' }],
  responsibilities: {
    design: { state: 'lead', provider: 'contributes' },
    delivery: { provider: 'lead', implementer: 'contributes' },
    monitoring: { state: 'contributes', provider: 'lead' },
  },
  whyStateLeadsNone: '',
  notes: '',
};

/** What the form of the terms sends, parsed. */
export function termsForm(terms: Partial<Terms>, version: number) {
  const { indicators, responsibilities, ...rest } = { ...TERMS, ...terms };
  return {
    ...rest,
    once: newOnce(),
    version,
    note: '',
    confirmSensitive: false,
    indicators: indicators.map(({ name, baseline, target }) => ({
      name,
      baseline: baseline ?? undefined,
      baselineUnknown: baseline === null,
      target,
    })),
    responsibilities: {
      design: shares(responsibilities.design),
      delivery: shares(responsibilities.delivery),
      monitoring: shares(responsibilities.monitoring),
    },
  };
}

function shares({ state, provider, implementer }: Terms['responsibilities']['design']) {
  return { state, provider, implementer };
}

export const by = (db: Db, actor: Member, now = NOW) => ({ db, actor, now });

export const WHERE = { language: 'en', location: '/there' };
export const ACTED = { ok: true, location: '/there' };

export function propose(db: Db, actor: Member, id: string, terms: Partial<Terms>, version: number) {
  return proposeTerms(by(db, actor), id, termsForm(terms, version), WHERE);
}
export function accept(
  db: Db,
  actor: Member,
  id: string,
  number: number,
  conditions: Condition[] = [],
) {
  return acceptTerms(by(db, actor), id, { once: newOnce(), number, conditions }, '/there');
}
export function end(db: Db, actor: Member, id: string, version: number, placeIsFree = false) {
  const form = {
    once: newOnce(),
    version,
    reason: 'The team was disbanded.',
    placeIsFree,
    confirmSensitive: false,
  };
  return endEarly(by(db, actor), id, form, { language: 'fr', location: '/there' });
}

export const versionsOf = (db: Db, id: string) =>
  db
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.introductionId, id))
    .orderBy(asc(termsVersions.number))
    .all();
export const matchOf = (db: Db, id: string) =>
  db.select().from(introductions).where(eq(introductions.id, id)).get();
export const needOf = (db: Db, id: string) => db.select().from(needs).where(eq(needs.id, id)).get();
export const offerOf = (db: Db, id: string) =>
  db.select().from(offers).where(eq(offers.id, id)).get();
export const activityOf = (db: Db, id: string) =>
  db.select().from(activities).where(eq(activities.introductionId, id)).get();
export const audited = (db: Db) =>
  db
    .select()
    .from(auditLog)
    .orderBy(asc(auditLog.id))
    .all()
    .map(({ action, subjectType }) => `${action} ${subjectType}`);
export const toldOf = (db: Db, kind: string) =>
  db
    .select()
    .from(notifications)
    .where(eq(notifications.kind, kind))
    .all()
    .map(({ personId }) => personId)
    .sort();
export const everything = (db: Db) =>
  [activities, introductions, needs, notifications, offers, termsVersions, auditLog].map((table) =>
    db.select().from(table).all(),
  );

export function setNeed(db: Db, id: string, change: Partial<typeof needs.$inferInsert>): void {
  db.update(needs).set(change).where(eq(needs.id, id)).run();
}
export function setOffer(db: Db, id: string, change: Partial<typeof offers.$inferInsert>): void {
  db.update(offers).set(change).where(eq(offers.id, id)).run();
}

/** An agreement on training, in force. */
export function makeAgreement(
  db: Db,
  terms: Partial<Terms> = {},
  ...made: [] | [Parameters<typeof makeAcceptedMatch>[1]]
) {
  const agreed = makeAcceptedMatch(db, ...made);
  propose(db, agreed.focalPoint, agreed.match.id, terms, 0);
  accept(db, agreed.provider, agreed.match.id, 1);
  return agreed;
}
