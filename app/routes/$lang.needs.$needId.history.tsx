import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HistoryTable } from '~/features/history/components/HistoryTable';
import { findNeedHistory } from '~/features/history/queries.server';
import { ResultPages } from '~/features/matches/components/ResultPages';
import { pageNumber } from '~/features/matches/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const history = orNotFound(findNeedHistory({ db, actor, locale }, params['needId'] ?? '', page));
  const t = translatorFor(locale);
  return { title: titled(t, t('audit.history.title'), history.need.label), ...history };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NeedHistoryPage() {
  const { need, rows, total, page, rest } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <Page
      title={t('audit.history.title')}
      lead={t('audit.history.lead')}
      label={<LabelBadge label={need.label} />}
      eyebrow={<Written {...need.title} />}
      back={<BackLink href={usePaths().need(need.id)}>{t('audit.back')}</BackLink>}
    >
      <ProvenanceNotice provenance={need.provenance} />
      {total === 0 ? (
        <EmptyState title={t('audit.history.empty')} />
      ) : (
        <>
          <p className="mb-3 font-semibold">{t('audit.history.count', { count: total })}</p>
          <HistoryTable rows={rows} />
        </>
      )}
      <ResultPages page={page} rest={rest} />
    </Page>
  );
}
