import { ORGANISATION_KINDS } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { SelectField, TextField } from '~/ui/controls';

interface OrganisationFormProps {
  sent: SendBack | undefined;
  /** The record as it is stored; empty for a new one. */
  stored: Record<string, string | undefined>;
  states: { value: string; label: string }[];
}

export function OrganisationForm({ sent, stored, states }: OrganisationFormProps) {
  const t = useT();
  const view = formView(sent, stored, t.fault);
  const labels = {
    name: t('organisations.name'),
    nameZh: t('organisations.nameZh'),
    kind: t('organisations.kind'),
    state: t('organisations.state'),
    website: t('organisations.website'),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    defaultValue: view.value(name),
    errors: view.errors(name),
    optionalText: t('common.optional'),
  });
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-6">
        {stored['version'] && <input type="hidden" name="version" value={stored['version']} />}
        <TextField {...field('name')} required />
        <TextField {...field('nameZh')} help={t('organisations.nameZh.help')} lang="zh-Hans" />
        <SelectField
          {...field('kind')}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
          empty=""
          required
        />
        <SelectField
          {...field('state')}
          optionalText={undefined}
          help={t('organisations.state.help')}
          options={states}
          empty={t('organisations.state.none')}
        />
        <TextField {...field('website')} type="url" />
        <div>
          <Button>{t('organisations.save')}</Button>
        </div>
      </form>
    </>
  );
}
