import { data } from '@remix-run/node';
import { sendBack } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations.server';
import type { Sensitive } from './rules';

export type NeedSent = SendBack & { sensitive?: Sensitive[] };

/**
 * The answer to a form that the domain refused: everything that was typed, and why. After a 409 the form
 * carries the version that the need has now, so that it can be sent again once somebody has looked.
 */
export function refusedNeed(form: FormData, { status, errors, sensitive, version }: Refused) {
  const sent: NeedSent = { ...sendBack(form, errors), ...(sensitive && { sensitive }) };
  if (version !== undefined) sent.typed['version'] = [String(version)];
  return data(sent, { status });
}
