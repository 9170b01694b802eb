import { ORGANISATION_KINDS } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { type SendBack, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { SelectField, TextField } from '~/ui/controls';

interface OrganisationFormProps {
  sent: SendBack | undefined;
  /** The record as it is stored; empty for a new one. */
  stored: Record<string, string | undefined>;
  states: { value: string; label: string }[];
  once: string;
  /** The version that is edited; none for a new one. */
  version?: number;
  /** The form as it is when it is opened. */
  href: string;
}

export function OrganisationForm(props: OrganisationFormProps) {
  const { sent, stored, states, once, version, href } = props;
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
  const say = (name: string, value: string) => {
    if (name === 'state') return states.find((state) => state.value === value)?.label ?? value;
    const kind = ORGANISATION_KINDS.find((known) => name === 'kind' && known === value);
    return kind ? t(`words.kind.${kind}`) : value;
  };
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-6">
        <FormMarks
          once={once}
          version={version === undefined ? undefined : versionOf(sent, version)}
        />
        <Conflict
          {...{ labels, say }}
          fields={conflictOf(sent, stored, labels)}
          restartHref={href}
        />
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
