import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/features/matches/rules';
import {
  CompareForm,
  ComparedGaps,
  ComparedNeeds,
  ComparedSettings,
} from '~/features/rounds/components/Comparison';
import { PartPages } from '~/features/rounds/components/ResultParts';
import { comparable, findComparison } from '~/features/rounds/queries/compare.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  const { searchParams } = new URL(request.url);
  const who = { db, actor, now, locale };
  const id = params['roundId'] ?? '';
  const page = pageNumber(searchParams.get('page'));
  const found = orNotFound(findComparison(who, id, searchParams.get('with') ?? '', page));
  return {
    title: titled(t, t('rounds.compare.title'), found.label),
    ...found,
    page,
    others: comparable(who, id),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CompareRoundsPage() {
  const found = useLoaderData<typeof loader>();
  const { rounds, label, fields, allocated, added, removed, gaps, others, page } = found;
  const [first, second] = rounds;
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const rest = Math.max(...[found.gains, found.losses, found.changes, gaps].map((l) => l.rest));
  return (
    <Page
      title={t('rounds.compare.title')}
      eyebrow={`${first.name} · ${second.name}`}
      label={<LabelBadge label={label} />}
      back={<BackLink href={paths.round(first.id)}>{first.name}</BackLink>}
    >
      <CompareForm roundId={first.id} others={others} chosen={second.id} />
      <section aria-labelledby="settings" className="mt-8">
        <h2 id="settings">{t('rounds.compare.settings')}</h2>
        <ComparedSettings rounds={rounds} fields={fields} />
      </section>
      <section aria-labelledby="figures" className="mt-10">
        <h2 id="figures">{t('rounds.compare.figures')}</h2>
        <ul className="mt-2">
          {[first, second].map(({ id, name }, index) => (
            <li key={id}>
              {name}: <strong>{format.number(allocated[index] ?? 0)}</strong>
            </li>
          ))}
          {removed > 0 && (
            <li>{t('rounds.compare.onlyIn', { count: removed, name: first.name })}</li>
          )}
          {added > 0 && <li>{t('rounds.compare.onlyIn', { count: added, name: second.name })}</li>}
        </ul>
        <p className="mt-2 max-w-reading text-small text-soft">{t('rounds.compare.note')}</p>
      </section>
      <ComparedNeeds {...found} />
      <ComparedGaps rounds={rounds} gaps={gaps} />
      <PartPages search={`with=${second.id}`} page={page} rest={rest} />
    </Page>
  );
}
