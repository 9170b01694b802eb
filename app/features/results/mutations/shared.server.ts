import type { Side } from '#db/schema/enums';
import { type Sensitive, findSensitive } from '~/features/needs/rules';
import { fault } from '~/i18n/fault';

/**
 * 422: an answer is at fault, or a text holds something to look at again (`sensitive`). 409: something changed since
 * the form was made, to `version`.
 */
export interface Refused {
  ok: false;
  status: 409 | 422;
  errors: Record<string, string[]>;
  version?: number;
  sensitive?: Sensitive[];
}

export function refuse(status: 409 | 422, code: string, field = ''): Refused {
  return { ok: false, status, errors: { [field]: [code] } };
}

/** What stands in texts that may be better left out; null when nothing does, or when the writer has looked. */
export function refusedTexts(
  texts: Readonly<Record<string, string | undefined>>,
  isConfirmed: boolean,
): Refused | null {
  if (isConfirmed) return null;
  const typed = Object.entries(texts).map(([field, text]) => [field, text ?? '']);
  const sensitive = findSensitive(Object.fromEntries(typed) as Record<string, string>);
  if (sensitive.length === 0) return null;
  return { ...refuse(422, fault('needs.error.sensitive'), 'confirmSensitive'), sensitive };
}

export function other(side: Side): Side {
  return side === 'state' ? 'provider' : 'state';
}
