import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dismissSuggestion } from '~/features/introductions/mutations/suggest.server';
import { findSuggestion } from '~/features/introductions/queries/suggestions.server';
import { refusedMatch } from '~/features/introductions/refused.server';
import { ConfirmInput } from '~/features/introductions/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
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
  const form = await readForm(request);
  const parsed = parseForm(form, ConfirmInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const location = `${pathsIn(locale).matches}?done=dismissed`;
  const id = params['suggestionId'] ?? '';
  const sent = orNotFound(dismissSuggestion({ db, actor, now }, id, parsed.value, location));
  return sent.ok ? redirectDocument(sent.location) : refusedMatch(form, sent);
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
      <FormErrors errors={sent?.errors} labels={{}} />
      <ConfirmPanel
        statement={<p>{t('introductions.dismiss.body', { offer: suggestion.offer.text })}</p>}
      >
        <form method="post">
          <FormMarks once={once} version={suggestion.version} />
          <Button variant="danger">{t('introductions.dismiss.submit')}</Button>
        </form>
        <a href={paths.need(suggestion.need.id)}>{t('common.cancel')}</a>
      </ConfirmPanel>
    </Page>
  );
}
