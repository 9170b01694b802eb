import { data } from '@remix-run/node';
import type { Sensitive } from '~/features/needs/rules';
import { refuseForm } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations.server';

export type ActivitySent = SendBack & { sensitive?: Sensitive[] };

/** The answer to a form that the domain refused: everything that was typed, and why. */
export function refusedActivity(form: FormData, refused: Refused) {
  const { status, sensitive } = refused;
  const sent: ActivitySent = { ...refuseForm(form, refused), ...(sensitive && { sensitive }) };
  return data(sent, { status });
}
