import { data } from '@remix-run/node';
import { refuseForm } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations.server';
import type { Sensitive } from './rules';

export type NeedSent = SendBack & { sensitive?: Sensitive[] };

/** The answer to a form that the domain refused: everything that was typed, and why. */
export function refusedNeed(form: FormData, refused: Refused) {
  const { status, sensitive } = refused;
  const sent: NeedSent = { ...refuseForm(form, refused), ...(sensitive && { sensitive }) };
  return data(sent, { status });
}
