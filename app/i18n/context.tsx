import { createContext, useContext } from 'react';
import { type Format, createFormat } from './format';
import type { Locale } from './locales';
import { type Paths, pathsIn } from './paths';
import type { Translate } from './translator';

/** The translator of the page, given where the page is made. */
export const TranslateContext = createContext<Translate | null>(null);

/** `const t = useT(); t('needs.list.title')` */
export function useT(): Translate {
  const translate = useContext(TranslateContext);
  if (!translate) throw new Error('Texts need a TranslateContext above them');
  return translate;
}

export function useLocale(): Locale {
  return useT().locale;
}

export function useFormat(): Format {
  return createFormat(useLocale());
}

/** The addresses of the site in the page's language. */
export function usePaths(): Paths {
  return pathsIn(useLocale());
}
