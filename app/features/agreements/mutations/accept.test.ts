import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.server';
import { newOnce } from '~/server/once.server';
import { testDatabase } from '../../../../tests/database';
import { NOW, makeActivity, makeIntroduction, makeOffer } from '../../../../tests/factories';
import {
  ACTED,
  accept,
  activityOf,
  audited,
  by,
  everything,
  makeAcceptedMatch,
  matchOf,
  needOf,
  offerOf,
  propose,
  setNeed,
  setOffer,
  toldOf,
  versionsOf,
} from '../../../../tests/matches';
import { acceptTerms } from './accept.server';

describe('accepting terms', () => {
  it('is the agreement: match, activity, place and need in one', () => {
    const db = testDatabase();
    const { match, need, offer, focalPoint, provider } = makeAcceptedMatch(db, {
      need: {
        labelSummary: 'GREEN',
        labelDetails: 'AMBER',
        topics: ['incident-response/handling'],
      },
    });
    propose(db, focalPoint, match.id, { support: ['training', 'mentoring'] }, 0);
    expect(accept(db, provider, match.id, 1)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({
      status: 'agreed',
      version: 2,
      support: ['training', 'mentoring'],
      startsOn: '2027-02-01',
      endsOn: '2027-06-30',
      agreedAt: NOW.toISOString(),
    });
    expect(versionsOf(db, match.id)).toMatchObject([
      { status: 'accepted', answeredBy: provider.personId },
    ]);
    expect(activityOf(db, match.id)).toMatchObject({
      organisationId: provider.organisationId,
      offerId: offer.id,
      state: 'SEN',
      category: need.category,
      topics: ['incident-response/handling'],
      title: offer.title,
      dateFrom: '2027-02-01',
      dateTo: '2027-06-30',
      status: 'planned',
      label: 'GREEN',
      support: ['training', 'mentoring'],
    });
    expect(offerOf(db, offer.id)).toMatchObject({ places: 1, version: offer.version + 1 });
    expect(needOf(db, need.id)).toMatchObject({
      status: 'in-agreement',
      version: need.version + 1,
    });
    expect(audited(db).slice(1)).toEqual([
      'terms.accept introduction',
      'activity.create activity',
      'offer.update offer',
      'need.in-agreement need',
    ]);
    expect(toldOf(db, 'terms-accepted')).toEqual([focalPoint.personId, provider.personId].sort());
  });

  it('leaves a need open while a form of support is', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider } = makeAcceptedMatch(db);
    propose(db, provider, match.id, {}, 0);
    accept(db, focalPoint, match.id, 1);
    expect(needOf(db, need.id)?.status).toBe('open');
  });

  it('is for the other side alone, and for the version that was seen', () => {
    const db = testDatabase();
    const { match, focalPoint, provider, implementer } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    expect(accept(db, focalPoint, match.id, 1)).toBeNull();
    expect(accept(db, implementer, match.id, 1)).toBeNull();
    propose(db, focalPoint, match.id, { notes: 'More' }, 1);
    expect(accept(db, provider, match.id, 1)).toMatchObject({
      status: 409,
      errors: { '': ['agreements.error.acceptStale?number=2'] },
    });
    expect(matchOf(db, match.id)?.status).toBe('accepted');
    expect(accept(db, provider, match.id, 2)).toEqual(ACTED);
  });

  it('is refused once what was proposed is over', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    const form = { once: newOnce(), number: 1, conditions: [] };
    const late = by(db, provider, new Date('2027-07-01T09:00:00Z'));
    expect(acceptTerms(late, match.id, form, '/there')).toMatchObject({
      status: 409,
      errors: { '': ['agreements.error.endPast?to=2027-06-30&today=2027-07-01'] },
    });
    expect(matchOf(db, match.id)?.status).toBe('accepted');
    const inTime = by(db, provider, new Date('2027-06-30T09:00:00Z'));
    expect(acceptTerms(inTime, match.id, form, '/there')).toEqual(ACTED);
  });

  it('acts once on a form sent twice', () => {
    const db = testDatabase();
    const { match, offer, focalPoint, provider } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    const form = { once: newOnce(), number: 1, conditions: [] };
    for (let sent = 0; sent < 2; sent += 1) {
      expect(acceptTerms(by(db, provider), match.id, form, '/there')).toEqual(ACTED);
    }
    expect(offerOf(db, offer.id)?.places).toBe(1);
  });

  it.each([
    ['no place is free', 'noPlace', (db, { offer }) => setOffer(db, offer.id, { places: 0 })],
    [
      'the offer is paused',
      'offer.paused',
      (db, { offer }) => setOffer(db, offer.id, { status: 'paused' }),
    ],
    [
      'the offer is closed',
      'offer.closed',
      (db, { offer }) => setOffer(db, offer.id, { status: 'closed' }),
    ],
    [
      'the need was withdrawn',
      'needClosed',
      (db, { need }) => setNeed(db, need.id, { status: 'withdrawn' }),
    ],
    [
      'the State has its share',
      'perState?max=1',
      (db, { offer }) => makeActivity(db, { offerId: offer.id }),
    ],
    [
      'another agreement covers a form',
      'covered?form=training',
      (db, { need }) => {
        const other = makeOffer(db);
        makeIntroduction(db, {
          needId: need.id,
          offerId: other.id,
          providerId: other.organisationId,
          status: 'agreed',
          support: ['training'],
        });
      },
    ],
    [
      'the offer no longer gives a form',
      'covered?form=training',
      (db, { offer }) => setOffer(db, offer.id, { support: ['mentoring'] }),
    ],
  ] as [string, string, (db: Db, made: ReturnType<typeof makeAcceptedMatch>) => void][])(
    'is refused with nothing half-saved when %s',
    (_why, code, change) => {
      const db = testDatabase();
      const made = makeAcceptedMatch(db);
      propose(db, made.focalPoint, made.match.id, {}, 0);
      change(db, made);
      const before = everything(db);
      expect(accept(db, made.provider, made.match.id, 1)).toMatchObject({
        ok: false,
        status: 409,
        errors: { '': [`agreements.error.${code}`] },
      });
      expect(everything(db)).toEqual(before);
    },
  );

  it('asks the State to tick each condition that it has not seen', () => {
    const db = testDatabase();
    const { match, provider, focalPoint } = makeAcceptedMatch(db, {
      offer: { conditionsAnswer: 'list', conditions: ['policy', 'performance'] },
      conditionsSeen: ['policy'],
    });
    const tick = (...conditions: ('policy' | 'performance')[]) =>
      acceptTerms(
        by(db, focalPoint),
        match.id,
        { once: newOnce(), number: 1, conditions },
        '/there',
      );
    propose(db, provider, match.id, {}, 0);
    expect(tick()).toMatchObject({
      status: 422,
      errors: { conditions: ['agreements.error.condition?condition=performance'] },
    });
    expect(tick('policy')).toMatchObject({ status: 422 });
    expect(tick('performance')).toEqual(ACTED);
    expect(matchOf(db, match.id)?.conditionsSeen).toEqual(['policy', 'performance']);
  });

  it('does not let the provider tick for the State, and shows it a way', () => {
    const db = testDatabase();
    const { match, provider, focalPoint } = makeAcceptedMatch(db, {
      offer: { conditionsAnswer: 'list', conditions: ['policy'] },
    });
    propose(db, focalPoint, match.id, {}, 0);
    expect(accept(db, provider, match.id, 1)).toMatchObject({
      status: 409,
      errors: { '': ['agreements.error.conditionsChanged'] },
    });
    expect(propose(db, provider, match.id, {}, 1)).toEqual(ACTED);
    expect(accept(db, focalPoint, match.id, 2)).toMatchObject({ status: 422 });
  });
});
