import { data } from '@remix-run/node';
import type { Sensitive } from '~/features/needs/rules';
import { sendBack } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations/shared.server';

export type ResultSent = SendBack & { sensitive?: Sensitive[] };

/** What was typed and why it was refused; after a 409 with the version that the form is an answer to from now on. */
export function refusedResult(form: FormData, { status, errors, version, sensitive }: Refused) {
  const sent: ResultSent = { ...sendBack(form, errors), ...(sensitive && { sensitive }) };
  if (version !== undefined) sent.typed['version'] = [String(version)];
  return data(sent, { status });
}
