import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TermsSection } from '~/features/agreements/components/TermsSection';
import { readTerms } from '~/features/agreements/queries.server';
import { agreementDone } from '~/features/agreements/rules';
import { MatchNext } from '~/features/introductions/components/MatchNext';
import { MatchParties } from '~/features/introductions/components/MatchParties';
import { MatchStatusTag } from '~/features/introductions/components/MatchStatusTag';
import { MatchStory } from '~/features/introductions/components/MatchStory';
import { MatchWords } from '~/features/introductions/components/MatchWords';
import { findMatch } from '~/features/introductions/queries/match.server';
import { matchDone, sealedReason } from '~/features/introductions/rules';
import { Fit } from '~/features/matches/components/Fit';
import { PairDetails } from '~/features/matches/components/PairDetails';
import { principleNames } from '~/features/needs/choices.server';
import { NeedFacts } from '~/features/needs/components/NeedFacts';
import { ResultsSection } from '~/features/results/components/ResultsSection';
import { readResults } from '~/features/results/queries.server';
import { resultDone } from '~/features/results/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Disclosure } from '~/ui/Disclosure';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const id = params['matchId'] ?? '';
  const match = orNotFound(findMatch(who, id));
  const t = translatorFor(locale);
  const title = match.need
    ? match.need.title.text
    : t('introductions.needHidden', { state: match.state.name });
  return {
    title: titled(t, title, match.label),
    match,
    terms: readTerms(who, id),
    results: readResults(who, id),
    principles: principleNames(locale),
    done: doneIn(request),
    once: newOnce(),
  };
}

/** What the reader has just done, as the address says. */
function doneIn(request: Request) {
  const done = new URL(request.url).searchParams.get('done');
  return { match: matchDone(done), agreement: agreementDone(done), result: resultDone(done) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function MatchPage() {
  const { match, terms, results, principles, done, once } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  const { need, state, provider, fit } = match;
  return (
    <Page
      title={
        need ? <Written {...need.title} /> : t('introductions.needHidden', { state: state.name })
      }
      eyebrow={t('introductions.match.eyebrow', { state: state.name, provider: provider.name })}
      label={<LabelBadge label={match.label} />}
      lead={<MatchStatusTag status={match.status} />}
      back={<BackLink href={paths.matches}>{t('introductions.match.back')}</BackLink>}
    >
      <Done done={done} />
      <ProvenanceNotice provenance={need?.provenance ?? match.offer.provenance} />
      <MatchNext match={match} />
      <div className="grid gap-12">
        <MatchWords match={match} />
        {terms && (
          <div id="terms">
            <TermsSection terms={terms} />
          </div>
        )}
        {results && (
          <div id="results">
            <ResultsSection results={results} once={once} />
          </div>
        )}
        <MatchStory match={match} />
        <MatchParties match={match} />
        <DisclosedNeed match={match} principles={principles} />
        {fit && (
          <section aria-labelledby="fit" className="max-w-reading">
            <h2 id="fit">{t('introductions.match.fit')}</h2>
            <Fit fit={fit.fit} />
            <PairDetails pair={fit} names={principles} />
          </section>
        )}
      </div>
    </Page>
  );
}

function Done({ done: { match, agreement, result } }: Pick<Loaded, 'done'>) {
  const t = useT();
  const said =
    (match && t(`introductions.done.${match}`)) ??
    (agreement && t(`agreements.done.${agreement}`)) ??
    (result && t(`results.done.${result}`));
  return said ? <Notice kind="success">{said}</Notice> : null;
}

/** As much of the need as the reader may read today, and why it is not more. */
function DisclosedNeed({ match, principles }: Pick<Loaded, 'match' | 'principles'>) {
  const t = useT();
  const paths = usePaths();
  const { need, labelDetails } = match;
  return (
    <section aria-labelledby="need">
      <h2 id="need" className="mb-3">
        {t('introductions.match.need')}
      </h2>
      {!need && (
        <Notice title={t('introductions.match.need.sealed.title')}>
          {t(`introductions.match.need.sealed.${sealedReason(match)}`)}
        </Notice>
      )}
      {need && !need.details && (
        <Notice title={t('introductions.match.need.summaryOnly')}>
          {labelDetails === 'AMBER+STRICT' && t('introductions.match.need.details.strict')}
        </Notice>
      )}
      {need && (
        <>
          <p className="mb-3">
            <a href={paths.need(need.id)}>{t('introductions.match.need.open')}</a>
          </p>
          <Disclosure summary={t('introductions.match.need.show')} open={match.may.answer}>
            <NeedFacts need={need} principles={principles} />
          </Disclosure>
        </>
      )}
    </section>
  );
}
