import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { testDatabase } from '../../../../tests/database';
import { makeFocalPoint, makeMember } from '../../../../tests/factories';
import {
  ACTED,
  TERMS,
  WHERE,
  by,
  everything,
  makeAcceptedMatch,
  propose,
  termsForm,
  toldOf,
  versionsOf,
} from '../../../../tests/matches';
import { proposeTerms } from './propose.server';

describe('proposing terms', () => {
  it('writes a version, an audit row without its words, and tells the other side', () => {
    const db = testDatabase();
    const { match, need, focalPoint, provider } = makeAcceptedMatch(db);
    const terms = { notes: 'In the capital', indicators: TERMS.indicators };
    expect(propose(db, focalPoint, match.id, terms, 0)).toEqual(ACTED);
    expect(versionsOf(db, match.id)).toMatchObject([
      {
        number: 1,
        status: 'proposed',
        proposedBySide: 'state',
        proposedBy: focalPoint.personId,
        terms: { ...TERMS, notes: 'In the capital' },
      },
    ]);
    const row = db.select().from(auditLog).get();
    expect(row).toMatchObject({ action: 'terms.propose', subjectId: match.id, state: need.state });
    expect(row?.after).not.toContain('capital');
    expect(row?.after).not.toContain('People trained');
    expect(toldOf(db, 'terms-proposed')).toEqual([provider.personId]);
  });

  it('keeps every version, the one before superseded', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    expect(propose(db, provider, match.id, { endsOn: '2027-07-31' }, 1)).toEqual(ACTED);
    expect(propose(db, provider, match.id, { endsOn: '2027-08-31' }, 2)).toEqual(ACTED);
    expect(versionsOf(db, match.id).map(({ number, status }) => [number, status])).toEqual([
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'proposed'],
    ]);
    expect(JSON.parse(db.select().from(auditLog).all().at(-1)?.after ?? '')).toMatchObject({
      changed: ['endsOn'],
    });
  });

  it('is for who speaks for a side of a match that can be agreed', () => {
    const db = testDatabase();
    const { match, implementer } = makeAcceptedMatch(db);
    const before = everything(db);
    for (const actor of [
      implementer,
      makeFocalPoint(db, 'TGO'),
      makeMember(db, 'provider'),
      makeMember(db, 'coordinator'),
    ]) {
      expect(propose(db, actor, match.id, {}, 0)).toBeNull();
    }
    for (const status of [
      'introduced',
      'declined',
      'withdrawn',
      'completed',
      'ended-early',
    ] as const) {
      const other = makeAcceptedMatch(db, { status });
      expect(propose(db, other.focalPoint, other.match.id, {}, 0), status).toBeNull();
    }
    expect(versionsOf(db, match.id)).toEqual([]);
    expect(everything(db).at(-1)).toEqual(before.at(-1));
  });

  it('refuses the second of two who answer the same version, until it answers the new one', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAcceptedMatch(db);
    propose(db, focalPoint, match.id, {}, 0);
    propose(db, provider, match.id, { endsOn: '2027-07-31' }, 1);
    const refused = propose(db, focalPoint, match.id, { notes: 'Mine' }, 1);
    expect(refused).toMatchObject({ ok: false, status: 409 });
    expect(versionsOf(db, match.id)).toHaveLength(2);
    expect(propose(db, focalPoint, match.id, { notes: 'Mine' }, 2)).toEqual(ACTED);
  });

  it('acts once on a form sent twice', () => {
    const db = testDatabase();
    const { match, focalPoint } = makeAcceptedMatch(db);
    const form = termsForm({}, 0);
    for (let sent = 0; sent < 2; sent += 1) {
      expect(proposeTerms(by(db, focalPoint), match.id, form, WHERE)).toEqual(ACTED);
    }
    expect(versionsOf(db, match.id)).toHaveLength(1);
    expect(toldOf(db, 'terms-proposed')).toHaveLength(1);
  });

  it('refuses what cannot be agreed, and the same again', () => {
    const db = testDatabase();
    const { match, focalPoint, provider } = makeAcceptedMatch(db);
    expect(propose(db, focalPoint, match.id, { support: ['exercise'] }, 0)).toMatchObject({
      status: 422,
      errors: { support: ['agreements.error.notOpen?form=exercise'] },
    });
    propose(db, focalPoint, match.id, {}, 0);
    expect(propose(db, provider, match.id, {}, 1)).toMatchObject({
      status: 422,
      errors: { '': ['agreements.error.same?number=1'] },
    });
  });

  it('asks for a second look at what should not be written down', () => {
    const db = testDatabase();
    const { match, focalPoint } = makeAcceptedMatch(db);
    const form = termsForm({ notes: 'The server is at 192.0.2.7' }, 0);
    expect(proposeTerms(by(db, focalPoint), match.id, form, WHERE)).toMatchObject({
      status: 422,
      errors: { confirmSensitive: ['needs.error.sensitive'] },
      sensitive: [{ field: 'notes', kind: 'ip', found: '192.0.2.7' }],
    });
    const confirmed = { ...form, confirmSensitive: true };
    expect(proposeTerms(by(db, focalPoint), match.id, confirmed, WHERE)).toEqual(ACTED);
  });

  it('points to the row of the form that is at fault, not to the n-th that was filled in', () => {
    const db = testDatabase();
    const { match, focalPoint } = makeAcceptedMatch(db);
    const form = termsForm({ indicators: [{ name: 'Late', baseline: null, target: '' }] }, 0);
    const indicators = [
      { name: undefined, baseline: undefined, baselineUnknown: false, target: undefined },
      ...form.indicators,
    ];
    expect(
      proposeTerms(by(db, focalPoint), match.id, { ...form, indicators }, WHERE),
    ).toMatchObject({
      errors: { 'indicators[1].target': ['errors.required'] },
    });
  });
});
