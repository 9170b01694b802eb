import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '~/features/audit/actions';
import type { AuditFilter } from '~/features/history/schema';
import { usePaths, useT } from '~/i18n/context';
import { FilterForm } from '~/ui/FilterForm';
import { DateField, SelectField, TextField } from '~/ui/controls';

interface AuditFiltersProps {
  filter: AuditFilter;
  organisations: readonly { value: string; label: string }[];
}

/** The search of the log, which lives in the address. */
export function AuditFilters({ filter, organisations }: AuditFiltersProps) {
  const t = useT();
  const { action, subject, id, organisation, from, to } = filter;
  const any = t('common.any');
  const asks = [action, subject, id, organisation, from, to].some(Boolean);
  const clear = { href: usePaths().audit, label: t('common.clearFilters') };
  return (
    <FilterForm
      label={t('audit.filter.label')}
      submitLabel={t('common.search')}
      clear={asks ? clear : null}
    >
      <SelectField
        name="action"
        label={t('audit.filter.action')}
        options={AUDIT_ACTIONS.map((value) => ({ value, label: t(`audit.action.${value}`) }))}
        empty={any}
        defaultValue={action ?? ''}
      />
      <SelectField
        name="subject"
        label={t('audit.filter.subject')}
        options={AUDIT_SUBJECTS.map((value) => ({ value, label: t(`audit.subject.${value}`) }))}
        empty={any}
        defaultValue={subject ?? ''}
      />
      <TextField name="id" label={t('audit.filter.id')} defaultValue={id ?? ''} />
      <SelectField
        name="organisation"
        label={t('audit.filter.organisation')}
        options={organisations}
        empty={any}
        defaultValue={organisation ?? ''}
      />
      <DateField name="from" label={t('audit.filter.from')} defaultValue={from} />
      <DateField name="to" label={t('audit.filter.to')} defaultValue={to} />
    </FilterForm>
  );
}
