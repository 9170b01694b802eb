import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StanceForm } from '~/features/matches/components/StanceForm';
import { setRanking } from '~/features/matches/mutations.server';
import { findRanking } from '~/features/matches/queries/ranking.server';
import { StancesInput, storedChoices } from '~/features/matches/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { leaveTheirs, parseForm, readForm, refuseForm, textOf } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
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
  return { title: titled(t, t('matches.ranking.title')), ...found, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const offerId = params['offerId'] ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  leaveTheirs(form, () => {
    const items = findRanking({ ...who, locale }, offerId)?.items ?? [];
    return storedChoices((name) => textOf(form, name), items).stored;
  });
  const parsed = parseForm(form, StancesInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const location = pathsIn(locale).demand(offerId);
  const sent = sendOnce(who, form, location, () => setRanking(who, offerId, parsed.value));
  const said = orNotFound(sent);
  if (!said.ok) return data(refuseForm(form, said), { status: said.status });
  return redirect(said.location);
}

export default function RankingPage() {
  const { offer, items, version, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const back = paths.demand(offer.id);
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
        {...{ items, once, version, sent }}
        href={paths.ranking(offer.id)}
        emptyTitle={t('matches.ranking.empty')}
        cancelHref={back}
      />
    </Page>
  );
}
