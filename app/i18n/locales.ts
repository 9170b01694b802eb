import { LOCALES, type Locale } from '#db/schema/enums';

export type { Locale };

/** Each language in its own words, as the language links show it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', zh: '中文' };

export function isLocale(value: string | undefined): value is Locale {
  return (LOCALES as readonly string[]).includes(value ?? '');
}

/** The `lang` attribute: Chinese is written in simplified characters, which a screen reader must know. */
export function htmlLang(locale: Locale): string {
  return locale === 'zh' ? 'zh-Hans' : locale;
}

const RIGHT_TO_LEFT = new Set<string>(['ar', 'fa', 'he', 'ur', 'dv', 'ps', 'ckb']);

/** The direction of a language, also of one that the platform is not translated into but a need is written in. */
export function direction(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4): highest quality first, a
 * regional variant counts as its language. English when nothing fits.
 */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: quality ? Number(quality) : 1, index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return wanted.map(({ language }) => language).find(isLocale) ?? 'en';
}
