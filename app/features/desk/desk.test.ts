import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rounds } from '#db/schema/coordination';
import { introductions } from '#db/schema/introductions';
import { notifications } from '#db/schema/notifications';
import { followUps, indicatorReports } from '#db/schema/reports';
import { suggestions } from '#db/schema/suggestions';
import { termsVersions } from '#db/schema/terms';
import type { Terms } from '#db/schema/types';
import type { Member } from '~/server/actor';
import { testDatabase } from '../../../tests/database';
import {
  NOW,
  actorFor,
  makeFocalPoint,
  makeIntroduction,
  makeMember,
  makeNeed,
  makeOffer,
  makeOrganisation,
  makePerson,
} from '../../../tests/factories';
import { recordVisit } from './mutations.server';
import { findNews, listWaiting } from './queries.server';
import { daysSince, inOrder } from './rules';

const db = testDatabase();
const today = '2027-01-15';
const desk = (actor: Member) => listWaiting({ db, actor, locale: 'en', today }).items;
const kinds = (actor: Member) => desk(actor).map(({ kind }) => kind);
const at = (day: string) => `${day}T08:00:00.000Z`;
const TERMS: Terms = {
  startsOn: '2027-02-01',
  endsOn: '2027-03-01',
  support: ['training'],
  indicators: [],
  responsibilities: { design: {}, delivery: {}, monitoring: {} },
  whyStateLeadsNone: '',
  notes: '',
};

/** A State, a provider and a match of theirs; nothing else waits for either. */
function pair(state: string, overrides: Partial<typeof introductions.$inferInsert> = {}) {
  const focal = makeFocalPoint(db, state);
  const provider = makeMember(db, 'provider');
  const need = makeNeed(db, { state, title: `Need of ${state}` });
  const offer = makeOffer(db, { organisationId: provider.organisationId });
  const match = makeIntroduction(db, {
    needId: need.id,
    offerId: offer.id,
    providerId: provider.organisationId,
    ...overrides,
  });
  return { focal, provider, need, offer, match };
}

describe('what waits on a desk', () => {
  it('is first the provider’s turn, and information for the State', () => {
    const { focal, provider, match } = pair('SEN', { createdAt: at('2027-01-03') });
    expect(desk(provider)).toMatchObject([
      {
        kind: 'introduction-answer',
        id: match.id,
        since: at('2027-01-03'),
        turn: 'you',
        href: `/en/matches/${match.id}/answer`,
        about: { need: { text: 'Need of SEN' }, counterpart: 'Senegal' },
      },
    ]);
    expect(desk(focal)).toMatchObject([{ kind: 'introduction-waits', turn: 'provider' }]);
  });

  it('is the terms of whom the other side asked', () => {
    const { focal, provider, match } = pair('TGO', {
      status: 'accepted',
      answeredAt: at('2027-01-05'),
    });
    expect(kinds(focal)).toEqual(['terms-propose']);
    expect(kinds(provider)).toEqual(['terms-propose']);
    const propose = (number: number, side: 'state' | 'provider') =>
      db
        .insert(termsVersions)
        .values({
          introductionId: match.id,
          number,
          proposedBySide: side,
          proposedAt: at('2027-01-06'),
          terms: TERMS,
        })
        .run();
    propose(1, 'state');
    expect(kinds(focal)).toEqual(['terms-wait']);
    expect(kinds(provider)).toEqual(['terms-answer']);
    db.update(termsVersions)
      .set({ status: 'superseded' })
      .where(eq(termsVersions.introductionId, match.id))
      .run();
    propose(2, 'provider');
    expect(kinds(focal)).toEqual(['terms-answer']);
    expect(kinds(provider)).toEqual(['terms-wait']);
  });

  it('is a report, and the completion, of which the other side spoke', () => {
    const { focal, provider, match } = pair('GHA', { status: 'agreed', endsOn: '2027-01-10' });
    expect(kinds(focal)).toEqual(['completion-due']);
    db.insert(indicatorReports)
      .values({
        id: 'report-1',
        introductionId: match.id,
        position: 0,
        side: 'provider',
        value: '5',
        measuredOn: '2027-01-09',
        reportedAt: at('2027-01-09'),
      })
      .run();
    db.update(introductions)
      .set({ completedByProviderAt: at('2027-01-11') })
      .where(eq(introductions.id, match.id))
      .run();
    expect(kinds(focal)).toEqual(['report-answer', 'completion-answer']);
    expect(kinds(provider)).toEqual(['completion-waits']);
    db.update(introductions)
      .set({ status: 'completed' })
      .where(eq(introductions.id, match.id))
      .run();
    db.insert(followUps)
      .values({
        id: 'follow-1',
        introductionId: match.id,
        months: 6,
        dueOn: today,
        askedAt: at('2027-01-12'),
      })
      .run();
    expect(kinds(focal)).toEqual(['report-answer', 'follow-up-answer']);
    expect(kinds(provider)).toEqual([]);
    db.update(indicatorReports).set({ status: 'confirmed' }).run();
    db.update(followUps)
      .set({ answeredAt: at('2027-01-13') })
      .run();
    expect(kinds(focal)).toEqual([]);
  });

  it('holds nothing of a match that was declined or withdrawn', () => {
    for (const status of ['declined', 'withdrawn'] as const) {
      const { focal, provider } = pair('KEN', { status });
      expect([...kinds(focal), ...kinds(provider)]).toEqual([]);
    }
  });

  it('is a suggestion for the State alone', () => {
    const { focal, provider, need, offer, match } = pair('BEN', { status: 'declined' });
    db.insert(suggestions)
      .values({
        id: 'suggestion-1',
        needId: need.id,
        offerId: offer.id,
        createdAt: match.createdAt,
      })
      .run();
    expect(desk(focal)).toMatchObject([
      { kind: 'suggestion-answer', about: { need: { text: 'Need of BEN' } } },
    ]);
    expect(kinds(provider)).toEqual([]);
    expect(kinds(makeFocalPoint(db, 'MLI'))).toEqual([]);
  });

  it('is a need to finish, or to review in time', () => {
    const focal = makeFocalPoint(db, 'FJI');
    const need = (overrides: object) => makeNeed(db, { state: 'FJI', ...overrides }).id;
    const draft = need({ status: 'draft', updatedAt: at('2027-01-01') });
    const soon = need({ reviewOn: '2027-02-14' });
    const over = need({ reviewOn: today });
    const expired = need({ status: 'expired', reviewOn: '2026-12-01' });
    need({ reviewOn: '2027-02-15' });
    need({ status: 'met' });
    expect(desk(focal).map(({ kind, id, dueOn }) => [kind, id, dueOn])).toEqual([
      ['need-review', expired, null],
      ['need-review', over, null],
      ['need-draft', draft, null],
      ['need-expiring', soon, '2027-02-14'],
    ]);
  });

  it('is an offer to finish, to confirm, or without a place', () => {
    const provider = makeMember(db, 'provider');
    const { organisationId } = provider;
    const draft = makeOffer(db, { organisationId, status: 'draft', updatedAt: at('2027-01-02') });
    const full = makeOffer(db, { organisationId, places: 0, updatedAt: at('2027-01-04') });
    const stale = makeOffer(db, { organisationId, confirmedOn: '2026-06-01' });
    makeOffer(db, { organisationId, status: 'closed', confirmedOn: '2020-01-01', places: 0 });
    expect(desk(provider).map(({ kind, id }) => [kind, id])).toEqual([
      ['offer-confirm', stale.id],
      ['offer-draft', draft.id],
      ['offer-places', full.id],
    ]);
  });

  it('is for coordinators a round, and for administrators an organisation', () => {
    makeOrganisation(db, { name: 'One without people', verifiedAt: null });
    const waiting = makeOrganisation(db, { name: 'A new one', verifiedAt: null });
    makePerson(db, { organisationId: waiting.id, roles: ['provider'] });
    db.insert(rounds)
      .values({
        id: 'round-1',
        name: 'A round',
        status: 'done',
        asOf: today,
        settings: {
          categories: [],
          of: [],
          offerIds: [],
          absorption: {},
          weights: {},
          staleAfterDays: 183,
        },
        createdAt: at('2027-01-01'),
        finishedAt: at('2027-01-02'),
      })
      .run();
    expect(desk(makeMember(db, 'coordinator'))).toMatchObject([
      { kind: 'round-publish', name: 'A round', turn: 'you' },
      { kind: 'queue', turn: 'you', href: '/en/queue' },
    ]);
    expect(desk(makeMember(db, 'administrator'))).toMatchObject([
      { kind: 'organisation-verify', id: waiting.id, name: 'A new one' },
    ]);
  });

  it('is nothing for who acts for nobody', () => {
    const { provider } = pair('NER');
    const colleague = makePerson(db, { organisationId: provider.organisationId });
    const unverified = makeMember(db, 'provider', { verifiedAt: null });
    makeOffer(db, { organisationId: unverified.organisationId, status: 'draft' });
    expect(kinds(actorFor(db, colleague.id))).toEqual([]);
    expect(kinds(unverified)).toEqual([]);
  });

  it('does not say the title of what the provider may not read yet', () => {
    const { provider, need } = pair('LAO');
    const strict = makeNeed(db, {
      state: 'LAO',
      title: 'A strict need',
      labelSummary: 'AMBER+STRICT',
      labelDetails: 'AMBER+STRICT',
    });
    db.update(introductions)
      .set({ needId: strict.id })
      .where(eq(introductions.needId, need.id))
      .run();
    expect(JSON.stringify(desk(provider))).not.toContain('A strict need');
    expect(desk(provider)).toMatchObject([{ about: { label: 'AMBER+STRICT', need: null } }]);
  });

  it('is in order: who is held up first, the oldest of each first', () => {
    const { provider } = pair('PER', { createdAt: at('2027-01-10') });
    const item = desk(provider)[0];
    if (!item) throw new Error('nothing waits');
    const mixed = [
      { ...item, kind: 'offer-draft' as const, since: '2026-01-01' },
      { ...item, id: 'b' },
      { ...item, kind: 'terms-wait' as const, since: '2025-01-01' },
      { ...item, id: 'a' },
      { ...item, kind: 'terms-answer' as const, since: '2027-01-01' },
    ];
    const expected = ['terms-answer', 'introduction-answer', 'introduction-answer', 'offer-draft'];
    for (const items of [mixed, [...mixed].reverse()]) {
      expect(inOrder(items).map(({ kind }) => kind)).toEqual([...expected, 'terms-wait']);
      expect(inOrder(items).map(({ id }) => id)[1]).toBe('a');
    }
    expect(daysSince('2027-01-13', NOW)).toBe(2);
    expect(daysSince('2027-02-01', NOW)).toBe(0);
  });
});

describe('what changed since the last visit', () => {
  const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

  it('stays in sight on a reload, and for half an hour', () => {
    const actor = makeFocalPoint(db, 'NPL');
    const visit = (now: Date) => recordVisit({ db, actor, now });
    expect(visit(NOW)).toBeNull();
    expect(visit(minutes(29))).toBeNull();
    expect(visit(minutes(30))).toBe(NOW.toISOString());
    expect(visit(minutes(59))).toBe(NOW.toISOString());
    expect(visit(minutes(90))).toBe(minutes(30).toISOString());
  });

  it('counts what the reader may read, and names what they were told', () => {
    const actor = makeFocalPoint(db, 'TON');
    const posted = { postedOn: '2027-03-02' };
    makeNeed(db, { state: 'WSM', ...posted });
    makeNeed(db, { state: 'WSM', ...posted, labelSummary: 'AMBER', labelDetails: 'AMBER' });
    makeNeed(db, { state: 'TON', ...posted });
    makeOffer(db, posted);
    makeOffer(db, { ...posted, status: 'draft' });
    for (const [id, createdAt] of [
      ['old', at('2027-02-28')],
      ['new', at('2027-03-02')],
    ] as const) {
      db.insert(notifications)
        .values({
          id,
          personId: actor.personId,
          kind: 'need-expired',
          subjectType: 'need',
          subjectId: 'x',
          createdAt,
        })
        .run();
    }
    const reader = { db, actor, locale: 'en', today: '2027-03-03' } as const;
    expect(findNews(reader, at('2027-03-01'))).toMatchObject({
      notifications: [{ id: 'new' }],
      moreNotifications: 0,
      needs: 1,
      offers: 1,
    });
  });
});
