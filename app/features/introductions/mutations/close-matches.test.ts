import { describe, expect, it } from 'vitest';
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
  setNeed,
  toldOf,
} from '../../../../tests/matches';
import { endEarly } from '../../agreements/mutations/end.server';
import { newOnce } from '~/server/once.server';
import type { Member } from '~/server/actor';
import { markNeedMet, withdrawNeed } from '~/features/needs/mutations.server';
import { expireNeeds } from '../../upkeep/mutations/needs.server';
import { findMatch } from '../queries/match.server';
import { findWithdrawal } from '../queries/withdrawal.server';
import { answerIntroduction } from './answer.server';
import { closeMatches, closeWithExpired, closeWithMet } from './close-matches.server';

const TODAY = '2027-01-15';

/** What differs between two worlds that say the same. */
const IDS = { id: '', offer: null, provider: null, implementer: null, contacts: null };

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
    expect(audited(db)).toEqual(['introduction.close introduction', 'need.withdraw need']);
    expect(toldOf(db, 'introduction-closed')).toEqual([provider.personId]);
  },
);

it('leaves what had ended before as it was, and tells nobody of it', () => {
  const db = testDatabase();
  const { need, match, focalPoint } = makeAcceptedMatch(db, { status: 'declined' });
  withdrawNeed(by(db, focalPoint), need.id, need.version, closeMatches);
  expect(matchOf(db, match.id)).toEqual(match);
  expect(toldOf(db, 'introduction-closed')).toEqual([]);
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
  endEarly(by(db, focalPoint), match.id, ending, { language: 'en', location: '/there' });
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

const storyTo = (db: ReturnType<typeof testDatabase>, actor: Member, id: string) =>
  findMatch({ db, actor, now: NOW, locale: 'en' }, id)?.story.at(-1);

describe.each(['AMBER', 'AMBER+STRICT'] as const)('a need under %s', (label) => {
  const made = (status: 'introduced' | 'accepted') => {
    const db = testDatabase();
    const need = { labelSummary: label, labelDetails: label, reviewOn: '2027-01-15' };
    return { db, ...makeAcceptedMatch(db, { status, need }) };
  };

  it.each(['introduced', 'accepted'] as const)(
    'that is met closes what is %s: the State keeps the reason, the provider learns none',
    (status) => {
      const { db, need, match, focalPoint, provider } = made(status);
      const withdrawn = made(status);
      setNeed(db, need.id, { reviewOn: '2027-06-30' });
      expect(markNeedMet(by(db, focalPoint), need.id, need.version, closeWithMet)).toMatchObject({
        ok: true,
      });
      withdrawNeed(
        by(withdrawn.db, withdrawn.focalPoint),
        withdrawn.need.id,
        withdrawn.need.version,
        closeMatches,
      );
      expect(matchOf(db, match.id)).toMatchObject({ status: 'withdrawn', closedBySide: 'state' });
      expect(audited(db)).toEqual(['introduction.close introduction', 'need.met need']);
      expect(toldOf(db, 'introduction-closed')).toEqual([provider.personId]);
      expect(storyTo(db, focalPoint, match.id)).toMatchObject({ because: 'met' });
      // Whether it was met or withdrawn, the provider is shown the same.
      const read = (world: typeof withdrawn) => {
        const who = { db: world.db, actor: world.provider, now: NOW, locale: 'en' as const };
        const seen = findMatch(who, world.match.id);
        return { ...seen, ...IDS };
      };
      expect(read({ ...withdrawn, db, match, provider })).toEqual(read(withdrawn));
      expect(storyTo(db, provider, match.id)).not.toHaveProperty('because');
    },
  );

  it('that expires closes what nobody has answered, and leaves two who are at work', () => {
    for (const status of ['introduced', 'accepted'] as const) {
      const { db, match, focalPoint, provider } = made(status);
      expect(expireNeeds({ db, now: NOW }, closeWithExpired)).toBe(1);
      const isClosed = status === 'introduced';
      expect(matchOf(db, match.id)?.status).toBe(isClosed ? 'withdrawn' : 'accepted');
      expect(toldOf(db, 'introduction-closed')).toEqual(isClosed ? [provider.personId] : []);
      expect(toldOf(db, 'need-expired')).toEqual([focalPoint.personId]);
      if (!isClosed) continue;
      expect(storyTo(db, focalPoint, match.id)).toMatchObject({ because: 'expired' });
      expect(storyTo(db, provider, match.id)).not.toHaveProperty('because');
    }
  });
});

it('leaves an agreement to go on when the need is marked as met', () => {
  const db = testDatabase();
  const { need, match, focalPoint } = makeAgreement(db);
  const version = needOf(db, need.id)?.version ?? 0;
  expect(markNeedMet(by(db, focalPoint), need.id, version, closeWithMet)?.ok).toBe(true);
  expect(matchOf(db, match.id)?.status).toBe('agreed');
  expect(toldOf(db, 'introduction-closed')).toEqual([]);
});

it('lets nobody accept what the clock has not closed yet', () => {
  const db = testDatabase();
  const { match, provider } = makeAcceptedMatch(db, {
    status: 'introduced',
    need: { reviewOn: TODAY },
  });
  const form = { once: newOnce(), version: match.version, note: '', confirmSensitive: false };
  const where = { language: 'en', location: '/there' };
  const answer = (said: 'accept' | 'decline') =>
    answerIntroduction(by(db, provider), match.id, { ...form, answer: said }, where);
  expect(answer('accept')).toMatchObject({ ok: false, status: 409 });
  expect(answer('decline')).toMatchObject({ ok: true });
});
