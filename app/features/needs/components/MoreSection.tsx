import { INSTRUMENTS } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { ARRANGEMENTS, PRINCIPLES, STAGES, TECHNOLOGIES } from '~/matching/vocabulary';
import { Disclosure } from '~/ui/Disclosure';
import { FormSection } from '~/ui/FormSection';
import { CheckboxGroup, ChoiceGroup, Tick } from '~/ui/choices';
import { NumberField, SelectField, TextArea, TextField } from '~/ui/controls';
import { useNeedField, useNeedForm } from './fields';

/** What may be left out, and lets the matcher check more when it is not. */
export function MoreSection() {
  const t = useT();
  const field = useNeedField();
  const { view } = useNeedForm();
  return (
    <FormSection
      title={t('needs.form.section.more')}
      description={t('needs.form.section.more.help')}
    >
      <SelectField
        {...field('stage', 6)}
        options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
        empty={t('needs.form.stage.empty')}
        defaultValue={view.value('stage')}
      />
      <CheckboxGroup
        {...field('technologies', 5)}
        options={TECHNOLOGIES.map((value) => ({ value, label: t(`words.technology.${value}`) }))}
        defaultValues={view.values('technologies')}
        columns
      />
      <CheckboxGroup
        {...field('refuses', 4)}
        options={ARRANGEMENTS.map((value) => ({ value, label: t(`words.arrangement.${value}`) }))}
        defaultValues={view.values('refuses')}
        columns
      />
      <NumberField {...field('womenTarget', 9)} defaultValue={view.value('womenTarget')} />
      <ChoiceGroup
        name="accessible"
        label={t('needs.form.accessible')}
        principle={t('common.servesPrinciple', { number: 9 })}
        errors={view.errors('accessible')}
        optionalText={t('common.optional')}
      >
        <Tick
          name="accessible"
          label={t('needs.form.accessible.label')}
          defaultChecked={view.values('accessible').includes('yes')}
        />
      </ChoiceGroup>
      <Evidence />
      <Weights />
    </FormSection>
  );
}

function Evidence() {
  const t = useT();
  const field = useNeedField();
  const { view } = useNeedForm();
  return (
    <>
      <SelectField
        {...field('evidenceInstrument', 3)}
        options={INSTRUMENTS.map((value) => ({ value, label: t(`words.instrument.${value}`) }))}
        empty={t('needs.form.evidenceInstrument.empty')}
        defaultValue={view.value('evidenceInstrument')}
      />
      <TextField
        {...field('evidenceLevel')}
        width="short"
        defaultValue={view.value('evidenceLevel')}
      />
      <NumberField {...field('evidenceYear')} defaultValue={view.value('evidenceYear')} />
      <TextArea
        {...field('evidenceReference')}
        rows={2}
        defaultValue={view.value('evidenceReference')}
      />
    </>
  );
}

function Weights() {
  const t = useT();
  const { view, choices } = useNeedForm();
  const names = PRINCIPLES.map((id) => ({ id, name: `weights.${id}` }));
  const isUsed = names.some(({ name }) => view.value(name) !== '' || view.errors(name));
  return (
    <Disclosure summary={t('needs.form.weights')} open={isUsed}>
      <p className="mb-4 max-w-reading text-small text-soft">{t('needs.form.weights.help')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {names.map(({ id, name }) => (
          <NumberField
            key={id}
            name={name}
            label={t('needs.form.weight', { id, name: choices.principles[id] })}
            errors={view.errors(name)}
            defaultValue={view.value(name)}
          />
        ))}
      </div>
    </Disclosure>
  );
}
