import type { Locale } from '#db/schema/enums';

/** An organisation's name in a language, else as it writes its own. */
export function nameIn(
  locale: Locale,
  { name, names }: { name: string; names: Partial<Record<string, string>> },
): string {
  return names[locale] ?? name;
}
