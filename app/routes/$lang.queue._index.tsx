import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/features/matches/rules';
import { QueueKinds } from '~/features/queue/components/QueueKinds';
import { QueueList } from '~/features/queue/components/QueueList';
import { askAbout } from '~/features/queue/mutations.server';
import { findQueue } from '~/features/queue/queries.server';
import { READY_BAR, queueDone } from '~/features/queue/rules';
import { AskInput, parseQueueFilter, queueSearch } from '~/features/queue/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { Pagination } from '~/ui/Pagination';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { searchParams } = new URL(request.url);
  const filter = parseQueueFilter(searchParams);
  const page = pageNumber(searchParams.get('page'));
  const queue = orNotFound(findQueue({ db, actor, now, locale }, filter, page));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('queue.title'), queue.label),
    ...queue,
    items: queue.items.map((item) => ({ ...item, once: newOnce() })),
    done: queueDone(searchParams.get('done')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const parsed = parseForm(await readForm(request), AskInput);
  if (!parsed.ok) throw notFound();
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('done', 'asked');
  const location = `${pathname}?${searchParams.toString()}`;
  const sent = orNotFound(askAbout({ db, actor, now, locale }, parsed.value, location));
  if (sent.ok) return redirectDocument(sent.location);
  return data({ faults: sent.errors[''] ?? [] }, { status: sent.status });
}

export default function QueuePage() {
  const queue = useLoaderData<typeof loader>();
  const { filter, page, counts, total, asideTotal, items, rest, label, done } = queue;
  const refused = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t(filter.aside ? 'queue.aside.title' : 'queue.title')}
      lead={t('queue.lead')}
      label={label !== 'CLEAR' && <LabelBadge label={label} />}
      actions={
        <ButtonLink href={paths.coordination} variant="secondary">
          {t('queue.coordination')}
        </ButtonLink>
      }
    >
      {done && !refused && <Notice kind="success">{t(`queue.done.${done}`)}</Notice>}
      {refused?.faults.map((code) => (
        <Notice key={code} kind="warning">
          {t.fault(code)}
        </Notice>
      ))}
      <QueueKinds {...{ filter, counts, total }} />
      {items.length === 0 ? (
        <EmptyState title={t('queue.empty.title')}>
          {t(filter.aside ? 'queue.empty.aside' : 'queue.empty.body')}
        </EmptyState>
      ) : (
        <QueueList items={items} />
      )}
      <Pagination
        label={t('common.pagination')}
        previous={
          page > 1 ? { href: queueSearch(filter, page - 1), label: t('common.previous') } : null
        }
        next={rest > 0 ? { href: queueSearch(filter, page + 1), label: t('common.next') } : null}
      />
      <p className="mt-8">
        {filter.aside ? (
          <a href={paths.queue}>{t('queue.aside.back')}</a>
        ) : (
          <a href={queueSearch({ ...filter, aside: 'yes' })}>
            {t('queue.aside.link', { count: asideTotal })}
          </a>
        )}
      </p>
      <div className="mt-4 grid max-w-reading gap-2 text-small text-soft">
        <p>{t('queue.bar', { bar: READY_BAR })}</p>
        <p>{t('queue.sealed')}</p>
      </div>
    </Page>
  );
}
