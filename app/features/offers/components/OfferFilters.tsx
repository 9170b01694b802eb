import { ORGANISATION_KINDS } from '#db/schema/enums';
import type { FilterChoices } from '~/features/offers/choices.server';
import type { OfferFilter } from '~/features/offers/filter';
import { usePaths, useT } from '~/i18n/context';
import { MODES, SUPPORTS } from '~/matching/vocabulary';
import { FilterForm } from '~/ui/FilterForm';
import { DateField, SelectField, TextField } from '~/ui/controls';

interface OfferFiltersProps {
  filter: OfferFilter;
  choices: FilterChoices;
}

/** The filter of the list, which lives in the address. */
export function OfferFilters({ filter, choices }: OfferFiltersProps) {
  const t = useT();
  const paths = usePaths();
  const any = t('common.any');
  const select = (
    name: 'category' | 'state' | 'group' | 'language' | 'mode' | 'support' | 'kind',
    options: Parameters<typeof SelectField>[0]['options'],
  ) => (
    <SelectField
      name={name}
      label={t(`offers.filter.${name}`)}
      options={options}
      empty={any}
      defaultValue={filter[name] ?? ''}
    />
  );
  const { group, language, mode, support, from, to, kind, unconditional } = filter;
  const asksMore =
    filter.sort !== 'newest' ||
    [group, language, mode, support, from, to, kind, unconditional].some(Boolean);
  const asks =
    asksMore || filter.status !== 'open' || [filter.q, filter.category, filter.state].some(Boolean);
  return (
    <FilterForm
      label={t('offers.filter.label')}
      submitLabel={t('common.filter')}
      clear={asks ? { href: paths.offers, label: t('common.clearFilters') } : null}
      more={{
        label: t('offers.filter.more'),
        open: asksMore,
        children: (
          <>
            {select(
              'group',
              choices.groups.map(({ kind: groupKind, groups }) => ({
                group: t(`offers.form.cover.${groupKind}`),
                options: groups,
              })),
            )}
            {select('language', choices.languages)}
            {select(
              'mode',
              MODES.map((value) => ({ value, label: t(`words.mode.${value}`) })),
            )}
            {select(
              'support',
              SUPPORTS.map((value) => ({ value, label: t(`words.support.${value}`) })),
            )}
            <DateField name="from" label={t('offers.filter.from')} defaultValue={from} />
            <DateField name="to" label={t('offers.filter.to')} defaultValue={to} />
            {select(
              'kind',
              ORGANISATION_KINDS.map((value) => ({ value, label: t(`words.kind.${value}`) })),
            )}
            <SelectField
              name="unconditional"
              label={t('offers.filter.conditions')}
              options={[{ value: 'yes', label: t('offers.filter.unconditional') }]}
              empty={any}
              defaultValue={unconditional ?? ''}
            />
            <SelectField
              name="sort"
              label={t('common.sort')}
              options={[
                { value: 'newest', label: t('offers.filter.sort.newest') },
                { value: 'confirmed', label: t('offers.filter.sort.confirmed') },
                { value: 'ends', label: t('offers.filter.sort.ends') },
              ]}
              defaultValue={filter.sort}
            />
          </>
        ),
      }}
    >
      <TextField
        name="q"
        type="search"
        label={t('offers.filter.q')}
        defaultValue={filter.q ?? ''}
      />
      {select('category', choices.categories)}
      {select('state', choices.states)}
      <SelectField
        name="status"
        label={t('offers.filter.status')}
        options={[
          { value: 'open', label: t('words.offerStatus.open') },
          { value: 'paused', label: t('words.offerStatus.paused') },
          { value: 'closed', label: t('words.offerStatus.closed') },
          { value: 'any', label: t('offers.filter.status.any') },
        ]}
        defaultValue={filter.status}
      />
    </FilterForm>
  );
}
