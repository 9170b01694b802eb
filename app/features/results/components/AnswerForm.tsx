import type { Sensitive } from '~/features/needs/rules';
import type { ReportAnswerView } from '~/features/results/queries/forms.server';
import type { ReportView } from '~/features/results/queries.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { DefinitionList } from '~/ui/DefinitionList';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { Written } from '~/ui/Written';
import { RadioGroup } from '~/ui/choices';
import { TextArea } from '~/ui/controls';
import { IndicatorAim } from './IndicatorAim';

/** The other side's word on a report: it is so, or what it sees instead. */
export function AnswerForm({
  form,
  sent,
  languages,
}: {
  form: ReportAnswerView;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  languages: Parameters<typeof LanguageField>[0]['choices'];
}) {
  const t = useT();
  const paths = usePaths();
  const { head, once, version, indicator, report, own } = form;
  const view = formView(
    sent,
    { disputeNote: report.dispute?.text ?? '', language: report.dispute?.language ?? '' },
    t.fault,
  );
  const labels = {
    answer: t('results.answer.answer'),
    disputeNote: t('results.answer.disputeNote'),
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
      <Reported title={t('results.answer.reported', { by: report.by })} report={report} />
      {own && <Reported title={t('results.answer.own')} report={own} />}
      <form method="post" noValidate className="grid gap-6">
        <FormMarks once={once} version={view.value('version') || version} />
        <RadioGroup
          name="answer"
          label={labels.answer}
          errors={view.errors('answer')}
          required
          defaultValue={view.value('answer')}
          options={(['confirm', 'dispute'] as const).map((value) => ({
            value,
            label: t(`results.answer.${value}`),
          }))}
        />
        <TextArea
          name="disputeNote"
          label={labels.disputeNote}
          help={t('results.answer.disputeNote.help')}
          errors={view.errors('disputeNote')}
          optionalText={t('common.optional')}
          defaultValue={view.value('disputeNote')}
        />
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
          <Button>{t('results.answer.submit')}</Button>
          <a href={paths.match(head.id)}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}

function Reported({ title, report }: { title: string; report: ReportView }) {
  const t = useT();
  const format = useFormat();
  const { value, measuredOn, evidence, language } = report;
  return (
    <section className="mb-8">
      <DefinitionList
        items={[
          { term: title, value: <Written text={value} language={language} /> },
          { term: t('results.answer.day'), value: format.day(measuredOn) },
          {
            term: t('results.answer.evidence'),
            value: evidence ? (
              <Written text={evidence} language={language} />
            ) : (
              t('results.answer.noEvidence')
            ),
          },
        ]}
      />
    </section>
  );
}
