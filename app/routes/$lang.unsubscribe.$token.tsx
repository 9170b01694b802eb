import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { resubscribe, unsubscribe } from '~/features/notifications/mutations.server';
import { findUnsubscribe } from '~/features/notifications/queries.server';
import { ResubscribeInput } from '~/features/notifications/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

/** Shows what the link would end. Machines open links in mails: only a form changes anything. */
export function loader({ context: { db, env }, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const { scope } = orNotFound(findUnsubscribe(db, params['token'] ?? '', env.TOKEN_SECRET));
  const heading =
    scope === 'daily' ? 'notifications.unsubscribe.title.daily' : 'notifications.unsubscribe.title';
  return { title: titled(t, t(heading)), scope };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** What a mail program sends (RFC 8058) and what the button sends are the same. Answers 200, without a way elsewhere. */
export async function action({ context: { db, env, now }, params, request }: ActionFunctionArgs) {
  const token = params['token'] ?? '';
  const link = { db, now, secret: env.TOKEN_SECRET };
  const form = await readForm(request);
  if (form.get('intent') !== 'undo') {
    return { before: orNotFound(unsubscribe(link, token)) };
  }
  const parsed = parseForm(form, ResubscribeInput);
  if (!parsed.ok) throw new Response(null, { status: 400 });
  orNotFound(resubscribe(link, token, parsed.value.before));
  return { before: null };
}

export default function UnsubscribePage() {
  const { scope } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const isDaily = scope === 'daily';
  return (
    <Page
      title={t(
        isDaily ? 'notifications.unsubscribe.title.daily' : 'notifications.unsubscribe.title',
      )}
      width="reading"
    >
      {done?.before && (
        <Notice kind="success" title={t('notifications.unsubscribe.done.title')}>
          {t('notifications.unsubscribe.done')}
        </Notice>
      )}
      {done && !done.before && (
        <Notice kind="success">{t('notifications.unsubscribe.undone')}</Notice>
      )}
      {!done?.before && (
        <div className="prose mb-6">
          <p>
            {isDaily
              ? t('notifications.unsubscribe.ask.daily')
              : t('notifications.unsubscribe.ask', { kind: t(`notifications.choice.${scope}`) })}
          </p>
          <p>{t('notifications.unsubscribe.stays')}</p>
        </div>
      )}
      <form method="post">
        {done?.before ? (
          <>
            <input type="hidden" name="intent" value="undo" />
            {done.before.map(({ kind, before }, index) => (
              <span key={kind}>
                <input type="hidden" name={`before[${index}].kind`} value={kind} />
                <input type="hidden" name={`before[${index}].before`} value={before} />
              </span>
            ))}
            <Button variant="secondary">{t('notifications.unsubscribe.undo')}</Button>
          </>
        ) : (
          <Button>{t('notifications.unsubscribe.submit')}</Button>
        )}
      </form>
      <p className="mt-8">
        <a href={paths.notificationSettings}>{t('notifications.unsubscribe.settings')}</a>
      </p>
    </Page>
  );
}
