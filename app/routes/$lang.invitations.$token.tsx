import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation } from '~/features/accounts/mutations.server';
import { findInvitation } from '~/features/accounts/queries.server';
import { InvitationAnswer } from '~/features/accounts/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { Page } from '~/ui/Page';
import { TextField } from '~/ui/controls';

export function loader({ context: { db, env, now }, params }: LoaderFunctionArgs) {
  const t = translatorFor(localeOf(params));
  const invitation = orNotFound(findInvitation(db, params['token'] ?? '', env.TOKEN_SECRET, now));
  const { name, email, organisation } = invitation;
  return { title: titled(t, t('accounts.invitation.title')), name, email, organisation };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, env, now, sessions } = context;
  const locale = localeOf(params);
  const parsed = parseForm(await readForm(request), InvitationAnswer);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const token = params['token'] ?? '';
  const who = { db, now, secret: env.TOKEN_SECRET };
  const personId = orNotFound(await acceptInvitation(who, token, parsed.value.newPassword));
  const cookie = await sessions.start(personId, request.headers.get('user-agent') ?? '', now);
  return redirect(pathsIn(locale).desk, { headers: { 'Set-Cookie': cookie } });
}

export default function InvitationPage() {
  const { name, email, organisation } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const view = formView(sent, {}, t.fault);
  const labels = {
    newPassword: t('accounts.account.password.new'),
    repeatPassword: t('accounts.account.password.repeat'),
  };
  return (
    <Page
      title={t('accounts.invitation.title')}
      lead={t('accounts.invitation.lead', { name, organisation })}
      width="reading"
    >
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-6">
        <input type="hidden" name="username" value={email} />
        {(['newPassword', 'repeatPassword'] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            type="password"
            label={labels[field]}
            autoComplete="new-password"
            errors={view.errors(field)}
            required
          />
        ))}
        <div>
          <Button>{t('accounts.invitation.submit')}</Button>
        </div>
      </form>
    </Page>
  );
}
