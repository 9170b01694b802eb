import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferChoice } from '~/features/introductions/components/OfferChoice';
import { findTakingUp } from '~/features/introductions/queries/suggestions.server';
import { matchDone } from '~/features/introductions/rules';
import { CandidateList } from '~/features/matches/components/CandidateList';
import { ConditionalList } from '~/features/matches/components/ConditionalList';
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
import { Button, ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

/** How long a reader waits for a board that is being matched before the page comes without its outcome. */
const PATIENCE_MS = 1000;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now, matcher } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const { searchParams } = new URL(request.url);
  const page = pageNumber(searchParams.get('page'));
  const who = { db, actor, now, locale, matcher };
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const needId = params['needId'] ?? '';
  const found = orNotFound(await findExplainedCandidates(who, needId, page, patience));
  return {
    title: titled(t, t('matches.candidates.title'), found.label),
    ...found,
    takingUp: findTakingUp(who, needId),
    done: matchDone(searchParams.get('done')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CandidatesPage() {
  const { need, candidates, principles, takingUp, done, told, label } =
    useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const choice =
    takingUp && ((offerId: string) => <OfferChoice {...{ needId: need.id, offerId, takingUp }} />);
  const mayChoose =
    takingUp?.as === 'state' &&
    candidates !== null &&
    candidates.items.length + candidates.conditional.length > 0;
  return (
    <Page
      title={t('matches.candidates.title')}
      lead={t('matches.candidates.lead')}
      eyebrow={<HeadLine head={need} />}
      label={<LabelBadge label={label} />}
      back={<BackLink href={paths.need(need.id)}>{t('matches.candidates.back')}</BackLink>}
    >
      {done && <Notice kind="success">{t(`introductions.done.${done}`)}</Notice>}
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
          <form method="get" action={paths.introduce(need.id)}>
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
                <h2 id="candidates">
                  {t('matches.candidates.count', { count: candidates.total })}
                </h2>
                <p className="mt-1 mb-4 max-w-reading text-small text-soft">
                  {t(
                    need.isOwn ? 'matches.candidates.order' : 'matches.candidates.orderCoordinator',
                  )}
                </p>
                <CandidateList
                  start={candidates.start + 1}
                  candidates={candidates.items}
                  placing={told?.placing ?? {}}
                  names={principles}
                  choice={choice ?? undefined}
                />
              </section>
            )}
            <ConditionalList
              title={t('introductions.conditional.title')}
              lead={t('introductions.conditional.lead')}
              offers={candidates.conditional}
              rest={
                candidates.conditionalRest > 0 &&
                t('introductions.conditional.rest', { count: candidates.conditionalRest })
              }
              names={principles}
              choice={choice ?? undefined}
            />
            {mayChoose && (
              <div className="no-print mt-8 border-t-2 border-ink pt-5">
                <p className="mb-4 max-w-reading text-soft">{t('introductions.choose.help')}</p>
                <Button>{t('introductions.choose.submit')}</Button>
              </div>
            )}
          </form>
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
