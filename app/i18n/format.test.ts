import { describe, expect, it } from 'vitest';
import { FORM_LANGUAGES } from '#db/reference/languages';
import { LOCALES } from '#db/schema/enums';
import { createFormat } from './format';

describe('the names of languages', () => {
  it.each(LOCALES)('are words in %s for every language that a form offers', (locale) => {
    const { language } = createFormat(locale);
    expect(FORM_LANGUAGES.filter((code) => language(code) === code)).toEqual([]);
  });
});
