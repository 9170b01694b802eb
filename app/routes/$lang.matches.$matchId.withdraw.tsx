import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Closed } from '~/features/introductions/components/AnswerForms';
import { withdrawMatch } from '~/features/introductions/mutations/answer.server';
import { findMatch } from '~/features/introductions/queries/match.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ConfirmForm } from '~/ui/ConfirmForm';
import { FormErrors } from '~/ui/FormErrors';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const match = orNotFound(findMatch({ db, actor, now, locale }, params['matchId'] ?? ''));
  if (!match.acts) throw notFound();
  const t = translatorFor(locale);
  const { id, version, label, acts, state, provider, need, offer } = match;
  const provenance = need?.provenance ?? offer.provenance;
  return {
    title: titled(t, t('introductions.withdraw.title'), label),
    match: { id, version, label, acts, state: state.name, provider: provider.name, provenance },
    /** Null while it can be withdrawn; else what it has come to meanwhile. */
    closed: match.may.withdraw ? null : match.status,
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const location = `${pathsIn(locale).match(id)}?done=withdrawn`;
  return answerForm(
    request,
    ConfirmInput,
    (input) => withdrawMatch({ db, actor, now }, id, input, location),
    refusedMatch,
  );
}

export default function WithdrawMatchPage() {
  const { match, closed, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const { acts, state, provider, version, label } = match;
  const back = usePaths().match(match.id);
  return (
    <Page
      title={t('introductions.withdraw.title')}
      label={<LabelBadge label={label} />}
      back={<BackLink href={back}>{t('introductions.answer.back')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={match.provenance} />
      {closed ? (
        <>
          <FormErrors errors={sent?.errors} labels={{}} />
          <Closed status={closed} href={back} />
        </>
      ) : (
        <ConfirmForm
          {...{ once, version }}
          errors={sent?.errors}
          statement={<p>{t(`introductions.withdraw.${acts}`, { state, provider })}</p>}
          submit={t('introductions.withdraw.submit')}
          back={{ href: back, label: t('common.cancel') }}
        />
      )}
    </Page>
  );
}
