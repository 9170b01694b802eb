import type { MessageKey } from './messages';

/**
 * A fault as a value that travels in a schema's issue: the message's key and its variables. The words are
 * found where the page is made (`Translate.fault`), so that schemas know no language.
 */
export function fault(key: MessageKey, variables: Record<string, string | number> = {}): string {
  const query = new URLSearchParams(
    Object.entries(variables).map(([name, value]) => [name, String(value)]),
  ).toString();
  return query ? `${key}?${query}` : key;
}
