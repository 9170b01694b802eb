import { useT } from '~/i18n/context';
import { MODES } from '~/matching/vocabulary';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, ChoiceGroup, Choices } from '~/ui/choices';
import { DateField, NumberField } from '~/ui/controls';
import { HiddenChoices } from './HiddenChoices';
import { useOfferField, useOfferForm } from './fields';

/** The official languages of the United Nations come first; the others are behind a disclosure. */
const UN_LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

export function HowSection() {
  const t = useT();
  const field = useOfferField();
  const { view, choices } = useOfferForm();
  const spoken = view.values('languages');
  const isUn = ({ value }: { value: string }) => UN_LANGUAGES.includes(value);
  return (
    <FormSection title={t('offers.form.how')} description={t('offers.form.how.lead')}>
      <ChoiceGroup {...field('languages', 'P7')}>
        <Choices
          name="languages"
          type="checkbox"
          options={choices.languages.filter(isUn)}
          columns
          isChosen={(value) => spoken.includes(value)}
        />
        <HiddenChoices
          columns
          name="languages"
          summary={t('offers.form.otherLanguages')}
          choices={choices.languages.filter((language) => !isUn(language))}
          chosen={spoken}
        />
      </ChoiceGroup>
      <CheckboxGroup
        {...field('modes', 'P7')}
        options={MODES.map((value) => ({ value, label: t(`words.mode.${value}`) }))}
        defaultValues={view.values('modes')}
        columns
      />
      <DateField {...field('windowFrom', 'P7')} defaultValue={view.value('windowFrom')} />
      <DateField {...field('windowTo')} defaultValue={view.value('windowTo')} />
      <NumberField {...field('durationWeeks', 'P7')} defaultValue={view.value('durationWeeks')} />
    </FormSection>
  );
}
