import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ActivityFilters } from '~/features/activities/components/ActivityFilters';
import { ReportedTable } from '~/features/activities/components/ReportedTable';
import { listReported, reportChoices } from '~/features/activities/queries.server';
import { activityDone } from '~/features/activities/rules';
import { activityFilterSearch, parseActivityFilter } from '~/features/activities/schema';
import { pageNumber, strictest } from '~/features/matches/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf } from '~/server/answers';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { searchParams } = new URL(request.url);
  const filter = parseActivityFilter(searchParams);
  const page = pageNumber(searchParams.get('page'));
  const found = listReported({ db, actor, now, locale }, filter, page);
  const t = translatorFor(locale);
  const label = strictest(found.rows.map((row) => row.label));
  const { categories, states } = reportChoices({ db, locale });
  const { rest } = found;
  return {
    title: titled(t, t('activities.list.title'), label),
    ...found,
    label,
    filter,
    choices: { categories, states },
    previous: page > 1 ? activityFilterSearch(filter, page - 1) : null,
    next: rest > 0 ? activityFilterSearch(filter, page + 1) : null,
    done: found.mayReport ? activityDone(searchParams.get('done')) : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ActivitiesPage() {
  const found = useLoaderData<typeof loader>();
  const { rows, total, label, filter, choices, mayReport, previous, next, done } = found;
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('activities.list.title')}
      lead={t('activities.list.lead')}
      label={label !== 'CLEAR' && <LabelBadge label={label} />}
      actions={
        mayReport && <ButtonLink href={paths.newActivity()}>{t('activities.list.new')}</ButtonLink>
      }
    >
      {done && <Notice kind="success">{t(`activities.done.${done}`)}</Notice>}
      <ActivityFilters filter={filter} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState title={t('activities.list.empty.title')}>
          <p>{t('activities.list.empty.body')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 font-semibold">{t('activities.list.count', { count: total })}</p>
          <ReportedTable rows={rows} />
        </>
      )}
      <Pagination
        label={t('common.pagination')}
        previous={previous === null ? null : { href: previous, label: t('common.previous') }}
        next={next === null ? null : { href: next, label: t('common.next') }}
      />
    </Page>
  );
}
