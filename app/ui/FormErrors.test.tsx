import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { translatorFor } from '~/i18n/catalogues.server';
import { TranslateContext } from '~/i18n/context';
import { FormErrors } from './FormErrors';

test('faults are listed in the order of the form, those of the form as a whole first', () => {
  const markup = renderToStaticMarkup(
    <TranslateContext.Provider value={translatorFor('en')}>
      <FormErrors
        errors={{
          'parts[1].to': ['errors.required'],
          title: ['errors.required'],
          '': ['errors.choose'],
          from: ['errors.required'],
        }}
        labels={{ title: 'Title', from: 'From when?', parts: 'Parts' }}
      />
    </TranslateContext.Provider>,
  );
  const targets = [...markup.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(targets).toEqual(['title', 'from', 'parts']);
  expect(markup).toContain('From when? Enter an answer');
  expect(markup.indexOf('Choose an answer')).toBeLessThan(markup.indexOf('Title: '));
});
