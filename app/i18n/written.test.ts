import { describe, expect, it } from 'vitest';
import { textIn } from './written';

describe('a text on a page in another language', () => {
  const written = { language: 'fr', text: 'Formation', texts: { en: 'Training', fr: 'Autre' } };

  it('is shown in the language of the page where it was translated', () => {
    expect(textIn('en', written)).toEqual({ text: 'Training', language: 'en' });
  });

  it('is else shown as it was written, which no translation replaces', () => {
    expect(textIn('zh', written)).toEqual({ text: 'Formation', language: 'fr' });
    expect(textIn('fr', written)).toEqual({ text: 'Formation', language: 'fr' });
  });
});
