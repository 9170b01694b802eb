import type { Locale } from './locales';

/**
 * The one formatter of dates, numbers and names of languages. Calendar days are `YYYY-MM-DD` and have no
 * time zone; instants are shown in UTC and say so.
 */
export interface Format {
  day: (isoDate: string) => string;
  instant: (isoInstant: string) => string;
  month: (isoDate: string) => string;
  number: (value: number) => string;
  /** Basis points (0 to 10000) as a figure out of 100, rounded half up as everywhere. */
  outOf100: (basisPoints: number) => string;
  percent: (share: number) => string;
  list: (items: readonly string[]) => string;
  language: (code: string) => string;
}

/**
 * Where the platform departs from what `Intl` would choose: English dates as the UN writes them (21 November 2026),
 * Arabic digits as in the UN's Arabic documents.
 */
const FORMATS: Partial<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-arab' };

/** Official languages of States that `Intl` has no name for. */
const LANGUAGES: Partial<Record<Locale, Record<string, string>>> = {
  en: { wni: 'Comorian (Nzwani)', zdj: 'Comorian (Ngazidja)' },
  zh: { hif: '斐济印地语', wni: '科摩罗语（恩祖瓦尼）', zdj: '科摩罗语（恩加济贾）' },
};

const made = new Map<Locale, Format>();

export function createFormat(locale: Locale): Format {
  const known = made.get(locale);
  if (known) return known;
  const tag = FORMATS[locale] ?? locale;
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(tag, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
  const format: Format = {
    day: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    month: (iso) => month.format(new Date(`${iso}T00:00:00Z`)),
    instant: (iso) => `${instant.format(new Date(iso))} UTC`,
    number: (value) => number.format(value),
    outOf100: (basisPoints) => number.format(Math.floor((basisPoints + 50) / 100)),
    percent: (share) => percent.format(share),
    list: (items) => list.format(items),
    language: (code) => LANGUAGES[locale]?.[code] ?? languages.of(code) ?? code,
  };
  made.set(locale, format);
  return format;
}
