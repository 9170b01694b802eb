import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  changePassword,
  revokeOtherSessions,
  revokeSession,
} from '~/features/accounts/mutations.server';
import { listOwnSessions } from '~/features/accounts/queries.server';
import { PasswordChange } from '~/features/accounts/schema';
import { nameIn } from '~/features/organisations/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm, sendBack, textOf } from '~/server/form.server';
import { done, newOnce, sendOnce } from '~/server/once.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { DefinitionList } from '~/ui/DefinitionList';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { Table } from '~/ui/Table';
import { TextField } from '~/ui/controls';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const { name, email, organisationName, organisationNames, verified, roles, isDemo } = member;
  const organisation = nameIn(locale, { name: organisationName, names: organisationNames });
  return {
    title: titled(t, t('accounts.account.title')),
    changed: new URL(request.url).searchParams.has('changed'),
    person: { name, email, organisation, verified, roles, isDemo },
    sessions: listOwnSessions(db, member, now),
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const account = pathsIn(locale).account;
  const who = { db, actor, now };
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent === 'end-session') {
    const session = textOf(form, 'session') ?? '';
    const ended = sendOnce(who, form, account, () => done(revokeSession(who, session)));
    return redirectDocument(orNotFound(ended).location);
  }
  if (intent === 'end-others') {
    const ended = sendOnce(who, form, account, () => done(revokeOtherSessions(who)));
    return redirectDocument(orNotFound(ended).location);
  }
  const parsed = parseForm(form, PasswordChange);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const changed = orNotFound(await changePassword(who, parsed.value, `${account}?changed`));
  if (!changed.ok) return unprocessable(sendBack(form, changed.errors));
  return redirectDocument(changed.location);
}

export default function AccountPage() {
  const { person, sessions, changed, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
  const view = formView(sent, {}, t.fault);
  const labels = {
    currentPassword: t('accounts.account.password.current'),
    newPassword: t('accounts.account.password.new'),
    repeatPassword: t('accounts.account.password.repeat'),
  };
  const passwordField = (name: keyof typeof labels, autoComplete: string) => (
    <TextField
      name={name}
      type="password"
      label={labels[name]}
      autoComplete={autoComplete}
      errors={view.errors(name)}
      required
    />
  );
  return (
    <Page title={t('accounts.account.title')} width="reading">
      {changed && <Notice kind="success">{t('accounts.account.password.done')}</Notice>}
      <FormErrors errors={sent?.errors} labels={labels} />
      <DefinitionList
        items={[
          { term: t('accounts.account.name'), value: person.name },
          { term: t('accounts.account.email'), value: person.email },
          {
            term: t('accounts.account.organisation'),
            value: `${person.organisation} (${t(person.verified ? 'accounts.account.verified' : 'accounts.account.notVerified')})`,
          },
          {
            term: t('accounts.account.roles'),
            value: format.list(person.roles.map((role) => t(`words.role.${role}`))),
          },
        ]}
      />
      <div className="mt-10 grid gap-12">
        <FormSection
          title={t('accounts.account.password.title')}
          description={t(
            person.isDemo ? 'accounts.account.demo' : 'accounts.account.password.help',
          )}
        >
          {!person.isDemo && (
            <form method="post" noValidate className="grid gap-6">
              <FormMarks once={once} />
              {passwordField('currentPassword', 'current-password')}
              {passwordField('newPassword', 'new-password')}
              {passwordField('repeatPassword', 'new-password')}
              <div>
                <Button>{t('accounts.account.password.submit')}</Button>
              </div>
            </form>
          )}
        </FormSection>
        <FormSection title={t('accounts.account.sessions.title')}>
          <Table
            caption={t('accounts.account.sessions.title')}
            captionHidden
            columns={[
              { key: 'started', header: t('accounts.account.sessions.started'), rowHeader: true },
              { key: 'browser', header: t('accounts.account.sessions.browser') },
              { key: 'action', header: t('accounts.account.sessions.action') },
            ]}
            rows={sessions.map(({ id, createdAt, browser, isThisOne }) => ({
              id,
              cells: {
                started: format.instant(createdAt),
                browser,
                action: isThisOne ? (
                  t('accounts.account.sessions.this')
                ) : (
                  <form method="post" className="-my-2.5 -ms-2">
                    <FormMarks once={once} />
                    <input type="hidden" name="session" value={id} />
                    <Button variant="quiet" name="intent" value="end-session">
                      {t('accounts.account.sessions.end')}
                    </Button>
                  </form>
                ),
              },
            }))}
          />
          {sessions.length > 1 && (
            <form method="post">
              <FormMarks once={once} />
              <Button variant="secondary" name="intent" value="end-others">
                {t('accounts.account.sessions.endOthers')}
              </Button>
            </form>
          )}
        </FormSection>
      </div>
    </Page>
  );
}
