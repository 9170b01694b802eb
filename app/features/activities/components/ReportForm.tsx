import { ACTIVITY_STATUSES } from '#db/schema/enums';
import type { ReportChoices } from '~/features/activities/queries.server';
import type { ActivitySent } from '~/features/activities/refused.server';
import { REPORT_LABELS } from '~/features/activities/rules';
import { useT } from '~/i18n/context';
import { SUPPORTS } from '~/matching/vocabulary';
import { conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { Disclosure } from '~/ui/Disclosure';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { CheckboxGroup, ChoiceGroup, Choices, RadioGroup } from '~/ui/choices';
import { DateField, SelectField, TextArea, TextField } from '~/ui/controls';
import { useSaid } from './said';

interface ReportFormProps {
  stored: Record<string, string | string[]>;
  choices: ReportChoices;
  once: string;
  version?: number;
  sourceNeed: string;
  sent: ActivitySent | undefined;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
}

/** Support outside the platform: who gives what to which State, when, and who says so. */
export function ReportForm(props: ReportFormProps) {
  const { stored, choices, once, version, sourceNeed, sent, href, cancelHref } = props;
  const t = useT();
  const say = useSaid(choices);
  const view = formView(sent, stored, t.fault);
  const labels = Object.fromEntries(
    FIELDS.map((field) => [field, t(`activities.field.${field}`)]),
  ) as Record<(typeof FIELDS)[number], string>;
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    label: labels[name],
    errors: view.errors(name),
  });
  const optionalText = t('common.optional');
  const topics = view.values('topics');
  return (
    <>
      <FormErrors
        errors={sent?.errors}
        labels={{ ...labels, confirmSensitive: t('needs.form.confirmSensitive') }}
      />
      <form method="post" noValidate className="grid gap-10">
        <FormMarks
          once={once}
          version={version === undefined ? undefined : versionOf(sent, version)}
        />
        <Conflict
          {...{ labels, say }}
          fields={conflictOf(sent, stored, labels)}
          restartHref={href}
        />
        {sourceNeed && <input type="hidden" name="sourceNeed" value={sourceNeed} />}
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <FormSection title={t('activities.form.what')}>
          <TextField
            {...field('title')}
            required
            help={t('activities.form.title.help')}
            defaultValue={view.value('title')}
          />
          <SelectField
            {...field('language')}
            required
            options={choices.languages}
            defaultValue={view.value('language')}
          />
          <SelectField
            {...field('category')}
            required
            options={choices.categories}
            empty={t('activities.form.choose')}
            defaultValue={view.value('category')}
          />
          <ChoiceGroup
            {...field('topics')}
            optionalText={optionalText}
            help={t('activities.form.topics.help')}
          >
            {choices.topics.map(({ category, options }, index) => (
              <Disclosure
                key={category}
                summary={category}
                open={options.some(({ value }) => topics.includes(value))}
              >
                <Choices
                  name="topics"
                  type="checkbox"
                  options={options}
                  withId={index === 0}
                  isChosen={(value) => topics.includes(value)}
                />
              </Disclosure>
            ))}
          </ChoiceGroup>
          <CheckboxGroup
            {...field('support')}
            optionalText={optionalText}
            columns
            options={SUPPORTS.map((value) => ({ value, label: t(`words.support.${value}`) }))}
            defaultValues={view.values('support')}
          />
        </FormSection>
        <FormSection title={t('activities.form.who')}>
          <SelectField
            {...field('organisation')}
            help={t('activities.form.organisation.help')}
            options={choices.organisations}
            empty={t('activities.form.notListed')}
            defaultValue={view.value('organisation')}
          />
          <TextField
            {...field('providerName')}
            help={t('activities.form.providerName.help')}
            defaultValue={view.value('providerName')}
          />
          <SelectField
            {...field('state')}
            required
            options={choices.states}
            empty={t('activities.form.choose')}
            defaultValue={view.value('state')}
          />
        </FormSection>
        <FormSection title={t('activities.form.when')}>
          <DateField {...field('dateFrom')} required defaultValue={view.value('dateFrom')} />
          <DateField {...field('dateTo')} required defaultValue={view.value('dateTo')} />
          <RadioGroup
            {...field('status')}
            required
            options={ACTIVITY_STATUSES.map((value) => ({
              value,
              label: t(`words.activityStatus.${value}`),
            }))}
            defaultValue={view.value('status')}
          />
        </FormSection>
        <FormSection title={t('activities.form.source')}>
          <TextArea
            {...field('source')}
            rows={3}
            help={t('activities.form.source.help')}
            defaultValue={view.value('source')}
          />
          <RadioGroup
            {...field('label')}
            required
            options={REPORT_LABELS.map((value) => ({
              value,
              label: `TLP:${value}`,
              hint: t(`activities.label.${value}`),
            }))}
            defaultValue={view.value('label')}
          />
        </FormSection>
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t(version === undefined ? 'activities.form.submit' : 'common.save')}</Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}

const FIELDS = [
  'title',
  'language',
  'category',
  'topics',
  'support',
  'organisation',
  'providerName',
  'state',
  'dateFrom',
  'dateTo',
  'status',
  'source',
  'label',
] as const;
