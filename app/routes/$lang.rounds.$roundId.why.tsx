import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferHeading } from '~/features/matches/components/Heads';
import { NearMisses } from '~/features/matches/components/NearMisses';
import { Outcome } from '~/features/matches/components/Outcome';
import { labelsIn } from '~/features/matches/outcome-views';
import { strictest } from '~/features/matches/rules';
import { NamedOfferLink } from '~/features/rounds/components/Named';
import { type WhyView, findWhy } from '~/features/rounds/queries/result.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  const { searchParams } = new URL(request.url);
  const [id, needId] = [params['roundId'] ?? '', searchParams.get('need') ?? ''];
  const offerId = searchParams.get('offer');
  const found = orNotFound(findWhy({ db, actor, now, locale }, id, needId, offerId));
  const label = strictest([found.need.label, ...labelsIn(found.outcome)]);
  return { title: titled(t, t('rounds.why.title'), label), label, ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function WhyPage() {
  const { label, round, need, outcome, near, asked, offers } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <Page
      title={t('rounds.why.title')}
      eyebrow={
        <>
          <span>{need.state}</span>
          <a href={paths.need(need.id)}>
            <Written text={need.title} language={need.language} />
          </a>
        </>
      }
      label={<LabelBadge label={label} />}
      back={<BackLink href={paths.round(round.id)}>{round.name}</BackLink>}
    >
      <ProvenanceNotice provenance={need.provenance} />
      <Outcome
        now={{ outcome }}
        round={{
          title: t('rounds.why.outcome'),
          lead: t('rounds.why.lead', { date: format.day(round.asOf) }),
        }}
      />
      {!asked && <Misses title={t('rounds.why.near')} misses={near} />}
      {offers.length > 0 && (
        <section aria-labelledby="ask" className="mt-12 max-w-reading">
          <h2 id="ask">{t('rounds.why.ask')}</h2>
          <form method="get" className="no-print mt-3 flex flex-wrap items-end gap-3">
            <input type="hidden" name="need" value={need.id} />
            <div className="min-w-0 max-w-full">
              <label htmlFor="offer" className="mb-1 block text-small">
                {t('rounds.why.ask.offer')}
              </label>
              <select
                id="offer"
                name="offer"
                defaultValue={asked?.offer.id}
                className="control max-w-full"
              >
                {offers.map(({ value, label: name }) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" className="button button-secondary">
              {t('rounds.why.ask.submit')}
            </button>
          </form>
          {asked && <Asked asked={asked} />}
        </section>
      )}
    </Page>
  );
}

function Misses({ title, misses }: { title: string; misses: WhyView['near'] }) {
  return (
    <NearMisses
      title={title}
      misses={misses.map((miss) => ({
        id: miss.offer.id,
        heading: <OfferHeading offer={miss.offer} />,
        miss,
      }))}
    />
  );
}

/** The gates between the two sides have nothing to change in; all others are told with what would open them. */
const BETWEEN: readonly string[] = ['category', 'self', 'excluded', 'declined'];

function Asked({ asked: { offer, rank, misses } }: { asked: NonNullable<WhyView['asked']> }) {
  const t = useT();
  const isClosed = misses.some(({ blocks }) => blocks.some(({ gate }) => BETWEEN.includes(gate)));
  if (misses.length > 0 && !isClosed) {
    return <Misses title={t('rounds.why.asked')} misses={misses} />;
  }
  return (
    <div className="mt-4">
      <NamedOfferLink offer={offer} />
      <p>{rank > 0 ? t('rounds.why.possible', { rank }) : t('rounds.why.closed')}</p>
    </div>
  );
}
