import { data } from '@remix-run/node';
import type { Sensitive } from '~/features/needs/rules';
import { sendBack } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations.server';

export type ActivitySent = SendBack & {
  sensitive?: Sensitive[];
  conflict?: NonNullable<Refused['conflict']>;
};

/**
 * The answer to a form that the domain refused: everything that was typed, and why. After a 409 the form carries the
 * version that stands there now, so that it can be sent again once somebody has looked at the difference.
 */
export function refusedActivity(form: FormData, { status, errors, sensitive, conflict }: Refused) {
  const sent: ActivitySent = {
    ...sendBack(form, errors),
    ...(sensitive && { sensitive }),
    ...(conflict && { conflict }),
  };
  if (conflict) sent.typed['version'] = [String(conflict.version)];
  return data(sent, { status });
}
