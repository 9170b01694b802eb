import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RoundStatus } from '~/features/rounds/components/RoundStatus';
import { listRounds } from '~/features/rounds/queries.server';
import { roundDone } from '~/features/rounds/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { Table } from '~/ui/Table';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  return {
    title: titled(t, t('rounds.list.title')),
    rounds: orNotFound(listRounds({ db, actor, now, locale })),
    done: roundDone(new URL(request.url).searchParams.get('done')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function RoundsPage() {
  const { rounds, done } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const create = <ButtonLink href={paths.newRound}>{t('rounds.list.new')}</ButtonLink>;
  return (
    <Page
      title={t('rounds.list.title')}
      lead={t('rounds.list.lead')}
      actions={rounds.length > 0 && create}
    >
      {done && <Notice kind="success">{t(`rounds.done.${done}`)}</Notice>}
      {rounds.length === 0 ? (
        <EmptyState title={t('rounds.list.empty.title')} actions={create}>
          <p>{t('rounds.list.empty.body')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('rounds.list.caption')}
          columns={[
            { key: 'name', header: t('rounds.list.name'), rowHeader: true },
            { key: 'status', header: t('rounds.list.status') },
            { key: 'asOf', header: t('rounds.list.asOf') },
            { key: 'made', header: t('rounds.list.made') },
          ]}
          rows={rounds.map(({ id, name, status, asOf, createdAt }) => ({
            id,
            cells: {
              name: <a href={paths.round(id)}>{name}</a>,
              status: <RoundStatus status={status} />,
              asOf: format.day(asOf),
              made: format.instant(createdAt),
            },
          }))}
        />
      )}
    </Page>
  );
}
