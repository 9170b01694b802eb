import { LABELS } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { FormSection } from '~/ui/FormSection';
import { LabelBadge } from '~/ui/LabelBadge';
import { RadioGroup } from '~/ui/choices';
import { useNeedField, useNeedForm } from './fields';

/** The two labels. TLP:RED is offered so that it can be refused with the advice what to do instead. */
export function WhoSection() {
  const t = useT();
  const field = useNeedField();
  const { view } = useNeedForm();
  const options = [
    ...LABELS.map((value) => ({ value, hint: t(`words.label.${value}`) })),
    { value: 'RED', hint: t('needs.form.label.red') },
  ].map(({ value, hint }) => ({ value, hint, label: <LabelBadge label={value} /> }));
  return (
    <FormSection title={t('needs.form.section.who')}>
      <RadioGroup
        {...field('labelSummary', 10)}
        options={options}
        defaultValue={view.value('labelSummary')}
      />
      <RadioGroup
        {...field('labelDetails', 8)}
        options={options}
        defaultValue={view.value('labelDetails')}
      />
    </FormSection>
  );
}
