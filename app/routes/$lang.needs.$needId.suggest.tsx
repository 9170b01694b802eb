import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SuggestForm } from '~/features/introductions/components/SuggestForm';
import { suggest } from '~/features/introductions/mutations/suggest.server';
import { findSuggestForm } from '~/features/introductions/queries/suggestions.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { SuggestInput } from '~/features/introductions/schema';
import { Fit } from '~/features/matches/components/Fit';
import { BlockLine } from '~/features/matches/components/NearMisses';
import { PairDetails } from '~/features/matches/components/PairDetails';
import { principleNames } from '~/features/needs/choices.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const offerId = new URL(request.url).searchParams.get('offer') ?? '';
  const form = orNotFound(findSuggestForm(who, params['needId'] ?? '', offerId));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('introductions.suggest.title'), form.need.label),
    form,
    principles: principleNames(locale),
    once: newOnce(),
    languages: languageChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const needId = params['needId'] ?? '';
  const location = `${pathsIn(locale).candidates(needId)}?done=suggested`;
  return answerForm(
    request,
    SuggestInput,
    (input) => suggest({ db, actor, now, locale }, needId, input, location),
    refusedMatch,
  );
}

export default function SuggestPage() {
  const { form, principles, once, languages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { need, offer, pair, blocks } = form;
  const back = paths.candidates(need.id);
  return (
    <Page
      title={t('introductions.suggest.title')}
      lead={t('introductions.suggest.lead')}
      eyebrow={
        <>
          <span>{need.state.name}</span> <Written {...need.title} />
        </>
      }
      label={<LabelBadge label={need.label} />}
      back={<BackLink href={back}>{t('introductions.suggest.back')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={need.provenance} />
      <section className="mb-10">
        <h2>
          <a href={paths.offer(offer.id)}>
            <Written text={offer.text} language={offer.language} />
          </a>
        </h2>
        <p className="text-small text-soft">{offer.provider}</p>
        <ProvenanceNotice provenance={offer.provenance} />
        {pair && (
          <>
            <Fit fit={pair.fit} />
            <PairDetails pair={pair} names={principles} />
          </>
        )}
      </section>
      <SuggestForm {...{ form, once, sent, languages }} cancelHref={back}>
        {blocks.map((block) => (
          <li key={block.gate}>
            <BlockLine block={block} />
          </li>
        ))}
      </SuggestForm>
    </Page>
  );
}
