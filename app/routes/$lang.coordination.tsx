import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CoordinationFigures } from '~/features/coordination/components/CoordinationFigures';
import { CoordinationFilterForm } from '~/features/coordination/components/CoordinationFilterForm';
import {
  IdleOffers,
  Overlaps,
  StatesWithoutSupport,
} from '~/features/coordination/components/CoordinationLists';
import { CoordinationMatrix } from '~/features/coordination/components/CoordinationMatrix';
import { Unlocks } from '~/features/coordination/components/Unlocks';
import { filterChoices, findCoordination } from '~/features/coordination/queries.server';
import { parseCoordinationFilter } from '~/features/coordination/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { titled } from '~/server/title';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireRole(context.actor, 'coordinator');
  const filter = parseCoordinationFilter(new URL(request.url).searchParams);
  const found = orNotFound(findCoordination({ db, actor, now, locale }, filter));
  const choices = filterChoices(locale);
  return { title: titled(t, t('coordination.title'), found.label), choices, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CoordinationPage() {
  const found = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <Page
      title={t('coordination.title')}
      lead={<Sentence {...found} />}
      eyebrow={t('coordination.asOf', { date: format.day(found.today) })}
      label={<LabelBadge label={found.label} />}
    >
      <CoordinationFilterForm choices={found.choices} years={found.years} chosen={found.filter} />
      <CoordinationFigures figures={found.figures} />
      {found.sealed !== null && (
        <p className="mt-6 max-w-reading">{t('coordination.sealed', { count: found.sealed })}</p>
      )}
      <CoordinationMatrix columns={found.columns} rows={found.matrix} />
      <Unlocks unlocks={found.unlocks} />
      <Overlaps overlaps={found.overlaps} />
      <IdleOffers idle={found.idle} />
      <StatesWithoutSupport states={found.withoutSupport} />
    </Page>
  );
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>;

/** What is looked at, as one sentence, so that a printed page says it too. */
function Sentence({
  filter: { category, group, from, to },
  choices,
}: Pick<Found, 'filter' | 'choices'>) {
  const t = useT();
  const groups = [
    ...choices.status,
    ...choices.regional,
    ...choices.subRegions,
    ...choices.organisations,
  ];
  const years =
    from === undefined
      ? to === undefined
        ? t('coordination.sentence.anyYears')
        : t('coordination.sentence.toYear', { to: String(to) })
      : to === undefined
        ? t('coordination.sentence.fromYear', { from: String(from) })
        : t('coordination.sentence.years', { from: String(from), to: String(to) });
  return t('coordination.sentence', {
    category:
      choices.categories.find(({ value }) => value === category)?.label ??
      t('coordination.sentence.anyCategory'),
    group:
      groups.find(({ value }) => value === group)?.label ?? t('coordination.sentence.anyGroup'),
    years,
  });
}
