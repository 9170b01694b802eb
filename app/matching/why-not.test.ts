import { describe, expect, test } from 'vitest';
import { preparePair } from '../../tests/properties/factory';
import type { Offer } from './board';
import { whyNot } from './why-not';

const of = (offer: Partial<Offer>) => whyNot(preparePair({}, offer), 'need-1', 'offer-1');

describe('why a pair is not possible', () => {
  test('one blocker: the change that would open it', () => {
    expect(of({ languages: ['mn'] })).toEqual({
      need: 'need-1',
      offer: 'offer-1',
      opening: 'one-change',
      blockers: ['language'],
      changes: [{ gate: 'language', kind: 'add-one', values: ['fr', 'en'] }],
    });
  });

  test('several: no single change would, these together would', () => {
    const told = of({ languages: ['mn'], conditions: ['policy'] });
    expect(told.opening).toBe('several-changes');
    expect(told.changes.map(({ gate }) => gate)).toEqual(['language', 'conditions']);
  });

  test.each([
    ['between the two sides', { languages: ['mn'], excludes: ['SEN'] }],
    ['a decline', { declined: ['need-1'] }],
  ])('%s: nothing to name would open it', (_what, offer) => {
    expect(of(offer).opening).toBe('closed');
  });

  test('dates of the need that have passed are no matter of the offer', () => {
    const past = preparePair({ window: { from: '2026-01-01', to: '2026-02-01' } });
    expect(whyNot(past, 'need-1', 'offer-1').opening).toBe('closed');
  });

  test('an eligible pair is open; an unknown id is refused by name', () => {
    expect(of({})).toMatchObject({ opening: 'open', blockers: [], changes: [] });
    expect(() => whyNot(preparePair(), 'need-9', 'offer-1')).toThrow('need-9');
    expect(() => whyNot(preparePair(), 'need-1', 'offer-9')).toThrow('offer-9');
  });
});
