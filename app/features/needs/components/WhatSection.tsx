import { useT } from '~/i18n/context';
import { Disclosure } from '~/ui/Disclosure';
import { FormSection } from '~/ui/FormSection';
import { ChoiceGroup, Choices, Tick } from '~/ui/choices';
import { SelectField, TextField } from '~/ui/controls';
import { useNeedField, useNeedForm } from './fields';

export function WhatSection() {
  const t = useT();
  const field = useNeedField();
  const { view, choices } = useNeedForm();
  return (
    <FormSection title={t('needs.form.section.what')}>
      <SelectField
        {...field('language')}
        options={choices.languages}
        defaultValue={view.value('language')}
      />
      <TextField {...field('title')} defaultValue={view.value('title')} />
      <TextField {...field('titleEn')} defaultValue={view.value('titleEn')} />
      <SelectField
        {...field('category', 2)}
        options={choices.categories}
        empty={t('errors.choose')}
        defaultValue={view.value('category')}
      />
      <Topics />
      <ChoiceGroup {...field('wholeCategory')}>
        <Tick
          name="wholeCategory"
          label={t('needs.form.wholeCategory.label')}
          defaultChecked={view.values('wholeCategory').includes('yes')}
        />
      </ChoiceGroup>
    </FormSection>
  );
}

/**
 * Topics by category, the chosen one open. With scripts (`forms.js`) the topics of the others are put away and not
 * sent.
 */
function Topics() {
  const field = useNeedField();
  const { view, choices } = useNeedForm();
  const category = view.value('category');
  const chosen = view.values('topics');
  return (
    <ChoiceGroup {...field('topics', 2)}>
      <div id="topics" tabIndex={-1}>
        {choices.categories.map(({ value, label, topics }) => (
          <fieldset key={value} aria-label={label} data-list="category" data-only-for={value}>
            <Disclosure
              summary={label}
              open={value === category || topics.some((topic) => chosen.includes(topic.value))}
            >
              <Choices
                name="topics"
                type="checkbox"
                options={topics}
                columns
                isChosen={(code) => chosen.includes(code)}
                withId={false}
              />
            </Disclosure>
          </fieldset>
        ))}
      </div>
    </ChoiceGroup>
  );
}
