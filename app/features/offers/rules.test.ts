import { describe, expect, it } from 'vitest';
import { OFFER_STATUSES } from '#db/schema/enums';
import { actionsOn, isStale, lastFreshDay } from './rules';

describe('an offer is stale', () => {
  const on = (confirmedOn: string | null, status: (typeof OFFER_STATUSES)[number] = 'open') =>
    isStale({ status, confirmedOn }, '2027-07-20');

  it('from the 184th day after it was confirmed', () => {
    expect(lastFreshDay('2027-07-20')).toBe('2027-01-18');
    expect(on('2027-01-18')).toBe(false);
    expect(on('2027-01-17')).toBe(true);
  });

  it('when nobody ever confirmed it, but not as a draft or after it was closed', () => {
    expect(OFFER_STATUSES.map((status) => on(null, status))).toEqual([false, true, true, false]);
  });
});

describe('the life of an offer', () => {
  it('lets only a draft be deleted, and nothing be done to a closed one', () => {
    const deletable = OFFER_STATUSES.filter((status) => actionsOn(status).includes('delete'));
    expect(deletable).toEqual(['draft']);
    expect(actionsOn('closed')).toEqual([]);
  });
});
