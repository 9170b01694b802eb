import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { MessagesProvider } from '~/i18n/context';
import type { Locale } from '~/i18n/locales';
import type { Catalogue } from '~/i18n/messages';

const { locale, catalogue } = JSON.parse(
  document.getElementById('messages')?.textContent ?? '{"locale":"en","catalogue":{}}',
) as { locale: Locale; catalogue: Catalogue };

startTransition(() => {
  hydrateRoot(
    document,
    <MessagesProvider locale={locale} catalogue={catalogue}>
      <RemixBrowser />
    </MessagesProvider>,
  );
});
