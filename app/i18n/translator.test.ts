import { describe, expect, it } from 'vitest';
import { fault } from './fault';
import { createTranslator } from './translator';

const catalogue = {
  common: { results_one: '{count} result', results_other: '{count} results', search: 'Search' },
  errors: { tooLong: 'Shorten to {max}; this has {found}' },
};

describe('a message', () => {
  const t = createTranslator('en', catalogue);

  it('is chosen by the plural rule of its language', () => {
    expect(t('common.results', { count: 1 })).toBe('1 result');
    expect(t('common.results', { count: 1200 })).toBe('1,200 results');
  });

  it('says a fault with what was found and what is allowed', () => {
    expect(t.fault(fault('errors.tooLong', { max: 200, found: 'a & b?' }))).toBe(
      'Shorten to 200; this has a & b?',
    );
  });

  it('shows its key where it is missing', () => {
    expect(t('common.brand')).toBe('common.brand');
  });
});
