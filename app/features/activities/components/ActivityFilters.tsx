import { ACTIVITY_STATUSES } from '#db/schema/enums';
import type { ReportChoices } from '~/features/activities/queries.server';
import type { ActivityFilter } from '~/features/activities/schema';
import { usePaths, useT } from '~/i18n/context';
import { FilterForm } from '~/ui/FilterForm';
import { DateField, SelectField, TextField } from '~/ui/controls';

interface ActivityFiltersProps {
  filter: ActivityFilter;
  choices: Pick<ReportChoices, 'categories' | 'states'>;
}

/** The filter of the list, which lives in the address. */
export function ActivityFilters({ filter, choices }: ActivityFiltersProps) {
  const t = useT();
  const anyText = t('common.any');
  const { q, category, state, status, from, to, reported } = filter;
  const asksMore = [from, to, reported].some(Boolean);
  const asks = asksMore || status !== 'current' || [q, category, state].some(Boolean);
  const clear = { href: usePaths().activities, label: t('common.clearFilters') };
  return (
    <FilterForm
      label={t('activities.filter.label')}
      submitLabel={t('common.filter')}
      clear={asks ? clear : null}
      more={{
        label: t('activities.filter.more'),
        open: asksMore,
        children: (
          <>
            <DateField name="from" label={t('activities.filter.from')} defaultValue={from} />
            <DateField name="to" label={t('activities.filter.to')} defaultValue={to} />
            <SelectField
              name="reported"
              label={t('activities.filter.reported')}
              options={[
                { value: 'yes', label: t('activities.filter.reported.yes') },
                { value: 'no', label: t('activities.filter.reported.no') },
              ]}
              empty={anyText}
              defaultValue={reported ?? ''}
            />
          </>
        ),
      }}
    >
      <TextField name="q" type="search" label={t('activities.filter.q')} defaultValue={q ?? ''} />
      <SelectField
        name="category"
        label={t('activities.field.category')}
        options={choices.categories}
        empty={anyText}
        defaultValue={category ?? ''}
      />
      <SelectField
        name="state"
        label={t('activities.field.state')}
        options={choices.states}
        empty={anyText}
        defaultValue={state ?? ''}
      />
      <SelectField
        name="status"
        label={t('activities.field.status')}
        options={[
          { value: 'current', label: t('activities.filter.status.current') },
          ...ACTIVITY_STATUSES.map((value) => ({
            value,
            label: t(`words.activityStatus.${value}`),
          })),
          { value: 'any', label: anyText },
        ]}
        defaultValue={status}
      />
    </FilterForm>
  );
}
