import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '~/i18n/catalogues.server';
import type { Locale } from '~/i18n/locales';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const variables = (message: string) =>
  [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** Every message by its key without the plural form, with all its forms. */
function messages(locale: Locale): Map<string, Map<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const [namespace, entries] of Object.entries(CATALOGUES[locale])) {
    for (const [key, message] of Object.entries(entries)) {
      const base = `${namespace}.${key.replace(PLURAL, '')}`;
      const form = PLURAL.exec(key)?.[1] ?? '';
      all.set(base, (all.get(base) ?? new Map<string, string>()).set(form, message));
    }
  }
  return all;
}

const english = messages('en');

describe.each(Object.keys(CATALOGUES) as Locale[])('the catalogue %s', (locale) => {
  const own = messages(locale);

  it('has the messages of the English one, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has the plural forms of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, byForm] of own) {
      if (byForm.has('')) continue;
      expect([...byForm.keys()].sort(), key).toEqual([...forms].sort());
    }
  });

  it('uses the variables of the English message', () => {
    for (const [key, byForm] of own) {
      const expected = new Set([...(english.get(key)?.values() ?? [])].flatMap(variables));
      const found = new Set([...byForm.values()].flatMap(variables));
      expect([...found].sort(), key).toEqual([...expected].sort());
    }
  });

  it('has no empty message', () => {
    for (const [key, byForm] of own) {
      for (const message of byForm.values()) expect(message.trim(), key).not.toBe('');
    }
  });
});
