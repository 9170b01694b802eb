import { data } from '@remix-run/node';
import { sendBack } from '~/server/form.server';
import type { Refused } from './mutations.server';

/**
 * The answer to a form that the domain refused: everything that was typed, and why. After a 409 the form
 * carries the version that the offer has now, so that it can be sent again once somebody has looked.
 */
export function refusedOffer(form: FormData, { status, errors, version }: Refused) {
  const sent = sendBack(form, errors);
  if (version !== undefined) sent.typed['version'] = [String(version)];
  return data(sent, { status });
}
