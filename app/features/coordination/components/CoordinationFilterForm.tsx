import { usePaths, useT } from '~/i18n/context';
import { FilterForm } from '~/ui/FilterForm';
import { type Option } from '~/ui/Option';
import { SelectField } from '~/ui/controls';

export interface FilterChoices {
  categories: readonly Option[];
  status: readonly Option[];
  regional: readonly Option[];
  subRegions: readonly Option[];
  organisations: readonly Option[];
}

interface CoordinationFilterFormProps {
  choices: FilterChoices;
  years: readonly number[];
  chosen: { category?: string; group?: string; from?: number; to?: number };
}

/** The sentence that is the filter: its four labels and choices read in a row. */
export function CoordinationFilterForm({ choices, years, chosen }: CoordinationFilterFormProps) {
  const t = useT();
  const paths = usePaths();
  const isChosen = Object.values(chosen).some((value) => value !== undefined);
  const yearOptions = years.map((year) => ({ value: String(year), label: String(year) }));
  return (
    <FilterForm
      label={t('coordination.filter.label')}
      submitLabel={t('common.filter')}
      clear={isChosen ? { href: paths.coordination, label: t('common.clearFilters') } : null}
    >
      <SelectField
        name="category"
        label={t('coordination.filter.category')}
        options={choices.categories}
        empty={t('coordination.sentence.anyCategory')}
        defaultValue={chosen.category}
      />
      <SelectField
        name="group"
        label={t('coordination.filter.group')}
        options={[
          { group: t('coordination.filter.status'), options: choices.status },
          { group: t('coordination.filter.regional'), options: choices.regional },
          { group: t('coordination.filter.subRegions'), options: choices.subRegions },
          { group: t('coordination.filter.organisations'), options: choices.organisations },
        ]}
        empty={t('coordination.sentence.anyGroup')}
        defaultValue={chosen.group}
      />
      <SelectField
        name="from"
        label={t('coordination.filter.from')}
        options={yearOptions}
        empty={t('common.any')}
        defaultValue={chosen.from?.toString()}
      />
      <SelectField
        name="to"
        label={t('coordination.filter.to')}
        options={yearOptions}
        empty={t('common.any')}
        defaultValue={chosen.to?.toString()}
      />
    </FilterForm>
  );
}
