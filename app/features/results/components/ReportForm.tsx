import type { Sensitive } from '~/features/needs/rules';
import type { ReportFormView } from '~/features/results/queries/forms.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { Notice } from '~/ui/Notice';
import { DateField, TextArea, TextField } from '~/ui/controls';
import { IndicatorAim } from './IndicatorAim';

/** What one side reports of one indicator. */
export function ReportForm({
  form,
  sent,
  languages,
}: {
  form: ReportFormView;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  languages: Parameters<typeof LanguageField>[0]['choices'];
}) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { head, once, version, indicator, previous, today } = form;
  const view = formView(sent, { measuredOn: today }, t.fault);
  const field = (name: 'value' | 'measuredOn' | 'evidence') => ({
    name,
    label: t(`results.form.${name}`),
    help: t(`results.form.${name}.help`),
    errors: view.errors(name),
    defaultValue: view.value(name),
  });
  const labels = {
    value: t('results.form.value'),
    measuredOn: t('results.form.measuredOn'),
    evidence: t('results.form.evidence'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <div className="mb-8">
        <h2 className="text-h3">{indicator.name}</h2>
        <IndicatorAim {...indicator} />
      </div>
      {previous && (
        <Notice>
          {t('results.form.previous', {
            value: previous.value,
            date: format.day(previous.measuredOn),
          })}
        </Notice>
      )}
      <form method="post" noValidate className="grid gap-6">
        <FormMarks once={once} version={view.value('version') || version} />
        <input type="hidden" name="position" value={indicator.position} />
        <TextField {...field('value')} required />
        <DateField {...field('measuredOn')} required />
        <TextArea {...field('evidence')} optionalText={t('common.optional')} rows={3} />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('results.form.submit')}</Button>
          <a href={paths.match(head.id)}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}
