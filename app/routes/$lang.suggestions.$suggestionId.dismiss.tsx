import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dismissSuggestion } from '~/features/introductions/mutations/suggest.server';
import { findSuggestion } from '~/features/introductions/queries/suggestions.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { ConfirmForm } from '~/ui/ConfirmForm';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const suggestion = orNotFound(findSuggestion(who, params['suggestionId'] ?? ''));
  const t = translatorFor(locale);
  const title = titled(t, t('introductions.dismiss.title'), suggestion.need.label);
  return { title, suggestion, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const location = `${pathsIn(locale).matches}?done=dismissed`;
  const id = params['suggestionId'] ?? '';
  return answerForm(
    request,
    ConfirmInput,
    (input) => dismissSuggestion({ db, actor, now }, id, input, location),
    refusedMatch,
  );
}

export default function DismissPage() {
  const { suggestion, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('introductions.dismiss.title')}
      label={<LabelBadge label={suggestion.need.label} />}
      width="reading"
    >
      <ConfirmForm
        once={once}
        version={suggestion.version}
        errors={sent?.errors}
        statement={<p>{t('introductions.dismiss.body', { offer: suggestion.offer.text })}</p>}
        submit={t('introductions.dismiss.submit')}
        back={{ href: paths.need(suggestion.need.id), label: t('common.cancel') }}
      />
    </Page>
  );
}
