import { data } from '@remix-run/node';
import { sendBack } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations/shared.server';

export type RoundSent = SendBack & { conflict?: NonNullable<Refused['conflict']> };

/**
 * The answer to a form that the domain refused: everything that was typed, and why. After a 409 the form carries
 * the version that stands there now, so that it can be sent again once somebody has looked at the difference.
 */
export function refusedRound(form: FormData, { status, errors, conflict }: Refused) {
  const sent: RoundSent = { ...sendBack(form, errors), ...(conflict && { conflict }) };
  if (conflict) sent.typed['version'] = [String(conflict.version)];
  return data(sent, { status });
}
