import { DECLARATIONS, type Declaration } from '~/features/offers/rules';
import { useT } from '~/i18n/context';
import { FormSection } from '~/ui/FormSection';
import { RadioGroup } from '~/ui/choices';
import { NumberField, TextField } from '~/ui/controls';
import { useOfferField, useOfferForm } from './fields';

export function QualitySection() {
  const t = useT();
  const field = useOfferField();
  const { view } = useOfferForm();
  const notStated = { value: 'not-stated', label: t('common.notStated') };
  return (
    <FormSection title={t('offers.form.quality')} description={t('offers.form.quality.lead')}>
      <YesNo name="handover" />
      <NumberField {...field('followUpMonths', 'P1')} defaultValue={view.value('followUpMonths')} />
      <YesNo name="outcomeIndicators" />
      <YesNo name="evaluation" />
      <YesNo name="earlierResults" />
      <TextField
        {...field('earlierResultsReference', 'P3')}
        defaultValue={view.value('earlierResultsReference')}
      />
      <YesNo name="respondsToNeeds" />
      <YesNo name="coDesign" />
      <YesNo name="jointMonitoring" />
      <YesNo name="planConfidentiality" />
      <YesNo name="humanRightsSafeguards" />
      <RadioGroup
        {...field('genderMarker', 'P9')}
        options={[
          ...(['0', '1', '2'] as const).map((value) => ({
            value,
            label: t(`words.gender.${value}`),
          })),
          notStated,
        ]}
        defaultValue={view.value('genderMarker')}
      />
      <NumberField {...field('womenSeats', 'P9')} defaultValue={view.value('womenSeats')} />
      <YesNo name="accessible" />
      <YesNo name="handlingAccepted" />
    </FormSection>
  );
}

/** Yes, no or not stated: an answer that was not given is an answer of its own. */
function YesNo({ name }: { name: Declaration }) {
  const t = useT();
  const field = useOfferField();
  const { view } = useOfferForm();
  const principle = DECLARATIONS.find((one) => one.field === name)?.principle;
  return (
    <RadioGroup
      {...field(name, principle)}
      options={[
        { value: 'yes', label: t('common.yes') },
        { value: 'no', label: t('common.no') },
        { value: 'not-stated', label: t('common.notStated') },
      ]}
      defaultValue={view.value(name)}
      columns
    />
  );
}
