import { createContext, useContext } from 'react';
import type { Choice, OfferChoices } from '~/features/offers/choices.server';
import { DECLARATIONS } from '~/features/offers/rules';
import type { OfferInput } from '~/features/offers/schema';
import { useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import type { FormView } from '~/server/sent';
import type { FieldProps } from '~/ui/Field';

export type OfferField = Exclude<keyof OfferInput, 'version'>;

/** What an offer needs before it is opened; all else may be left out. */
const REQUIRED = new Set<OfferField>([
  'language',
  'title',
  'summary',
  'categories',
  'support',
  'places',
  'languages',
  'modes',
  'windowFrom',
  'windowTo',
  'conditionsAnswer',
]);

/** Every field of the form, in its order. */
export const OFFER_FIELDS = [
  'language',
  'title',
  'summary',
  'categories',
  'topics',
  'support',
  'stages',
  'technologies',
  'covers',
  'places',
  'perState',
  'languages',
  'modes',
  'windowFrom',
  'windowTo',
  'durationWeeks',
  'conditionsAnswer',
  'conditions',
  'conditionsNote',
  'tied',
  'excludesAnswer',
  'excludes',
  'arrangementsAnswer',
  'arrangements',
  'funder',
  'implementer',
  'followUpMonths',
  'earlierResultsReference',
  'genderMarker',
  'womenSeats',
  ...DECLARATIONS.map(({ field }) => field),
] as const satisfies readonly OfferField[];

interface OfferFormState {
  view: FormView;
  choices: OfferChoices;
}

const FormContext = createContext<OfferFormState | null>(null);
export const OfferFormProvider = FormContext.Provider;

export function useOfferForm(): OfferFormState {
  const form = useContext(FormContext);
  if (!form) throw new Error('The fields of an offer need an OfferFormProvider above them');
  return form;
}

/** What each field has around its control: its words, its errors and the principle it serves. */
export function useOfferField(): (name: OfferField, principle?: PrincipleId) => FieldProps {
  const t = useT();
  const { view } = useOfferForm();
  return (name, principle) => ({
    name,
    label: t(`offers.field.${name}`),
    help: t(`offers.help.${name}`),
    errors: view.errors(name),
    required: REQUIRED.has(name),
    optionalText: t('common.optional'),
    principle: principle && t('common.servesPrinciple', { number: Number(principle.slice(1)) }),
  });
}

/** How many of the choices are chosen, for the summary of a disclosure that hides them. */
export function chosenAmong(choices: readonly Choice[], chosen: readonly string[]): number {
  return choices.filter(({ value }) => chosen.includes(value)).length;
}
