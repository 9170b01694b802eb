import { describe, expect, it } from 'vitest';
import { activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { indicatorReports } from '#db/schema/reports';
import type { Terms } from '#db/schema/types';
import { testDatabase } from '../../../../tests/database';
import { NOW, makeMember } from '../../../../tests/factories';
import {
  ACTED,
  accept,
  activityOf,
  audited,
  end,
  makeAcceptedMatch,
  makeAgreement,
  matchOf,
  needOf,
  offerOf,
  propose,
  setNeed,
  toldOf,
  versionsOf,
} from '../../../../tests/matches';
import { startActivities } from './start.server';

describe('changing what was agreed', () => {
  it('replaces days and forms once the other side accepts, and not before', () => {
    const db = testDatabase();
    const { match, need, offer, focalPoint, provider } = makeAgreement(db);
    const later = { endsOn: '2027-09-30', support: ['training', 'mentoring'] as const };
    propose(db, provider, match.id, { ...later, support: [...later.support] }, 1);
    expect(matchOf(db, match.id)).toMatchObject({ status: 'agreed', endsOn: '2027-06-30' });
    expect(versionsOf(db, match.id).map(({ status }) => status)).toEqual(['accepted', 'proposed']);
    expect(accept(db, focalPoint, match.id, 2)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({ endsOn: '2027-09-30', version: 3 });
    expect(activityOf(db, match.id)).toMatchObject({
      dateTo: '2027-09-30',
      support: ['training', 'mentoring'],
    });
    expect(versionsOf(db, match.id).map(({ status }) => status)).toEqual([
      'superseded',
      'accepted',
    ]);
    expect(needOf(db, need.id)?.status).toBe('in-agreement');
    expect(offerOf(db, offer.id)?.places).toBe(1);
    expect(db.select().from(activities).all()).toHaveLength(1);
  });

  it('gives forms of support back to the need', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider } = makeAgreement(db, {
      support: ['training', 'mentoring'],
    });
    propose(db, provider, match.id, {}, 1);
    accept(db, focalPoint, match.id, 2);
    expect(needOf(db, need.id)?.status).toBe('open');
  });

  it('keeps an indicator that was reported on', () => {
    const db = testDatabase();
    const { match, provider } = makeAgreement(db);
    db.insert(indicatorReports)
      .values({
        id: 'r',
        introductionId: match.id,
        position: 0,
        side: 'state',
        value: '4',
        measuredOn: '2027-01-15',
        reportedAt: NOW.toISOString(),
      })
      .run();
    const indicators = [{ name: 'Another', baseline: null, target: '1' }];
    expect(propose(db, provider, match.id, { indicators }, 1)).toMatchObject({
      errors: { 'indicators[0].name': [expect.stringContaining('agreements.error.reported')] },
    });
  });
});

describe('ending early', () => {
  it('ends the activity today and opens the forms again', () => {
    const db = testDatabase();
    const { match, need, offer, focalPoint, provider } = makeAgreement(db, {
      startsOn: '2027-01-10',
      support: ['training', 'mentoring'],
    });
    expect(needOf(db, need.id)?.status).toBe('in-agreement');
    propose(db, provider, match.id, { endsOn: '2027-09-30', startsOn: '2027-01-10' }, 1);
    expect(end(db, focalPoint, match.id, 2, true)).toEqual(ACTED);
    expect(matchOf(db, match.id)).toMatchObject({
      status: 'ended-early',
      version: 3,
      closedBySide: 'state',
      endReason: 'The team was disbanded.',
    });
    expect(activityOf(db, match.id)).toMatchObject({
      status: 'ended-early',
      dateFrom: '2027-01-10',
      dateTo: '2027-01-15',
    });
    expect(needOf(db, need.id)?.status).toBe('open');
    expect(versionsOf(db, match.id).map(({ status }) => status)).toEqual([
      'accepted',
      'superseded',
    ]);
    // Only the provider says that its place is free.
    expect(offerOf(db, offer.id)?.places).toBe(1);
    expect(toldOf(db, 'match-ended')).toEqual([provider.personId]);
    expect(audited(db).slice(-3)).toEqual([
      'match.end-early introduction',
      'activity.status activity',
      'need.update need',
    ]);
    const log = db.select().from(auditLog).all();
    expect(log.some(({ after }) => after?.includes('disbanded'))).toBe(false);
  });

  it('frees the place when the provider says so', () => {
    const db = testDatabase();
    const { match, offer, provider } = makeAgreement(db);
    end(db, provider, match.id, 2, true);
    expect(offerOf(db, offer.id)?.places).toBe(2);
    expect(activityOf(db, match.id)).toMatchObject({
      dateFrom: '2027-01-15',
      dateTo: '2027-01-15',
    });
  });

  it('does not bring back a need whose time is over', () => {
    const db = testDatabase();
    const both = { support: ['training', 'mentoring'] as Terms['support'] };
    const past = makeAgreement(db, both);
    setNeed(db, past.need.id, { windowTo: '2027-01-14', windowFrom: '2027-01-01' });
    end(db, past.provider, past.match.id, 2);
    expect(needOf(db, past.need.id)?.status).toBe('expired');
    const overdue = makeAgreement(db, both);
    setNeed(db, overdue.need.id, { reviewOn: '2027-01-15' });
    end(db, overdue.provider, overdue.match.id, 2);
    expect(needOf(db, overdue.need.id)?.status).toBe('expired');
  });

  it('is refused to others, on an old page, and twice', () => {
    const db = testDatabase();
    const { match, focalPoint, provider, implementer } = makeAgreement(db);
    expect(end(db, implementer, match.id, 2)).toBeNull();
    expect(end(db, makeMember(db, 'coordinator'), match.id, 2)).toBeNull();
    expect(end(db, focalPoint, match.id, 1)).toMatchObject({ status: 409, version: 2 });
    expect(end(db, focalPoint, match.id, 2)).toEqual(ACTED);
    expect(end(db, provider, match.id, 3)).toMatchObject({
      status: 409,
      errors: { '': ['agreements.error.over'] },
    });
    const accepted = makeAcceptedMatch(db);
    expect(end(db, accepted.provider, accepted.match.id, 1)).toBeNull();
  });
});

describe('time', () => {
  it('starts an activity on its first day, once', () => {
    const db = testDatabase();
    const { match } = makeAgreement(db);
    expect(startActivities(db, new Date('2027-01-31T23:00:00Z'))).toBe(0);
    expect(startActivities(db, new Date('2027-02-01T00:00:00Z'))).toBe(1);
    expect(startActivities(db, new Date('2027-02-01T00:00:00Z'))).toBe(0);
    expect(activityOf(db, match.id)?.status).toBe('active');
    expect(audited(db).at(-1)).toBe('activity.status activity');
  });
});
