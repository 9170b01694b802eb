import { useT } from '~/i18n/context';
import { STAGES, SUPPORTS, TECHNOLOGIES } from '~/matching/vocabulary';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, ChoiceGroup, Choices } from '~/ui/choices';
import { SelectField, TextArea, TextField } from '~/ui/controls';
import { HiddenChoices } from './HiddenChoices';
import { useOfferField, useOfferForm } from './fields';

export function WhatSection() {
  const t = useT();
  const field = useOfferField();
  const { view, choices } = useOfferForm();
  return (
    <FormSection title={t('offers.form.what')} description={t('offers.form.what.lead')}>
      <SelectField
        {...field('language')}
        options={choices.languages}
        defaultValue={view.value('language')}
      />
      <TextField {...field('title')} defaultValue={view.value('title')} />
      <TextArea {...field('summary')} defaultValue={view.value('summary')} />
      <Categories />
      <CheckboxGroup
        {...field('support', 'P2')}
        options={SUPPORTS.map((value) => ({ value, label: t(`words.support.${value}`) }))}
        defaultValues={view.values('support')}
        columns
      />
      <CheckboxGroup
        {...field('stages', 'P6')}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        defaultValues={view.values('stages')}
        columns
      />
      <CheckboxGroup
        {...field('technologies', 'P5')}
        options={TECHNOLOGIES.map((value) => ({ value, label: t(`words.technology.${value}`) }))}
        defaultValues={view.values('technologies')}
        columns
      />
    </FormSection>
  );
}

/** Categories, each with its topics behind a disclosure. The faults of both stand above the list. */
function Categories() {
  const t = useT();
  const field = useOfferField();
  const { view, choices } = useOfferForm();
  const categories = field('categories', 'P2');
  const faults = [...(categories.errors ?? []), ...(view.errors('topics') ?? [])];
  const chosen = view.values('categories');
  return (
    <ChoiceGroup {...categories} errors={faults.length > 0 ? faults : undefined}>
      <ul id="topics" tabIndex={-1} className="grid gap-x-8 md:grid-cols-2">
        {choices.categories.map((category, index) => (
          <li key={category.value} className="border-t border-line py-1">
            <Choices
              name="categories"
              type="checkbox"
              options={[category]}
              isChosen={(value) => chosen.includes(value)}
              withId={index === 0}
            />
            <div className="ms-9">
              <HiddenChoices
                name="topics"
                summary={t('offers.form.topics', { category: String(category.label) })}
                choices={choices.topics[category.value] ?? []}
                chosen={view.values('topics')}
              />
            </div>
          </li>
        ))}
      </ul>
    </ChoiceGroup>
  );
}
