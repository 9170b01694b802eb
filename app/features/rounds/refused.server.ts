import { data } from '@remix-run/node';
import { refuseForm } from '~/server/form.server';
import type { Refused } from './mutations/shared.server';

/** The answer to a form that the domain refused: everything that was typed, and why. */
export function refusedRound(form: FormData, refused: Refused) {
  return data(refuseForm(form, refused), { status: refused.status });
}
