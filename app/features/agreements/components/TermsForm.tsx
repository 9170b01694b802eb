import { DUTIES, type Duty, SHARES } from '#db/schema/enums';
import type { TermsFormView } from '~/features/agreements/queries.server';
import { MOST_TERMS_INDICATORS } from '~/features/agreements/rules';
import type { Sensitive } from '~/features/needs/rules';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';
import type { Translate } from '~/i18n/translator';
import { type FormView, type SendBack, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict, type ConflictProps } from '~/ui/Conflict';
import { Disclosure } from '~/ui/Disclosure';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { LanguageField } from '~/ui/LanguageField';
import { Written } from '~/ui/Written';
import { CheckboxGroup, ChoiceGroup, Tick } from '~/ui/choices';
import { DateField, SelectField, TextArea, TextField } from '~/ui/controls';

interface TermsFormProps {
  form: TermsFormView;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
  languages: Parameters<typeof LanguageField>[0]['choices'];
}

/** The one form of terms: a first proposal, an answer, or a change of what was agreed. */
export function TermsForm({ form, sent, href, cancelHref, languages }: TermsFormProps) {
  const t = useT();
  const say = useSaid(form);
  const compared = comparedLabels(form, t);
  const view = formView(sent, form.stored, t.fault);
  const labels = labelsOf(t);
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-12">
        <FormMarks once={form.once} version={versionOf(sent, form.version)} />
        <Conflict
          say={say}
          labels={compared}
          fields={conflictOf(sent, form.stored, compared)}
          restartHref={href}
        />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        <What form={form} view={view} />
        <Results view={view} />
        <Who form={form} view={view} />
        <FormSection title={t('agreements.form.section.more')}>
          <TextArea
            {...field(t, view, 'notes')}
            optionalText={t('common.optional')}
            defaultValue={view.value('notes')}
          />
          <TextArea
            {...field(t, view, 'note')}
            optionalText={t('common.optional')}
            defaultValue={view.value('note')}
            rows={3}
          />
        </FormSection>
        <div className="flex flex-wrap items-center gap-4 border-t-2 border-ink pt-5">
          <Button>{t('agreements.form.submit')}</Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}

type PlainField = 'startsOn' | 'endsOn' | 'support' | 'whyStateLeadsNone' | 'notes' | 'note';

function field(t: Translate, view: FormView, name: PlainField) {
  return {
    name,
    label: t(`agreements.field.${name}`),
    help: t(`agreements.field.${name}.help`),
    errors: view.errors(name),
  };
}

function What({ form, view }: { form: TermsFormView; view: FormView }) {
  const t = useT();
  const values = view.values('support');
  return (
    <FormSection title={t('agreements.form.section.what')}>
      <DateField {...field(t, view, 'startsOn')} defaultValue={view.value('startsOn')} required />
      <DateField {...field(t, view, 'endsOn')} defaultValue={view.value('endsOn')} required />
      {form.support.length === 0 && (
        <div id="support" tabIndex={-1}>
          <Notice kind="warning">{t('agreements.form.nothingOpen')}</Notice>
        </div>
      )}
      {form.support.length > 0 && (
        <CheckboxGroup
          {...field(t, view, 'support')}
          required
          defaultValues={values}
          options={form.support.map((code) => ({
            value: code,
            label: t(`words.support.${code}`),
          }))}
        />
      )}
    </FormSection>
  );
}

function Results({ view }: { view: FormView }) {
  const t = useT();
  const isBegun = (index: number) =>
    (['name', 'baseline', 'target', 'baselineUnknown'] as const).some((part) => {
      const name = `indicators[${index}].${part}`;
      return view.value(name) !== '' || view.errors(name) !== undefined;
    });
  return (
    <FormSection
      title={t('agreements.form.section.results')}
      description={t('agreements.form.section.results.help')}
    >
      {Array.from({ length: MOST_TERMS_INDICATORS }, (_, index) =>
        index === 0 || isBegun(index) ? (
          <IndicatorFields key={index} index={index} view={view} />
        ) : (
          <Disclosure key={index} summary={t('needs.form.indicator', { number: index + 1 })}>
            <IndicatorFields index={index} view={view} />
          </Disclosure>
        ),
      )}
    </FormSection>
  );
}

function IndicatorFields({ index, view }: { index: number; view: FormView }) {
  const t = useT();
  const text = (part: 'name' | 'baseline' | 'target') => {
    const name = `indicators[${index}].${part}`;
    return (
      <TextField
        name={name}
        label={t(`needs.form.indicator.${part}`, { number: index + 1 })}
        errors={view.errors(name)}
        required={index === 0}
        defaultValue={view.value(name)}
      />
    );
  };
  const unknown = `indicators[${index}].baselineUnknown`;
  return (
    <div className="grid gap-4">
      {text('name')}
      <div>
        {text('baseline')}
        <Tick
          name={unknown}
          label={t('needs.form.indicator.baselineUnknown')}
          defaultChecked={view.values(unknown).includes('yes')}
        />
      </div>
      {text('target')}
    </div>
  );
}

function Who({ form, view }: { form: TermsFormView; view: FormView }) {
  const t = useT();
  return (
    <FormSection
      title={t('agreements.form.section.who')}
      description={t('agreements.form.section.who.help')}
    >
      {DUTIES.map((duty) => (
        <DutyRow key={duty} duty={duty} form={form} view={view} />
      ))}
      <TextArea
        {...field(t, view, 'whyStateLeadsNone')}
        optionalText={t('common.optional')}
        defaultValue={view.value('whyStateLeadsNone')}
        rows={3}
      />
    </FormSection>
  );
}

function DutyRow({ duty, form, view }: { duty: Duty; form: TermsFormView; view: FormView }) {
  const t = useT();
  const row = `responsibilities.${duty}`;
  const options = SHARES.map((share) => ({ value: share, label: t(`words.share.${share}`) }));
  return (
    <ChoiceGroup
      name={row}
      label={t(`words.duty.${duty}`)}
      help={t(`agreements.form.duty.${duty}`)}
      errors={view.errors(row)}
      required
    >
      <div id={row} tabIndex={-1} className="flex flex-wrap items-end gap-4">
        {form.columns.map(({ party, name }) => (
          <div key={party} className="w-full sm:w-56">
            <SelectField
              name={`${row}.${party}`}
              label={name}
              errors={view.errors(`${row}.${party}`)}
              empty={t('agreements.share.none')}
              options={options}
              defaultValue={view.value(`${row}.${party}`)}
            />
          </div>
        ))}
      </div>
    </ChoiceGroup>
  );
}

/** What each field is called in the error summary, in the order of the form. */
function labelsOf(t: Translate): Record<string, string> {
  const plain = (name: PlainField): [string, string] => [name, t(`agreements.field.${name}`)];
  const indicators = Array.from({ length: MOST_TERMS_INDICATORS }, (_, index) =>
    (['name', 'baseline', 'target'] as const).map((part): [string, string] => [
      `indicators[${index}].${part}`,
      t(`needs.form.indicator.${part}`, { number: index + 1 }),
    ]),
  ).flat();
  const duties = DUTIES.map((duty): [string, string] => [
    `responsibilities.${duty}`,
    t(`words.duty.${duty}`),
  ]);
  return Object.fromEntries([
    ['language', t('common.writtenIn')],
    ['confirmSensitive', t('needs.form.confirmSensitive')],
    ...(['startsOn', 'endsOn', 'support'] as const).map(plain),
    ...indicators,
    ...duties,
    ...(['whyStateLeadsNone', 'notes', 'note'] as const).map(plain),
  ]);
}

/** What each field is called beside what somebody else proposed: all but what is said to go with this version. */
function comparedLabels(form: TermsFormView, t: Translate): Record<string, string> {
  const { confirmSensitive: _asked, note: _said, ...labels } = labelsOf(t);
  const named = Object.entries(labels).flatMap(([name, label]): [string, string][] => {
    const duty = DUTIES.find((one) => name === `responsibilities.${one}`);
    if (duty) {
      return form.columns.map(({ party, name: who }) => [
        `${name}.${party}`,
        t('agreements.difference.responsibility', { duty: label, party: who }),
      ]);
    }
    const unknown = name.replace(/\.baseline$/, '.baselineUnknown');
    const none = `${label}: ${t('needs.form.indicator.baselineUnknown')}`;
    return unknown === name
      ? [[name, label]]
      : [
          [name, label],
          [unknown, none],
        ];
  });
  return Object.fromEntries(named);
}

/** What a value of the form is called, by the field's name. */
function useSaid({ latest }: TermsFormView): ConflictProps['say'] {
  const t = useT();
  const format = useFormat();
  return (name, value) => {
    if (name === 'startsOn' || name === 'endsOn') return format.day(value);
    if (name === 'support') return t(`words.support.${value}` as MessageKey);
    if (name.startsWith('responsibilities.')) return t(`words.share.${value}` as MessageKey);
    if (name.endsWith('.baselineUnknown')) return t('common.yes');
    return <Written text={value} language={latest?.language ?? t.locale} />;
  };
}
