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

  it('says the days of a fault as the language writes them, and what is no day as it was typed', () => {
    const late = fault('errors.tooLong', { max: '2026-12-01', found: '2026-02-30' });
    expect(t.fault(late)).toBe('Shorten to 1 December 2026; this has 2026-02-30');
    expect(createTranslator('zh', catalogue).fault(late)).toContain('2026年12月1日');
  });

  it('shows its key where it is missing', () => {
    expect(t('common.brand')).toBe('common.brand');
  });
});
