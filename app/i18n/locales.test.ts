import { describe, expect, it } from 'vitest';
import { direction, preferredLocale } from './locales';

describe('the language of a first visit', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr-FR,zh;q=0.5,en;q=0.4', 'zh'],
    ['en;q=0.2,zh;q=0.9', 'zh'],
    ['zh;q=0,en', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [null, 'en'],
    [';;;q=x,,', 'en'],
  ])('%s is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('the direction of a text', () => {
  it('is from right to left for Arabic and Persian, not for Chinese', () => {
    expect([direction('ar'), direction('fa'), direction('zh')]).toEqual(['rtl', 'rtl', 'ltr']);
  });
});
