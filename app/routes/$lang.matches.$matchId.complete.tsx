import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { sayComplete } from '~/features/results/mutations/complete.server';
import { findCompletion } from '~/features/results/queries/forms.server';
import { refusedResult } from '~/features/results/refused.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { changedMeanwhile, localeOf, orNotFound, requireMember } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findCompletion({ db, actor, now, locale }, params['matchId'] ?? ''));
  const t = translatorFor(locale);
  return { title: titled(t, t('results.complete.title'), found.head.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const location = `${pathsIn(locale).match(id)}?done=complete`;
  return answerForm(
    request,
    ConfirmInput,
    (input) => sayComplete({ db, actor, now }, id, input, location),
    (form, refusal) => {
      if (!findCompletion({ db, actor, now, locale }, id)) throw changedMeanwhile();
      return refusedResult(form, refusal);
    },
  );
}

export default function CompletePage() {
  const { head, once, version, isLast, unreported } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <MatchPage head={head} title={t('results.complete.title')}>
      <FormErrors errors={sent?.errors} labels={{}} />
      <div className="prose mb-6">
        <p>{t(isLast ? 'results.complete.last' : 'results.complete.first')}</p>
        {unreported.length > 0 && (
          <>
            <p>{t('results.complete.unreported')}</p>
            <ul>
              {unreported.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <form method="post" className="flex flex-wrap items-center gap-4">
        <FormMarks once={once} version={version} />
        <Button>{t('results.complete.submit')}</Button>
        <a href={paths.match(head.id)}>{t('common.cancel')}</a>
      </form>
    </MatchPage>
  );
}
