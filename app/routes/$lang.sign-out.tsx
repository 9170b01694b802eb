import { type ActionFunctionArgs, redirectDocument } from '@remix-run/node';
import { recordSignOut } from '~/features/accounts/mutations.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound } from '~/server/answers';

/** Signing out is a change, so only a form can do it. */
export function loader() {
  throw notFound();
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, actor, sessions, now } = context;
  const home = pathsIn(localeOf(params)).home;
  if (actor.kind === 'member') recordSignOut({ db, actor, now });
  const cookie = await sessions.end(request.headers.get('cookie'));
  return redirectDocument(home, { headers: { 'Set-Cookie': cookie } });
}

/** Never shown; with it a look at this address is answered by a page. */
export default function SignOut() {
  return null;
}
