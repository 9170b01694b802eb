import { useT } from '~/i18n/context';
import { FormSection } from '~/ui/FormSection';
import { ChoiceGroup } from '~/ui/choices';
import { NumberField } from '~/ui/controls';
import { HiddenChoices } from './HiddenChoices';
import { useOfferField, useOfferForm } from './fields';

export function WhereSection() {
  const t = useT();
  const field = useOfferField();
  const { view, choices } = useOfferForm();
  const covered = view.values('covers');
  return (
    <FormSection title={t('offers.form.where')} description={t('offers.form.where.lead')}>
      <ChoiceGroup {...field('covers', 'P9')}>
        <div id="covers" tabIndex={-1}>
          {choices.groups.map(({ kind, groups }) => (
            <HiddenChoices
              columns
              key={kind}
              name="covers"
              summary={t(`offers.form.cover.${kind}`)}
              choices={groups}
              chosen={covered}
            />
          ))}
          <HiddenChoices
            columns
            name="covers"
            summary={t('offers.form.states')}
            choices={choices.states}
            chosen={covered}
          />
        </div>
      </ChoiceGroup>
      <NumberField {...field('places')} defaultValue={view.value('places')} />
      <NumberField {...field('perState')} defaultValue={view.value('perState')} />
    </FormSection>
  );
}
