import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { filterChoices } from '~/features/offers/choices.server';
import { OfferFilters } from '~/features/offers/components/OfferFilters';
import { OfferTable } from '~/features/offers/components/OfferTable';
import { offerFilterSearch, parseOfferFilter } from '~/features/offers/filter';
import { canOffer } from '~/features/offers/policy';
import { listOffers } from '~/features/offers/queries.server';
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
  const filter = parseOfferFilter(new URL(request.url).searchParams);
  const today = now.toISOString().slice(0, 10);
  const { rows, total, previous, next } = listOffers({ db, actor, locale, today }, filter);
  const address = (place: { after?: string; before?: string }) =>
    pathsIn(locale).offers + offerFilterSearch(filter, place);
  return {
    title: titled(t, t('offers.list.title')),
    filter,
    choices: filterChoices(locale),
    rows,
    total,
    previous: previous === null ? null : address({ before: previous }),
    next: next === null ? null : address({ after: next }),
    mayOffer: canOffer(actor),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OffersPage() {
  const { filter, choices, rows, total, previous, next, mayOffer } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const post = mayOffer && <ButtonLink href={paths.newOffer}>{t('offers.list.new')}</ButtonLink>;
  return (
    <Page title={t('offers.list.title')} lead={t('offers.list.lead')} actions={post}>
      <OfferFilters filter={filter} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState title={t('offers.list.empty.title')}>
          <p>{t('offers.list.empty.body')}</p>
          <p>
            <a href={paths.offers}>{t('common.clearFilters')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 font-semibold">{t('offers.list.count', { count: total })}</p>
          <OfferTable rows={rows} caption={t('offers.list.title')} />
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
