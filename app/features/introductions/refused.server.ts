import { data } from '@remix-run/node';
import type { Sensitive } from '~/features/needs/rules';
import { sendBack } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import type { Refused } from './mutations/shared.server';

export type MatchSent = SendBack & { sensitive?: Sensitive[] };

/** The answer to a form that the domain refused: everything that was typed, and why. */
export function refusedMatch(form: FormData, { status, errors, sensitive }: Refused) {
  const sent: MatchSent = { ...sendBack(form, errors), ...(sensitive && { sensitive }) };
  return data(sent, { status });
}
