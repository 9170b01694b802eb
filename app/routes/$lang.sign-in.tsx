import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { recordSignIn } from '~/features/accounts/mutations.server';
import { findPersonByPassword, listDemoAccounts } from '~/features/accounts/queries.server';
import { localPath } from '~/features/accounts/rules';
import { SignIn } from '~/features/accounts/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useT } from '~/i18n/context';
import { fault } from '~/i18n/fault';
import { pathsIn } from '~/i18n/paths';
import { loadActor } from '~/server/actor.server';
import { localeOf, unprocessable } from '~/server/answers';
import { parseForm, readForm, sendBack } from '~/server/form.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { Page } from '~/ui/Page';
import { TextField } from '~/ui/controls';

export function loader({ context: { db, env }, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const accounts = listDemoAccounts(db, env.CAPACITY_COMMONS_MODE === 'demo', locale);
  return { title: titled(t, t('accounts.signIn.title')), accounts };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, env, sessions, now } = context;
  const locale = localeOf(params);
  const form = await readForm(request);
  const parsed = parseForm(form, SignIn);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const demo = env.CAPACITY_COMMONS_MODE === 'demo';
  const personId = await findPersonByPassword({ db, demo }, parsed.value);
  const actor = loadActor(db, personId);
  if (actor.kind === 'visitor') {
    return unprocessable(sendBack(form, { email: [fault('accounts.error.unknown')] }));
  }
  // Whoever was signed in with this browser no longer is.
  await sessions.end(request.headers.get('cookie'));
  const cookie = await sessions.start(actor.personId, request.headers.get('user-agent') ?? '', now);
  recordSignIn({ db, actor, now });
  const next = localPath(new URL(request.url).searchParams.get('next'));
  return redirectDocument(next ?? pathsIn(locale).desk, { headers: { 'Set-Cookie': cookie } });
}

export default function SignInPage() {
  const { accounts } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const view = formView(sent, {}, t.fault);
  const labels = {
    email: t('accounts.signIn.email'),
    password: t('accounts.signIn.password'),
  };
  return (
    <Page title={t('accounts.signIn.title')} lead={t('accounts.signIn.lead')} width="reading">
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-6">
        <TextField
          name="email"
          type="email"
          label={labels.email}
          autoComplete="username"
          defaultValue={view.value('email')}
          errors={view.errors('email')}
          required
        />
        <TextField
          name="password"
          type="password"
          label={labels.password}
          autoComplete="current-password"
          errors={view.errors('password')}
          required
        />
        <div>
          <Button>{t('accounts.signIn.submit')}</Button>
        </div>
      </form>
      {accounts.length > 0 && (
        <section className="mt-12 border-t-2 border-ink pt-5">
          <h2>{t('accounts.signIn.demo.title')}</h2>
          <p className="mt-1 mb-4 text-soft">
            {t('accounts.signIn.demo.lead', { password: accounts[0]?.password ?? '' })}
          </p>
          <ul className="grid gap-5">
            {accounts.map(({ email, password, role, organisation }) => (
              <li key={email}>
                <form method="post" className="grid justify-items-start gap-1">
                  <input type="hidden" name="email" value={email} />
                  <input type="hidden" name="password" value={password} />
                  <Button variant="secondary">
                    {t('accounts.signIn.demo.as', { role: t(`words.role.${role}`) })}
                  </Button>
                  <span className="text-small text-soft">
                    {organisation} · {email}
                  </span>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
