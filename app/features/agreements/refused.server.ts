import { data } from '@remix-run/node';
import type { Sensitive } from '~/features/needs/rules';
import type { Translate } from '~/i18n/translator';
import { CONDITIONS, SUPPORTS } from '~/matching/vocabulary';
import { refuseForm } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations/shared.server';

export type TermsSent = SendBack & { sensitive?: Sensitive[] };

/** The answer to a form that the domain refused: everything that was typed, and why. */
export function refusedTerms(form: FormData, refused: Refused, t: Translate) {
  const { status, errors, sensitive } = refused;
  const sent: TermsSent = {
    ...refuseForm(form, { status, errors: withWords(errors, t) }),
    ...(sensitive && { sensitive }),
  };
  return data(sent, { status });
}

/** Rules name forms of support and conditions by their codes; people read their words. */
export function withWords(errors: SendBack['errors'], t: Translate): SendBack['errors'] {
  const named = Object.entries(errors).map(([field, faults]) => [
    field,
    faults.map((code) => inWords(code, t)),
  ]);
  return Object.fromEntries(named) as SendBack['errors'];
}

function inWords(code: string, t: Translate): string {
  const [key = '', query] = code.split('?');
  if (!query) return code;
  const variables = new URLSearchParams(query);
  const form = SUPPORTS.find((known) => known === variables.get('form'));
  const condition = CONDITIONS.find((known) => known === variables.get('condition'));
  if (form) variables.set('form', t(`words.support.${form}`));
  if (condition) variables.set('condition', t(`words.condition.${condition}`));
  return `${key}?${variables.toString()}`;
}
