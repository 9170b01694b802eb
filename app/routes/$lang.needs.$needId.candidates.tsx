import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CandidateList } from '~/features/matches/components/CandidateList';
import { Firmness } from '~/features/matches/components/Firmness';
import { HeadLine, OfferHeading } from '~/features/matches/components/Heads';
import { NearMisses } from '~/features/matches/components/NearMisses';
import { Outcome } from '~/features/matches/components/Outcome';
import { ResultPages } from '~/features/matches/components/ResultPages';
import { findExplainedCandidates } from '~/features/matches/queries/explained.server';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { pageNumber } from '~/features/matches/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

/** How long a reader waits for a board that is being matched before the page comes without its outcome. */
const PATIENCE_MS = 1000;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now, matcher } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const who = { db, actor, now, locale, matcher };
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const needId = params['needId'] ?? '';
  const found = orNotFound(await findExplainedCandidates(who, needId, page, patience));
  return { title: titled(t, t('matches.candidates.title'), found.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CandidatesPage() {
  const { need, candidates, principles, told, label } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('matches.candidates.title')}
      lead={t('matches.candidates.lead')}
      eyebrow={<HeadLine head={need} />}
      label={<LabelBadge label={label} />}
      actions={<BackLink href={paths.need(need.id)}>{t('matches.candidates.back')}</BackLink>}
    >
      <ProvenanceNotice provenance={need.provenance} />
      {need.mayPrefer && (
        <p className="no-print mb-6">
          <a href={paths.preferences(need.id)}>{t('matches.preferences.link')}</a>
        </p>
      )}
      {candidates === null ? (
        <EmptyState
          title={t('matches.candidates.offBoard.title')}
          actions={
            <ButtonLink href={paths.need(need.id)} variant="secondary">
              {t('matches.candidates.offBoard.edit')}
            </ButtonLink>
          }
        >
          <p>
            {t('matches.candidates.offBoard.body', {
              status: t(`words.needStatus.${need.status}`),
            })}
          </p>
        </EmptyState>
      ) : (
        <>
          {told && candidates.page === 1 && (
            <div className="mb-12">
              <Outcome now={told.now} />
              {told.sensitivity && <Firmness sensitivity={told.sensitivity} names={principles} />}
            </div>
          )}
          {candidates.total === 0 ? (
            <EmptyState
              title={t('matches.candidates.empty.title')}
              actions={
                <ButtonLink href={paths.offers} variant="secondary">
                  {t('matches.candidates.browse')}
                </ButtonLink>
              }
            >
              <p>
                {t(
                  candidates.nearMisses.length > 0
                    ? 'matches.candidates.empty.near'
                    : 'matches.candidates.empty.far',
                )}
              </p>
            </EmptyState>
          ) : (
            <section aria-labelledby="candidates">
              <h2 id="candidates">{t('matches.candidates.count', { count: candidates.total })}</h2>
              <p className="mt-1 mb-4 max-w-reading text-small text-soft">
                {t(need.isOwn ? 'matches.candidates.order' : 'matches.candidates.orderCoordinator')}
              </p>
              <CandidateList
                start={candidates.start + 1}
                candidates={candidates.items}
                placing={told?.placing ?? {}}
                names={principles}
              />
            </section>
          )}
          <ResultPages page={candidates.page} rest={candidates.rest} />
          <NearMisses
            title={t('matches.near.offers')}
            misses={candidates.nearMisses.map((miss) => ({
              id: miss.offer.id,
              heading: <OfferHeading offer={miss.offer} />,
              miss,
            }))}
          />
        </>
      )}
    </Page>
  );
}
