import { type ReactNode, createContext, useContext } from 'react';
import { type Format, createFormat } from './format';
import type { Locale } from './locales';
import type { Catalogue } from './messages';
import { type Paths, pathsIn } from './paths';
import { type Translate, createTranslator } from './translator';

interface Messages {
  translate: Translate;
  catalogue: Catalogue;
}

const MessagesContext = createContext<Messages | null>(null);

export function MessagesProvider(props: {
  locale: Locale;
  catalogue: Catalogue;
  children: ReactNode;
}) {
  const { locale, catalogue, children } = props;
  const value = { translate: createTranslator(locale, catalogue), catalogue };
  return <MessagesContext.Provider value={value}>{children}</MessagesContext.Provider>;
}

function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error('Texts need a MessagesProvider above them');
  return messages;
}

/** The translator of the page: `const t = useT(); t('needs.list.title')`. */
export function useT(): Translate {
  return useMessages().translate;
}

export function useLocale(): Locale {
  return useT().locale;
}

export function useFormat(): Format {
  return createFormat(useLocale());
}

/** The messages themselves, for the root to hand on to a page that runs scripts. */
export function useCatalogue(): Catalogue {
  return useMessages().catalogue;
}

/** The addresses of the site in the page's language. */
export function usePaths(): Paths {
  return pathsIn(useLocale());
}
