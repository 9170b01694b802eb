import { useT } from '~/i18n/context';
import { MODES, SUPPORTS } from '~/matching/vocabulary';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, RankedSelect } from '~/ui/choices';
import { DateField, NumberField } from '~/ui/controls';
import { useNeedField, useNeedForm } from './fields';

const PLACES = ['1', '2', '3', '4'] as const;

export function HowSection() {
  const t = useT();
  const field = useNeedField();
  const { view, choices } = useNeedForm();
  /** As many places as there may be choices of, and never fewer than are taken. */
  const places = (name: 'languages' | 'modes') => {
    const further = Math.max(0, view.values(name).filter(Boolean).length - PLACES.length);
    return [
      ...PLACES.map((place) => t(`needs.form.rank.${place}`)),
      ...Array.from({ length: further }, (_, index) =>
        t('needs.form.rank.further', { number: PLACES.length + index + 1 }),
      ),
    ];
  };
  return (
    <FormSection title={t('needs.form.section.how')}>
      <CheckboxGroup
        {...field('support', 2)}
        options={SUPPORTS.map((value) => ({ value, label: t(`words.support.${value}`) }))}
        defaultValues={view.values('support')}
        columns
      />
      <RankedSelect
        {...field('languages', 7)}
        options={choices.languages}
        defaultValues={view.values('languages')}
        placeLabels={places('languages')}
        empty={t('needs.form.rank.empty')}
      />
      <RankedSelect
        {...field('modes', 7)}
        options={MODES.map((value) => ({ value, label: t(`words.mode.${value}`) }))}
        defaultValues={view.values('modes')}
        placeLabels={places('modes')}
        empty={t('needs.form.rank.empty')}
      />
      <div className="flex flex-wrap gap-x-8 gap-y-8">
        <DateField {...field('windowFrom', 7)} defaultValue={view.value('windowFrom')} />
        <DateField {...field('windowTo', 7)} defaultValue={view.value('windowTo')} />
      </div>
      <NumberField
        {...field('nationalPriority', 6)}
        defaultValue={view.value('nationalPriority')}
      />
    </FormSection>
  );
}
