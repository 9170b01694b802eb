import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { translatorFor } from '~/i18n/catalogues.server';
import { TranslateContext } from '~/i18n/context';
import { CheckboxGroup, RankedSelect } from './choices';
import { LanguageField } from './LanguageField';
import { TextField } from './controls';

const options = [
  { value: 'a', label: 'Advice', hint: 'By letter' },
  { value: 'b', label: 'Books' },
];

/** The opening tag that has this id. */
function tag(markup: string, id: string): string {
  return new RegExp(`<[^<]* id="${id}"[^>]*>`).exec(markup)?.[0] ?? '';
}

describe('a field', () => {
  const markup = renderToStaticMarkup(
    <TextField name="aim" label="Aim" help="One sentence" errors={['Too short']} required />,
  );

  test('is named by its label', () => {
    expect(markup).toContain('<label for="aim"');
  });

  test('is described by its help and then its errors', () => {
    expect(tag(markup, 'aim')).toContain('aria-describedby="aim-help aim-errors"');
    expect(markup).toMatch(/id="aim-help"[^>]*>One sentence/);
    expect(markup).toMatch(/id="aim-errors"[^>]*><p>Too short/);
  });

  test('says that it is required and that it is wrong', () => {
    expect(tag(markup, 'aim')).toContain('aria-invalid="true"');
    expect(tag(markup, 'aim')).toContain('aria-required="true"');
  });

  test('says nothing of help and errors that it has not', () => {
    const plain = renderToStaticMarkup(
      <TextField name="aim" label="Aim" optionalText="optional" />,
    );
    expect(plain).not.toMatch(/aria-(describedby|invalid|required)/);
    expect(plain).toContain('(optional)');
  });

  test('may have an id of its own where two forms share a name', () => {
    const own = renderToStaticMarkup(
      <TextField name="aim" id="second-aim" label="Aim" errors={['Too short']} />,
    );
    expect(own).toContain('<label for="second-aim"');
    expect(tag(own, 'second-aim')).toContain('aria-describedby="second-aim-errors"');
    expect(own).toContain('name="aim"');
  });
});

describe('a group of choices', () => {
  const markup = renderToStaticMarkup(
    <CheckboxGroup
      name="forms"
      label="Forms"
      options={options}
      defaultValues={['b']}
      errors={['Pick']}
    />,
  );

  test('belongs to one legend, with its errors', () => {
    expect(markup).toMatch(/<fieldset aria-describedby="forms-errors"><legend[^>]*>Forms/);
  });

  test('is found by the link of an error summary at its first box', () => {
    expect(tag(markup, 'forms')).toContain('value="a"');
    expect(tag(markup, 'forms-b')).toContain('checked=""');
  });

  test('ties a hint to its own box', () => {
    expect(tag(markup, 'forms')).toContain('aria-describedby="forms-hint"');
    expect(tag(markup, 'forms-b')).not.toContain('aria-describedby');
  });
});

test('an order of preference is one list a place, each with its label', () => {
  const markup = renderToStaticMarkup(
    <RankedSelect
      name="languages"
      label="Languages"
      options={options}
      defaultValues={['b']}
      placeLabels={['First', 'Second']}
      empty="None"
    />,
  );
  expect(markup).toMatch(/<label for="languages"[^>]*>First/);
  expect(markup).toMatch(/<label for="languages-1"[^>]*>Second/);
  expect(markup).toMatch(/<option value="b" selected="">Books/);
});

describe('the language of a form', () => {
  const choices = ['en', 'fr', 'zh'].map((value) => ({ value, label: value }));
  const chosenIn = (locale: 'en' | 'zh', chosen: string) => {
    const markup = renderToStaticMarkup(
      <TranslateContext.Provider value={translatorFor(locale)}>
        <LanguageField choices={choices} chosen={chosen} />
      </TranslateContext.Provider>,
    );
    return /<option value="(\w+)" selected/.exec(markup)?.[1];
  };

  test('is that of the page, unless another was chosen', () => {
    expect(chosenIn('en', '')).toBe('en');
    expect(chosenIn('zh', '')).toBe('zh');
    expect(chosenIn('zh', 'fr')).toBe('fr');
  });
});
