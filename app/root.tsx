import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  isRouteErrorResponse,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { countUnread } from '~/features/notifications/queries.server';
import { Frame } from '~/frame';
import { useLocale, usePaths, useT } from '~/i18n/context';
import { direction, htmlLang } from '~/i18n/locales';
import { NonceContext } from '~/server/nonce';
import { Page } from '~/ui/Page';
import forms from '~/ui/forms.js?url';
import stylesheet from '~/styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** Who is signed in, for the header; nothing here may differ from what that person may read. */
export function loader({ context: { db, actor, env, requestId }, params }: LoaderFunctionArgs) {
  return {
    demo: env.CAPACITY_COMMONS_MODE === 'demo',
    requestId,
    member:
      actor.kind === 'member'
        ? {
            name: actor.name,
            organisation: actor.organisationNames[params['lang'] ?? ''] ?? actor.organisationName,
            roles: actor.verified ? actor.roles : [],
            unread: countUnread(db, actor),
          }
        : null,
  };
}

export type RootData = ReturnType<typeof loader>;

/** What a route may say of itself in its `handle`. */
export interface RouteHandle {
  /** Ask for `forms.js`, which makes a long form handier. Without it a page has no script at all. */
  scripts?: 'forms';
}

export function Layout({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const nonce = useContext(NonceContext);
  const wantsScripts = useMatches().some(
    ({ handle }) => (handle as RouteHandle | undefined)?.scripts !== undefined,
  );
  return (
    <html lang={htmlLang(locale)} dir={direction(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {wantsScripts && <script type="module" src={forms} nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  const data = useRouteLoaderData<RootData>('root');
  return (
    <Frame data={data}>
      <Outlet />
    </Frame>
  );
}

/** Every fault ends here: in words, with a way on, and never with a stack trace. */
export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<RootData>('root');
  const t = useT();
  const paths = usePaths();
  const known = [400, 403, 404, 409, 429] as const;
  const status = isRouteErrorResponse(error)
    ? known.find((code) => code === error.status)
    : undefined;
  const code = status ?? 500;
  return (
    <Frame data={data}>
      <title>{`${t(`errors.page.${code}.title`)} · ${t('common.brand')}`}</title>
      <Page title={t(`errors.page.${code}.title`)} width="reading">
        <p>{t(`errors.page.${code}.body`, { code: data?.requestId ?? '' })}</p>
        <p>
          <a href={paths.home}>{t('errors.page.home')}</a>
        </p>
        {code === 404 && !data?.member && (
          <p>
            <a href={paths.signIn}>{t('errors.page.signIn')}</a>
          </p>
        )}
      </Page>
    </Frame>
  );
}
