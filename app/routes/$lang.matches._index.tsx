import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MatchList } from '~/features/introductions/components/MatchList';
import { SuggestionList } from '~/features/introductions/components/SuggestionList';
import { listMatches } from '~/features/introductions/queries/list.server';
import { listSuggestions } from '~/features/introductions/queries/suggestions.server';
import { matchDone } from '~/features/introductions/rules';
import { ResultPages } from '~/features/matches/components/ResultPages';
import { pageNumber } from '~/features/matches/rules';
import { canOffer } from '~/features/offers/policy';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, requireMember } from '~/server/answers';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const { searchParams } = new URL(request.url);
  const matches = listMatches(who, pageNumber(searchParams.get('page')));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('introductions.list.title'), matches.label),
    matches,
    suggestions: listSuggestions(who).map((suggestion) => ({ ...suggestion, pair: null })),
    as: actor.state
      ? ('state' as const)
      : canOffer(actor)
        ? ('provider' as const)
        : ('other' as const),
    done: matchDone(searchParams.get('done')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchesPage() {
  const { matches, suggestions, as, done } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('introductions.list.title')}
      lead={t('introductions.list.lead')}
      label={matches.label !== 'CLEAR' && <LabelBadge label={matches.label} />}
    >
      {done && <Notice kind="success">{t(`introductions.done.${done}`)}</Notice>}
      <SuggestionList suggestions={suggestions} withNeed />
      {matches.total === 0 ? (
        <EmptyState
          title={t('introductions.list.empty.title')}
          actions={
            <ButtonLink href={paths.desk} variant="secondary">
              {t(`introductions.list.empty.to.${as}`)}
            </ButtonLink>
          }
        >
          {t(`introductions.list.empty.${as}`)}
        </EmptyState>
      ) : (
        <MatchList groups={matches.groups} />
      )}
      <ResultPages page={matches.page} rest={matches.rest} />
    </Page>
  );
}
