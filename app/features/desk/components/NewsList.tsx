import type { ReactNode } from 'react';
import { useFormat, usePaths, useT } from '~/i18n/context';
import type { News } from '../queries.server';

/** What changed since the last visit, as far as the reader may read it. */
export function NewsList({
  news,
  children,
}: {
  news: News | null;
  /** The list of its notifications. */
  children: ReactNode;
}) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (!news) return <p>{t('desk.news.first')}</p>;
  const { since, notifications, moreNotifications, needs, offers } = news;
  const day = t('desk.news.posted', { day: format.day(since.slice(0, 10)) });
  const isEmpty = notifications.length === 0 && needs === 0 && offers === 0;
  return (
    <div className="grid gap-4">
      <p className="text-small text-soft">
        {t('desk.news.since', { instant: format.instant(since) })}
      </p>
      {isEmpty && <p>{t('desk.news.none')}</p>}
      {notifications.length > 0 && children}
      {moreNotifications > 0 && (
        <p>
          <a href={paths.notifications}>{t('desk.news.more', { count: moreNotifications })}</a>
        </p>
      )}
      {needs + offers > 0 && (
        <ul className="grid gap-2">
          {needs > 0 && (
            <li>
              <a href={paths.needs}>{t('desk.news.needs', { count: needs })}</a>{' '}
              <span className="text-soft">{day}</span>
            </li>
          )}
          {offers > 0 && (
            <li>
              <a href={paths.offers}>{t('desk.news.offers', { count: offers })}</a>{' '}
              <span className="text-soft">{day}</span>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
