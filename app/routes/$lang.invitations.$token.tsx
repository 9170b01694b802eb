import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation } from '~/features/accounts/mutations.server';
import { findInvitation, findJoined } from '~/features/accounts/queries.server';
import { InvitationAnswer, PASSWORD_LEAST } from '~/features/accounts/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { DefinitionList } from '~/ui/DefinitionList';
import { Page } from '~/ui/Page';
import { TextField } from '~/ui/controls';

export function loader({ context: { db, env, now }, params }: LoaderFunctionArgs) {
  const t = translatorFor(localeOf(params));
  const invitation = orNotFound(findInvitation(db, params['token'] ?? '', env.TOKEN_SECRET, now));
  const { name, email, organisation, roles, expiresAt } = invitation;
  return {
    title: titled(t, t('accounts.invitation.title')),
    name,
    email,
    organisation,
    roles,
    expiresAt,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, env, now, sessions } = context;
  const locale = localeOf(params);
  const parsed = parseForm(await readForm(request), InvitationAnswer);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const token = params['token'] ?? '';
  const who = { db, now, secret: env.TOKEN_SECRET };
  const { newPassword } = parsed.value;
  // The very same form once more finds the account made, and its sender is let in.
  const personId = orNotFound(
    (await acceptInvitation(who, token, newPassword)) ??
      (await findJoined(who, token, newPassword)),
  );
  await sessions.end(request.headers.get('cookie'));
  const cookie = await sessions.start(personId, request.headers.get('user-agent') ?? '', now);
  return redirectDocument(pathsIn(locale).desk, { headers: { 'Set-Cookie': cookie } });
}

export default function InvitationPage() {
  const { name, email, organisation, roles, expiresAt } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
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
      <DefinitionList
        items={[
          { term: t('accounts.account.email'), value: email },
          {
            term: t('accounts.invitation.roles'),
            value: format.list(roles.map((role) => t(`words.role.${role}`))),
          },
        ]}
      />
      <p className="mt-3 mb-8 text-small text-soft">
        {t('accounts.invitation.terms', { date: format.instant(expiresAt) })}
      </p>
      <form method="post" noValidate className="grid gap-6">
        {/* A password manager keeps the password with this name; the server does not read it. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {(['newPassword', 'repeatPassword'] as const).map((field) => (
          <TextField
            key={field}
            name={field}
            type="password"
            label={labels[field]}
            autoComplete="new-password"
            help={
              field === 'newPassword' &&
              t('accounts.invitation.passwordHelp', { min: PASSWORD_LEAST })
            }
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
