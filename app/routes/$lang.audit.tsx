import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditFilters } from '~/features/history/components/AuditFilters';
import { AuditTable } from '~/features/history/components/AuditTable';
import { findAuditLog, listAuditedOrganisations } from '~/features/history/queries.server';
import { auditSearch, parseAuditFilter } from '~/features/history/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { EmptyState } from '~/ui/EmptyState';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const filter = parseAuditFilter(new URL(request.url).searchParams);
  const who = { db, actor, locale };
  const { rows, later, earlier } = orNotFound(findAuditLog(who, filter));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('audit.title')),
    filter,
    rows,
    organisations: listAuditedOrganisations(who),
    later: later === null ? null : auditSearch(filter, { after: later }),
    earlier: earlier === null ? null : auditSearch(filter, { before: earlier }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AuditPage() {
  const { filter, rows, organisations, later, earlier } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <AuditFilters filter={filter} organisations={organisations} />
      {rows.length === 0 ? (
        <EmptyState title={t('audit.empty.title')}>{t('audit.empty.body')}</EmptyState>
      ) : (
        <AuditTable rows={rows} />
      )}
      <Pagination
        label={t('common.pagination')}
        previous={later === null ? null : { href: later, label: t('audit.later') }}
        next={earlier === null ? null : { href: earlier, label: t('audit.earlier') }}
      />
      <p className="mt-6 max-w-reading text-small text-soft">{t('audit.sealed.note')}</p>
    </Page>
  );
}
