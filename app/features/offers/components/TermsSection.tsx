import { CONDITION_ANSWERS } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { ARRANGEMENTS, CONDITIONS, TIED } from '~/matching/vocabulary';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, ChoiceGroup, RadioGroup } from '~/ui/choices';
import { TextArea, TextField } from '~/ui/controls';
import { HiddenChoices } from './HiddenChoices';
import { useOfferField, useOfferForm } from './fields';

export function TermsSection() {
  const t = useT();
  const field = useOfferField();
  const { view, choices } = useOfferForm();
  const answers = (question: 'conditions' | 'excludes' | 'arrangements') =>
    CONDITION_ANSWERS.map((value) => ({ value, label: t(`offers.answer.${question}.${value}`) }));
  return (
    <FormSection title={t('offers.form.terms')} description={t('offers.form.terms.lead')}>
      <RadioGroup
        {...field('conditionsAnswer', 'P3')}
        options={answers('conditions')}
        defaultValue={view.value('conditionsAnswer')}
      />
      <CheckboxGroup
        {...field('conditions')}
        options={CONDITIONS.map((value) => ({ value, label: t(`words.condition.${value}`) }))}
        defaultValues={view.values('conditions')}
        columns
      />
      <TextArea {...field('conditionsNote')} defaultValue={view.value('conditionsNote')} rows={3} />
      <RadioGroup
        {...field('tied', 'P3')}
        options={[
          ...TIED.map((value) => ({ value, label: t(`words.tied.${value}`) })),
          { value: 'not-stated', label: t('common.notStated') },
        ]}
        defaultValue={view.value('tied')}
      />
      <RadioGroup
        {...field('excludesAnswer', 'P3')}
        options={answers('excludes')}
        defaultValue={view.value('excludesAnswer')}
      />
      <ChoiceGroup {...field('excludes', 'P9')}>
        <div id="excludes" tabIndex={-1}>
          <HiddenChoices
            columns
            name="excludes"
            summary={t('offers.form.states')}
            choices={choices.states}
            chosen={view.values('excludes')}
          />
        </div>
      </ChoiceGroup>
      <RadioGroup
        {...field('arrangementsAnswer', 'P4')}
        options={answers('arrangements')}
        defaultValue={view.value('arrangementsAnswer')}
      />
      <CheckboxGroup
        {...field('arrangements')}
        options={ARRANGEMENTS.map((value) => ({ value, label: t(`words.arrangement.${value}`) }))}
        defaultValues={view.values('arrangements')}
        columns
      />
      <TextField {...field('funder', 'P3')} defaultValue={view.value('funder')} />
      <TextField {...field('implementer', 'P3')} defaultValue={view.value('implementer')} />
    </FormSection>
  );
}
