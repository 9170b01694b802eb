import { useFormat, useT } from '~/i18n/context';
import type { Translate } from '~/i18n/translator';
import { type FormView, type SendBack, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { Disclosure } from '~/ui/Disclosure';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, ChoiceGroup, Choices } from '~/ui/choices';
import { DateField, NumberField, TextField } from '~/ui/controls';
import type { RoundChoices } from '../queries.server';

interface RoundFormProps {
  stored: Record<string, string | string[]>;
  choices: RoundChoices;
  once: string;
  version?: number | undefined;
  sent: SendBack | undefined;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
}

/** The settings of a round. Works without scripts: every State with a limit is a field of its own. */
export function RoundForm(props: RoundFormProps) {
  const { stored, choices, once, version, sent, href, cancelHref } = props;
  const t = useT();
  const say = useSaid(choices);
  const labels = labelsOf(choices, t);
  const view = formView(sent, stored, t.fault);
  const field = (name: 'name' | 'asOf' | 'categories' | 'of' | 'offerIds' | 'staleAfterDays') => ({
    name,
    label: t(`rounds.field.${name}`),
    errors: view.errors(name),
  });
  const [of, offerIds] = [view.values('of'), view.values('offerIds')];
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
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
        <FormSection title={t('rounds.form.what')} description={t('rounds.form.sealed')}>
          <TextField
            {...field('name')}
            required
            help={t('rounds.field.name.help')}
            defaultValue={view.value('name')}
          />
          <DateField
            {...field('asOf')}
            required
            help={t('rounds.field.asOf.help')}
            defaultValue={view.value('asOf')}
          />
          <CheckboxGroup
            {...field('categories')}
            columns
            help={t('rounds.form.all')}
            options={choices.categories}
            defaultValues={view.values('categories')}
          />
          <ChoiceGroup {...field('of')} help={t('rounds.form.all')}>
            <Listed name="of" summary="groups" options={choices.groups} chosen={of} withId />
            <Listed name="of" summary="states" options={choices.states} chosen={of} />
          </ChoiceGroup>
          <ChoiceGroup {...field('offerIds')} help={t('rounds.form.all')}>
            <Disclosure summary={t('rounds.field.offerIds.choose')} open={offerIds.length > 0}>
              <Choices
                name="offerIds"
                type="checkbox"
                options={choices.offers.map(({ value, label, provider }) => ({
                  value,
                  label,
                  hint: provider,
                }))}
                isChosen={(value) => offerIds.includes(value)}
              />
            </Disclosure>
          </ChoiceGroup>
        </FormSection>
        <FormSection title={t('rounds.form.rules')}>
          <Limits view={view} choices={choices} />
          <Weights view={view} choices={choices} />
          <NumberField
            {...field('staleAfterDays')}
            required
            help={t('rounds.field.staleAfterDays.help')}
            defaultValue={view.value('staleAfterDays')}
          />
        </FormSection>
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('rounds.form.submit')}</Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}

interface ListedProps {
  name: string;
  summary: 'groups' | 'states';
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  withId?: boolean;
}

function Listed({ name, summary, options, chosen, withId = false }: ListedProps) {
  const t = useT();
  return (
    <Disclosure
      summary={t(`rounds.field.of.${summary}`)}
      open={options.some(({ value }) => chosen.includes(value))}
    >
      <Choices
        {...{ name, options, withId }}
        type="checkbox"
        columns
        isChosen={(value) => chosen.includes(value)}
      />
    </Disclosure>
  );
}

interface PartProps {
  view: FormView;
  choices: RoundChoices;
}

function Limits({ view, choices }: PartProps) {
  const t = useT();
  const rows = choices.limits.map((row) => ({ ...row, name: `absorption.${row.value}` }));
  const isUsed = rows.some(({ name }) => view.value(name) !== '' || view.errors(name));
  return (
    <ChoiceGroup
      name="absorption"
      label={t('rounds.field.absorption')}
      help={t('rounds.field.absorption.help')}
      errors={view.errors('absorption')}
    >
      <Disclosure summary={t('rounds.field.absorption.show')} open={isUsed}>
        <div className="grid items-end gap-4 sm:grid-cols-2 md:grid-cols-3">
          {rows.map(({ name, label, needs }) => (
            <NumberField
              key={name}
              name={name}
              label={label}
              help={t('rounds.field.absorption.needs', { count: needs })}
              errors={view.errors(name)}
              defaultValue={view.value(name)}
            />
          ))}
        </div>
      </Disclosure>
    </ChoiceGroup>
  );
}

function Weights({ view, choices }: PartProps) {
  const t = useT();
  const format = useFormat();
  const rows = choices.principles.map((row) => ({ ...row, field: `weights.${row.id}` }));
  const said = rows.map(({ field }) => view.value(field));
  const isUsed = said.some((value) => value !== said[0]) || rows.some((r) => view.errors(r.field));
  return (
    <ChoiceGroup
      name="weights"
      label={t('rounds.field.weights')}
      help={t('rounds.field.weights.help')}
    >
      <Disclosure
        summary={
          said[0] && !isUsed
            ? t('rounds.settings.weights.alike', { weight: said[0] })
            : format.list(rows.map(({ id, field }) => `${id}: ${view.value(field)}`))
        }
        open={isUsed}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          {rows.map(({ id, name, field }) => (
            <NumberField
              key={id}
              name={field}
              label={t('rounds.field.weight', { id, name })}
              errors={view.errors(field)}
              defaultValue={view.value(field)}
            />
          ))}
        </div>
      </Disclosure>
    </ChoiceGroup>
  );
}

/** What a value of the form is called, by the field's name. */
function useSaid(choices: RoundChoices): (field: string, value: string) => string {
  const format = useFormat();
  const labels = new Map(
    [...choices.categories, ...choices.groups, ...choices.states, ...choices.offers].map(
      ({ value, label }) => [value, label],
    ),
  );
  return (field, value) => (field === 'asOf' ? format.day(value) : (labels.get(value) ?? value));
}

function labelsOf(choices: RoundChoices, t: Translate): Record<string, string> {
  const fields = ['name', 'asOf', 'categories', 'of', 'offerIds', 'staleAfterDays'] as const;
  return Object.fromEntries([
    ...fields.map((field) => [field, t(`rounds.field.${field}`)]),
    ...choices.limits.map(({ value, label }) => [`absorption.${value}`, label]),
    ...choices.principles.map(({ id, name }) => [
      `weights.${id}`,
      t('rounds.field.weight', { id, name }),
    ]),
  ]) as Record<string, string>;
}
