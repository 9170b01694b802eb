import { type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BeingMatched } from '~/features/coordination/components/BeingMatched';
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
import { matchingUnderWay } from '~/features/matches/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { titled } from '~/server/title';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

/** How long a reader waits for a board that is being matched before the page says so. */
const PATIENCE_MS = 1000;
const ASK_AGAIN_SECONDS = '2';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now, matcher } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireRole(context.actor, 'coordinator');
  const filter = parseCoordinationFilter(new URL(request.url).searchParams);
  const who = { db, actor, now, locale, matcher };
  const share = await matchingUnderWay(who, 'coordinator', AbortSignal.timeout(PATIENCE_MS));
  if (share !== null) {
    return data({ title: titled(t, t('coordination.title')), share }, { status: 202 });
  }
  const found = orNotFound(await findCoordination(who, filter));
  const choices = filterChoices(locale);
  const title = titled(t, t('coordination.title'), found.label);
  return { title, share, choices, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  ...(typeof data?.share === 'number'
    ? [{ httpEquiv: 'refresh' as const, content: ASK_AGAIN_SECONDS }]
    : []),
];

export default function CoordinationPage() {
  const found = useLoaderData<typeof loader>();
  return found.share === null ? <Dashboard {...found} /> : <BeingMatched share={found.share} />;
}

type Found = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { share: null }>;

function Dashboard(found: Found) {
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
