import { createFormat } from './format';
import type { Locale } from './locales';
import type { Catalogue, MessageKey } from './messages';

export type Variables = Record<string, string | number>;

export interface Translate {
  /** The message, with `{name}` replaced; a `count` chooses the plural form of the language (CLDR). */
  (key: MessageKey, variables?: Variables): string;
  /** The message behind a fault that a schema gave (`fault.ts`). */
  readonly fault: (code: string) => string;
  readonly locale: Locale;
}

/**
 * Binds a catalogue to a language. A missing message shows its key, so that it is seen; a test keeps the
 * catalogues complete.
 */
export function createTranslator(locale: Locale, catalogue: Catalogue): Translate {
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);

  const find = (key: string): string | undefined => {
    const dot = key.indexOf('.');
    const namespace = key.slice(0, dot) as keyof Catalogue;
    return catalogue[namespace]?.[key.slice(dot + 1)];
  };
  const translate = (key: string, variables: Variables = {}): string => {
    const count = variables['count'];
    const message =
      (typeof count === 'number' ? find(`${key}_${plural.select(count)}`) : undefined) ??
      find(`${key}_other`) ??
      find(key) ??
      key;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = variables[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
  const fault = (code: string): string => {
    const [key = '', query] = code.split('?');
    const said = [...new URLSearchParams(query)].map(([name, value]): [string, string] => [
      name,
      isCalendarDay(value) ? createFormat(locale).day(value) : value,
    ]);
    return translate(key, Object.fromEntries(said));
  };
  return Object.assign(translate, { fault, locale });
}

/** A calendar day that there is: what was typed and is none, such as 2026-02-30, is said as it was typed. */
function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
