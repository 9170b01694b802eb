import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listOrganisations } from '~/features/organisations/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FilterForm } from '~/ui/FilterForm';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';
import { Table } from '~/ui/Table';
import { TextField } from '~/ui/controls';

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const { searchParams } = new URL(request.url);
  const q = (searchParams.get('q') ?? '').trim().slice(0, 200);
  const after = (searchParams.get('after') ?? '').slice(0, 200);
  const member = requireMember(actor, request, locale);
  const found = orNotFound(listOrganisations({ db, actor: member, locale }, { q, after }));
  return { title: titled(t, t('organisations.list.title')), q, after, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationsPage() {
  const { q, after, rows, next } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const page = (query: Record<string, string>) =>
    `${paths.adminOrganisations}?${new URLSearchParams({ ...(q && { q }), ...query }).toString()}`;
  return (
    <Page
      title={t('organisations.list.title')}
      lead={t('organisations.list.lead')}
      actions={<ButtonLink href={paths.newOrganisation}>{t('organisations.list.new')}</ButtonLink>}
    >
      <FilterForm
        label={t('common.search')}
        submitLabel={t('common.search')}
        clear={q ? { href: paths.adminOrganisations, label: t('common.clearFilters') } : null}
      >
        <TextField name="q" type="search" label={t('organisations.list.search')} defaultValue={q} />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={t('organisations.list.empty')} />
      ) : (
        <Table
          caption={t('organisations.list.caption')}
          captionHidden
          columns={[
            { key: 'name', header: t('organisations.name'), rowHeader: true },
            { key: 'kind', header: t('organisations.kind') },
            { key: 'state', header: t('organisations.state') },
            { key: 'status', header: t('organisations.status') },
          ]}
          rows={rows.map(({ id, name, kind, state, verified }) => ({
            id,
            cells: {
              name: <a href={paths.adminOrganisation(id)}>{name}</a>,
              kind: t(`words.kind.${kind}`),
              state: state ?? '–',
              status: t(verified ? 'organisations.verified' : 'organisations.unverified'),
            },
          }))}
        />
      )}
      <Pagination
        label={t('common.pagination')}
        previous={after ? { href: page({}), label: t('organisations.list.first') } : null}
        next={next ? { href: page({ after: next }), label: t('common.next') } : null}
      />
    </Page>
  );
}
