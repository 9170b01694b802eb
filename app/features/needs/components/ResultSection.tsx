import { MOST_INDICATORS } from '~/features/needs/rules';
import { useT } from '~/i18n/context';
import { Disclosure } from '~/ui/Disclosure';
import { FormSection } from '~/ui/FormSection';
import { ChoiceGroup, Tick } from '~/ui/choices';
import { TextArea, TextField } from '~/ui/controls';
import { useNeedField, useNeedForm } from './fields';

const PARTS = ['name', 'baseline', 'target', 'baselineUnknown'] as const;

export function ResultSection() {
  const t = useT();
  const field = useNeedField();
  const { view } = useNeedForm();
  const further = Array.from({ length: MOST_INDICATORS - 1 }, (_, index) => index + 1);
  const isBegun = (index: number) =>
    PARTS.some((part) => {
      const name = `indicators[${index}].${part}`;
      return view.value(name) !== '' || view.errors(name) !== undefined;
    });
  return (
    <FormSection title={t('needs.form.section.result')}>
      <TextArea {...field('objective', 2)} defaultValue={view.value('objective')} rows={6} />
      <ChoiceGroup
        name="indicators"
        label={t('needs.form.indicators')}
        help={t('needs.form.indicators.help')}
        principle={t('common.servesPrinciple', { number: 2 })}
        errors={view.errors('indicators')}
        required
      >
        <div id="indicators" tabIndex={-1} className="grid gap-6">
          <Indicator index={0} required />
          {further.map((index) => (
            <Disclosure
              key={index}
              summary={t('needs.form.indicator', { number: index + 1 })}
              open={isBegun(index)}
            >
              <Indicator index={index} />
            </Disclosure>
          ))}
        </div>
      </ChoiceGroup>
    </FormSection>
  );
}

function Indicator({ index, required = false }: { index: number; required?: boolean }) {
  const t = useT();
  const { view } = useNeedForm();
  const text = (part: 'name' | 'baseline' | 'target') => {
    const name = `indicators[${index}].${part}`;
    return (
      <TextField
        name={name}
        label={t(`needs.form.indicator.${part}`, { number: index + 1 })}
        help={t(`needs.form.indicator.${part}.help`)}
        errors={view.errors(name)}
        required={required}
        defaultValue={view.value(name)}
      />
    );
  };
  const unknown = `indicators[${index}].baselineUnknown`;
  return (
    <div className="grid gap-4">
      {text('name')}
      <div>
        {text('baseline')}
        <Tick
          name={unknown}
          label={t('needs.form.indicator.baselineUnknown')}
          defaultChecked={view.values(unknown).includes('yes')}
        />
      </div>
      {text('target')}
    </div>
  );
}
