import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { filterChoices } from '~/features/needs/choices.server';
import { NeedFilters } from '~/features/needs/components/NeedFilters';
import { NeedTable } from '~/features/needs/components/NeedTable';
import { isNarrowed, needFilterSearch, parseNeedFilter } from '~/features/needs/filter';
import { canNeed } from '~/features/needs/policy';
import { listNeeds } from '~/features/needs/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf } from '~/server/answers';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const filter = parseNeedFilter(new URL(request.url).searchParams);
  const today = now.toISOString().slice(0, 10);
  const { rows, count, previous, next } = listNeeds({ db, actor, locale, today }, filter);
  const address = (place: { after?: string; before?: string }) =>
    pathsIn(locale).needs + needFilterSearch(filter, place);
  return {
    title: titled(t, t('needs.list.title')),
    filter,
    choices: filterChoices(locale),
    rows,
    count,
    previous: previous === null ? null : address({ before: previous }),
    next: next === null ? null : address({ after: next }),
    mayPost: canNeed(actor),
    isFiltered: isNarrowed(filter),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NeedsPage() {
  const { filter, choices, rows, count, previous, next, mayPost, isFiltered } =
    useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const post = mayPost && <ButtonLink href={paths.newNeed}>{t('needs.list.new')}</ButtonLink>;
  return (
    <Page title={t('needs.list.title')} lead={t('needs.list.lead')} actions={post}>
      <NeedFilters filter={filter} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState title={t(`needs.list.${isFiltered ? 'empty' : 'none'}.title`)}>
          <p>{t(`needs.list.${isFiltered ? 'empty' : 'none'}.body`)}</p>
          {isFiltered && (
            <p>
              <a href={paths.needs}>{t('common.clearFilters')}</a>
            </p>
          )}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 font-semibold">{t('needs.list.count', { count })}</p>
          <NeedTable rows={rows} caption={t('needs.list.caption')} />
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
