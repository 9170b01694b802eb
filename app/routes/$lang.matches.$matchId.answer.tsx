import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AcceptForm, Closed, DeclineForm } from '~/features/introductions/components/AnswerForms';
import { answerIntroduction } from '~/features/introductions/mutations/answer.server';
import { findMatch } from '~/features/introductions/queries/match.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { AnswerInput } from '~/features/introductions/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
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
  const match = orNotFound(findMatch({ db, actor, now, locale }, params['matchId'] ?? ''));
  if (match.acts !== 'provider') throw notFound();
  const how = new URL(request.url).searchParams.get('how') === 'decline' ? 'decline' : 'accept';
  const t = translatorFor(locale);
  const { id, version, label, labelDetails, state, need, offer } = match;
  const provenance = need?.provenance ?? offer.provenance;
  return {
    title: titled(t, t(`introductions.answer.${how}.title`), label),
    match: {
      id,
      version,
      label,
      labelDetails,
      state: state.name,
      need: need?.title ?? null,
      provenance,
    },
    how,
    /** Null while it waits; else what it has come to meanwhile. */
    closed: match.may.answer ? null : match.status,
    once: newOnce(),
    languages: languageChoices(locale),
  } as const;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const act = (input: AnswerInput) => {
    const done = input.answer === 'accept' ? 'accepted' : 'declined';
    const location = `${pathsIn(locale).match(id)}?done=${done}`;
    const where = { language: input.language ?? locale, location };
    return answerIntroduction({ db, actor, now }, id, input, where);
  };
  return answerForm(request, AnswerInput, act, refusedMatch);
}

export default function AnswerPage() {
  const { match, how, closed, once, languages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const back = usePaths().match(match.id);
  const Form = how === 'accept' ? AcceptForm : DeclineForm;
  return (
    <Page
      title={t(`introductions.answer.${how}.title`)}
      eyebrow={
        match.need ? (
          <Written {...match.need} />
        ) : (
          t('introductions.needHidden', { state: match.state })
        )
      }
      label={<LabelBadge label={match.label} />}
      back={<BackLink href={back}>{t('introductions.answer.back')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={match.provenance} />
      {closed ? (
        <Closed status={closed} href={back} typed={sent?.typed['note']?.[0]} />
      ) : (
        <Form {...{ match, once, sent, languages }} cancelHref={back} />
      )}
    </Page>
  );
}
