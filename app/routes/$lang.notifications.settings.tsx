import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailSettingsForm } from '~/features/notifications/components/MailSettingsForm';
import { chooseMails, stopAllMail } from '~/features/notifications/mutations.server';
import { findMailSettings } from '~/features/notifications/queries.server';
import { MailSettingsInput } from '~/features/notifications/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Button } from '~/ui/Button';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

/** What was just done, as the page says it after the redirect. */
const DONE = ['saved', 'stopped'] as const;

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const done = new URL(request.url).searchParams.get('done');
  return {
    title: titled(t, t('notifications.settings.title')),
    settings: findMailSettings(db, member),
    done: DONE.find((one) => one === done) ?? null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const settings = pathsIn(locale).notificationSettings;
  const form = await readForm(request);
  if (form.get('intent') === 'stop') {
    stopAllMail({ db, actor, now });
    return redirectDocument(`${settings}?done=stopped`);
  }
  const parsed = parseForm(form, MailSettingsInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  chooseMails({ db, actor, now }, parsed.value);
  return redirectDocument(`${settings}?done=saved`);
}

export default function NotificationSettingsPage() {
  const { settings, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      back={<BackLink href={paths.notifications}>{t('notifications.settings.back')}</BackLink>}
      title={t('notifications.settings.title')}
      lead={t('notifications.settings.lead')}
      width="reading"
    >
      {done && !sent && <Notice kind="success">{t(`notifications.settings.${done}`)}</Notice>}
      <p className="mb-8">{t('notifications.settings.address', { email: settings.email })}</p>
      <MailSettingsForm settings={settings} sent={sent} />
      <div className="mt-12">
        <FormSection
          title={t('notifications.settings.stop.title')}
          description={t('notifications.settings.stop.body')}
        >
          <form method="post">
            <input type="hidden" name="intent" value="stop" />
            <Button variant="danger">{t('notifications.settings.stop.submit')}</Button>
          </form>
        </FormSection>
      </div>
    </Page>
  );
}
