import type { Locale } from '~/i18n/locales';
import { namesIn } from '~/i18n/names.server';
import type { SendBack } from '~/server/sent';

/** Faults name what was found by its code, since schemas know no language: here codes become names. */
export function withNamedFaults(sent: SendBack, locale: Locale): SendBack {
  const { topic, category, cover } = namesIn(locale);
  const named = (fault: string): string => {
    const [key = '', query = ''] = fault.split('?');
    const variables = new URLSearchParams(query);
    for (const [name, value] of [...variables]) {
      variables.set(name, topic(category(cover(value))));
    }
    return query ? `${key}?${variables.toString()}` : key;
  };
  const errors = Object.entries(sent.errors).map(([field, faults]) => [field, faults.map(named)]);
  return { ...sent, errors: Object.fromEntries(errors) as SendBack['errors'] };
}
