import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StanceForm } from '~/features/matches/components/StanceForm';
import { setRanking } from '~/features/matches/mutations.server';
import { findRanking } from '~/features/matches/queries/ranking.server';
import { StancesInput } from '~/features/matches/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findRanking({ db, actor, now, locale }, params['offerId'] ?? ''));
  return { title: titled(t, t('matches.ranking.title')), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const offerId = params['offerId'] ?? '';
  const parsed = parseForm(await readForm(request), StancesInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  orNotFound(setRanking({ db, actor, now }, offerId, parsed.value));
  return redirect(pathsIn(locale).demand(offerId));
}

export default function RankingPage() {
  const { offer, items } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const back = usePaths().demand(offer.id);
  return (
    <Page
      title={t('matches.ranking.title')}
      lead={t('matches.ranking.lead')}
      eyebrow={<Written text={offer.title} language={offer.language} />}
      back={<BackLink href={back}>{t('matches.demand.title')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={offer.provenance} />
      <StanceForm
        items={items}
        sent={sent}
        emptyTitle={t('matches.ranking.empty')}
        cancelHref={back}
      />
    </Page>
  );
}
