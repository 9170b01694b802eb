import type { FilterChoices } from '~/features/needs/choices.server';
import type { NeedFilter } from '~/features/needs/filter';
import { NEED_SORTS } from '~/features/needs/rules';
import { usePaths, useT } from '~/i18n/context';
import { MODES, SUPPORTS } from '~/matching/vocabulary';
import { FilterForm } from '~/ui/FilterForm';
import { DateField, SelectField, TextField } from '~/ui/controls';

interface NeedFiltersProps {
  filter: NeedFilter;
  choices: FilterChoices;
}

/** The filter of the list, which lives in the address. */
export function NeedFilters({ filter, choices }: NeedFiltersProps) {
  const t = useT();
  const paths = usePaths();
  const select = (
    name: 'category' | 'state' | 'group' | 'language' | 'mode' | 'support',
    options: Parameters<typeof SelectField>[0]['options'],
  ) => (
    <SelectField
      name={name}
      label={t(`needs.filter.${name}`)}
      options={options}
      empty={t('common.any')}
      defaultValue={filter[name] ?? ''}
    />
  );
  const { q, category, state, group, language, mode, support, from, to } = filter;
  const asksMore =
    filter.status !== 'open' || [group, language, mode, support, from, to].some(Boolean);
  const asks = asksMore || [q, category, state].some(Boolean);
  return (
    <FilterForm
      label={t('needs.filter.label')}
      submitLabel={t('common.filter')}
      clear={asks ? { href: paths.needs, label: t('common.clearFilters') } : null}
      more={{
        label: t('needs.filter.more'),
        open: asksMore,
        children: (
          <>
            <SelectField
              name="status"
              label={t('needs.filter.status')}
              options={[
                ...(['open', 'in-agreement', 'met', 'expired'] as const).map((value) => ({
                  value,
                  label: t(`words.needStatus.${value}`),
                })),
                { value: 'any', label: t('needs.filter.status.any') },
              ]}
              defaultValue={filter.status}
            />
            {select(
              'group',
              choices.groups.map(({ kind, groups }) => ({
                group: t(`needs.filter.group.${kind}`),
                options: groups,
              })),
            )}
            {select(
              'support',
              SUPPORTS.map((value) => ({ value, label: t(`words.support.${value}`) })),
            )}
            {select('language', choices.languages)}
            {select(
              'mode',
              MODES.map((value) => ({ value, label: t(`words.mode.${value}`) })),
            )}
            <DateField name="from" label={t('needs.filter.from')} defaultValue={from} />
            <DateField name="to" label={t('needs.filter.to')} defaultValue={to} />
          </>
        ),
      }}
    >
      <TextField name="q" type="search" label={t('needs.filter.q')} defaultValue={q ?? ''} />
      {select('category', choices.categories)}
      {select('state', choices.states)}
      <SelectField
        name="sort"
        label={t('common.sort')}
        options={NEED_SORTS.map((value) => ({ value, label: t(`needs.sort.${value}`) }))}
        defaultValue={filter.sort}
      />
    </FilterForm>
  );
}
