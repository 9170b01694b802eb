import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NotificationList } from '~/features/notifications/components/NotificationList';
import { markAllRead, markRead } from '~/features/notifications/mutations.server';
import { listNotifications } from '~/features/notifications/queries.server';
import { pageOf, strictest } from '~/features/notifications/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const page = pageOf(new URL(request.url).searchParams.get('page'));
  const list = listNotifications({ db, actor: member, locale }, page);
  const label = strictest(list.rows.map(({ about }) => about.label));
  return { title: titled(t, t('notifications.title'), label), label, page, list };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const [id, until] = [form.get('read'), form.get('until')];
  if (typeof id === 'string') orNotFound(markRead({ db, actor, now }, id));
  if (typeof until === 'string') markAllRead({ db, actor, now }, until);
  return redirectDocument(pathsIn(locale).notifications + new URL(request.url).search);
}

export default function NotificationsPage() {
  const { label, page, list } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const newest = list.rows
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1);
  const turnTo = (to: number | null) =>
    to === null ? null : to === 1 ? paths.notifications : `${paths.notifications}?page=${to}`;
  const [previous, next] = [turnTo(list.previous), turnTo(list.next)];
  return (
    <Page
      title={t('notifications.title')}
      lead={t('notifications.lead')}
      label={label !== 'CLEAR' && <LabelBadge label={label} />}
      width="reading"
      actions={<a href={paths.notificationSettings}>{t('notifications.settings.link')}</a>}
    >
      {list.rows.length === 0 ? (
        <EmptyState title={t('notifications.empty.title')}>{t('notifications.empty')}</EmptyState>
      ) : (
        <>
          {list.unread > 0 && page === 1 && (
            <form method="post" className="mb-6">
              <input type="hidden" name="until" value={newest} />
              <Button variant="secondary">{t('notifications.mark.all')}</Button>
            </form>
          )}
          <NotificationList rows={list.rows} markable />
          <Pagination
            label={t('common.pagination')}
            previous={previous ? { href: previous, label: t('common.previous') } : null}
            next={next ? { href: next, label: t('common.next') } : null}
          />
        </>
      )}
    </Page>
  );
}
