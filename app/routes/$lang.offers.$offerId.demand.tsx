import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DemandLists } from '~/features/matches/components/DemandLists';
import { HeadLine, NeedHeading } from '~/features/matches/components/Heads';
import { NearMisses } from '~/features/matches/components/NearMisses';
import { ResultPages } from '~/features/matches/components/ResultPages';
import { SealedDemand } from '~/features/matches/components/SealedDemand';
import { findDemand } from '~/features/matches/queries.server';
import { pageNumber } from '~/features/matches/rules';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const who = { db, actor, now, locale };
  const found = orNotFound(findDemand(who, params['offerId'] ?? '', page));
  return { title: titled(t, t('matches.demand.title'), found.demand?.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function DemandPage() {
  const { offer, demand, principles } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('matches.demand.title')}
      lead={t('matches.demand.lead')}
      eyebrow={<HeadLine head={offer} />}
      label={demand && demand.label !== 'CLEAR' && <LabelBadge label={demand.label} />}
      back={<BackLink href={paths.offer(offer.id)}>{t('matches.demand.back')}</BackLink>}
    >
      <ProvenanceNotice provenance={offer.provenance} />
      {offer.mayRank && (
        <p className="no-print mb-6">
          <a href={paths.ranking(offer.id)}>{t('matches.ranking.link')}</a>
        </p>
      )}
      {demand === null ? (
        <EmptyState
          title={t('matches.demand.offBoard.title')}
          actions={
            <ButtonLink href={paths.offer(offer.id)} variant="secondary">
              {t('matches.demand.offBoard.open')}
            </ButtonLink>
          }
        >
          <p>
            {t('matches.demand.offBoard.body', { status: t(`words.offerStatus.${offer.status}`) })}
          </p>
        </EmptyState>
      ) : (
        <>
          {demand.total === 0 ? (
            <EmptyState
              title={t('matches.demand.empty.title')}
              actions={
                <ButtonLink href={paths.needs} variant="secondary">
                  {t('matches.demand.empty.browse')}
                </ButtonLink>
              }
            >
              <p>
                {t(
                  demand.nearMisses.length > 0
                    ? 'matches.demand.empty.near'
                    : 'matches.demand.empty.far',
                )}
              </p>
            </EmptyState>
          ) : (
            <>
              <p className="mb-6 font-semibold">
                {t('matches.demand.count', { count: demand.total })}
              </p>
              <DemandLists items={demand.items} names={principles} />
            </>
          )}
          <ResultPages page={demand.page} rest={demand.rest} />
          <NearMisses
            title={t('matches.near.needs')}
            misses={demand.nearMisses.map((miss) => ({
              id: miss.need.id,
              heading: <NeedHeading need={miss.need} />,
              miss,
            }))}
          />
          <SealedDemand sealed={demand.sealed} />
        </>
      )}
    </Page>
  );
}
