import { expect, it } from 'vitest';
import { testDatabase } from '../../../../tests/database';
import { NOW, makeFocalPoint } from '../../../../tests/factories';
import {
  audited,
  by,
  everything,
  makeAcceptedMatch,
  makeAgreement,
  matchOf,
  needOf,
  toldOf,
} from '../../../../tests/matches';
import { endEarly } from '../../agreements/mutations/end.server';
import { newOnce } from '~/server/once.server';
import { withdrawNeed } from '~/features/needs/mutations.server';
import { closeMatches } from './close-matches.server';
import { findWithdrawal } from '../queries/withdrawal.server';

const TODAY = '2027-01-15';

it.each(['introduced', 'accepted'] as const)(
  'withdraws with a need what is %s, and tells its provider',
  (status) => {
    const db = testDatabase();
    const { need, match, focalPoint, provider } = makeAcceptedMatch(db, { status });
    const who = { db, actor: focalPoint, locale: 'en' as const, today: TODAY };
    expect(findWithdrawal(who, need.id)).toMatchObject({
      agreements: [],
      introductions: [{ id: match.id }],
    });
    expect(withdrawNeed(by(db, focalPoint), need.id, need.version, closeMatches)).toMatchObject({
      ok: true,
    });
    expect(needOf(db, need.id)?.status).toBe('withdrawn');
    expect(matchOf(db, match.id)).toMatchObject({
      status: 'withdrawn',
      version: match.version + 1,
      closedAt: NOW.toISOString(),
      closedBySide: 'state',
    });
    expect(audited(db)).toEqual(['introduction.withdraw introduction', 'need.withdraw need']);
    expect(toldOf(db, 'introduction-withdrawn')).toEqual([provider.personId]);
  },
);

it('leaves what had ended before as it was, and tells nobody of it', () => {
  const db = testDatabase();
  const { need, match, focalPoint } = makeAcceptedMatch(db, { status: 'declined' });
  withdrawNeed(by(db, focalPoint), need.id, need.version, closeMatches);
  expect(matchOf(db, match.id)).toEqual(match);
  expect(toldOf(db, 'introduction-withdrawn')).toEqual([]);
});

it('is refused while an agreement is under way, with nothing half-done', () => {
  const db = testDatabase();
  const { need, match, focalPoint } = makeAgreement(db);
  const version = () => needOf(db, need.id)?.version ?? 0;
  const before = everything(db);
  expect(withdrawNeed(by(db, focalPoint), need.id, version(), closeMatches)).toMatchObject({
    ok: false,
    status: 409,
    errors: { '': ['needs.withdraw.underWay'] },
  });
  expect(everything(db)).toEqual(before);
  const who = { db, actor: focalPoint, locale: 'en' as const, today: TODAY };
  expect(findWithdrawal(who, need.id)?.agreements).toMatchObject([{ id: match.id }]);

  const form = { reason: 'Over.', placeIsFree: false, confirmSensitive: false };
  const ending = { ...form, once: newOnce(), version: matchOf(db, match.id)?.version ?? 0 };
  endEarly(by(db, focalPoint), match.id, ending, '/there');
  expect(withdrawNeed(by(db, focalPoint), need.id, version(), closeMatches)).toMatchObject({
    ok: true,
  });
});

it('shows what would be withdrawn to its own State alone', () => {
  const db = testDatabase();
  const { need, provider } = makeAcceptedMatch(db);
  for (const actor of [provider, makeFocalPoint(db, 'GHA')]) {
    expect(findWithdrawal({ db, actor, locale: 'en', today: TODAY }, need.id)).toBeNull();
  }
});
