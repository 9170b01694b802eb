import { describe, expect, it } from 'vitest';
import { NOW } from '../../../tests/factories';
import { ageOf, queueKind, returnsOn } from './rules';
import { parseQueueFilter, queueSearch } from './schema';

describe('the words of the queue', () => {
  it('say an age in days, months or years', () => {
    expect(ageOf('2027-01-15', NOW)).toEqual({ unit: 'days', count: 0 });
    expect(ageOf('2026-12-01T23:00:00Z', NOW)).toEqual({ unit: 'days', count: 45 });
    expect(ageOf('2026-07-15', NOW)).toEqual({ unit: 'months', count: 6 });
    expect(ageOf('2024-01-15', NOW)).toEqual({ unit: 'years', count: 3 });
    expect(ageOf('2030-01-01', NOW)).toEqual({ unit: 'days', count: 0 });
  });

  it('bring an item back when that was asked', () => {
    const on = (['never', 'now', 'in-14-days', 'in-90-days'] as const).map((choice) =>
      returnsOn(choice, '2027-01-15'),
    );
    expect(on).toEqual([null, '2027-01-15', '2027-01-29', '2027-04-15']);
  });

  it('read an address and leave out what they cannot read', () => {
    expect(parseQueueFilter(new URLSearchParams('kind=x&aside=no'))).toEqual({});
    expect(queueSearch({ kind: 'overlap', aside: 'yes' }, 2)).toBe(
      '?kind=overlap&aside=yes&page=2',
    );
    expect(queueKind('overlap')).toBe('overlap');
    expect(queueKind('nonsense')).toBeNull();
  });
});
