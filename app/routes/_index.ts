import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { preferredLocale } from '~/i18n/locales';

/** `/` has no language: the browser's languages choose one. */
export function loader({ request }: LoaderFunctionArgs) {
  const locale = preferredLocale(request.headers.get('accept-language'));
  return redirect(`/${locale}`, { headers: { Vary: 'Accept-Language' } });
}
