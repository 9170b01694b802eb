import { createContext, useContext } from 'react';
import type { NeedChoices } from '~/features/needs/choices.server';
import { MOST_INDICATORS } from '~/features/needs/rules';
import type { NeedInput } from '~/features/needs/schema';
import { useT } from '~/i18n/context';
import type { Translate } from '~/i18n/translator';
import { PRINCIPLES } from '~/matching/vocabulary';
import type { FormView } from '~/server/sent';
import type { FieldProps } from '~/ui/Field';

export type NeedField = Exclude<keyof NeedInput, 'version' | 'confirmSensitive' | 'indicators'>;

/** What a need must say before it is opened; all else may be left out. Topics or the whole category. */
const REQUIRED = new Set<NeedField>([
  'language',
  'title',
  'category',
  'topics',
  'objective',
  'support',
  'languages',
  'modes',
  'windowFrom',
  'windowTo',
  'nationalPriority',
  'labelSummary',
  'labelDetails',
]);

const NEED_FIELDS = [
  'confirmSensitive',
  'language',
  'title',
  'titleEn',
  'category',
  'topics',
  'wholeCategory',
  'objective',
  'indicators',
  'support',
  'languages',
  'modes',
  'windowFrom',
  'windowTo',
  'nationalPriority',
  'labelSummary',
  'labelDetails',
  'stage',
  'technologies',
  'refuses',
  'womenTarget',
  'accessible',
  'evidenceInstrument',
  'evidenceLevel',
  'evidenceYear',
  'evidenceReference',
] as const;

interface NeedFormState {
  view: FormView;
  choices: NeedChoices;
}

const FormContext = createContext<NeedFormState | null>(null);
export const NeedFormProvider = FormContext.Provider;

export function useNeedForm(): NeedFormState {
  const form = useContext(FormContext);
  if (!form) throw new Error('The fields of a need need a NeedFormProvider above them');
  return form;
}

/** What each field has around its control: its words, its errors and the principle it serves. */
export function useNeedField(): (name: NeedField, principle?: number) => FieldProps {
  const t = useT();
  const { view } = useNeedForm();
  return (name, principle) => ({
    name,
    label: t(`needs.form.${name}`),
    help: t(`needs.form.${name}.help`),
    errors: view.errors(name),
    required: REQUIRED.has(name),
    optionalText: t('common.optional'),
    principle: principle && t('common.servesPrinciple', { number: principle }),
  });
}

/** What each field is called in the error summary, by the field's name. */
export function fieldLabels(t: Translate, choices: NeedChoices): Record<string, string> {
  const indicators = Array.from({ length: MOST_INDICATORS }, (_, index) =>
    (['name', 'baseline', 'target'] as const).map((part) => [
      `indicators[${index}].${part}`,
      t(`needs.form.indicator.${part}`, { number: index + 1 }),
    ]),
  ).flat();
  return Object.fromEntries([
    ...NEED_FIELDS.flatMap((name) => [
      [name, t(`needs.form.${name}`)],
      ...(name === 'indicators' ? indicators : []),
    ]),
    ...PRINCIPLES.map((id) => [`weights.${id}`, `${id} ${choices.principles[id]}`]),
  ]) as Record<string, string>;
}

/** What each field is called beside what somebody else has saved: all but the question whether to save all the same. */
export function comparedLabels(
  t: Translate,
  { confirmSensitive: _asked, ...labels }: Record<string, string>,
): Record<string, string> {
  const named = Object.entries(labels).flatMap(([name, label]): [string, string][] => {
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
