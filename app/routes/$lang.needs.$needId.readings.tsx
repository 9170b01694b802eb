import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ResultPages } from '~/features/matches/components/ResultPages';
import { pageNumber } from '~/features/matches/rules';
import { ReadingsTable } from '~/features/needs/components/NeedReadings';
import { findReadings } from '~/features/needs/readings.server';
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
  const found = orNotFound(findReadings({ db, actor, locale }, params['needId'] ?? '', page));
  const t = translatorFor(locale);
  return { title: titled(t, t('audit.readings.title'), found.need.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NeedReadingsPage() {
  const { need, rows, total, readers, page, rest } = useLoaderData<typeof loader>();
  const t = useT();
  const counted = t('audit.readings.count', { count: total });
  return (
    <Page
      title={t('audit.readings.title')}
      lead={t('audit.readings.lead')}
      label={<LabelBadge label={need.label} />}
      eyebrow={<Written {...need.title} />}
      back={<BackLink href={usePaths().need(need.id)}>{t('audit.back')}</BackLink>}
    >
      <ProvenanceNotice provenance={need.provenance} />
      {total === 0 ? (
        <EmptyState title={t('audit.readings.empty.title')}>
          {t('audit.readings.empty.body')}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 font-semibold">
            {`${counted} ${t('audit.readings.organisations', { count: readers })}`}
          </p>
          <ReadingsTable rows={rows} />
        </>
      )}
      <ResultPages page={page} rest={rest} />
    </Page>
  );
}
