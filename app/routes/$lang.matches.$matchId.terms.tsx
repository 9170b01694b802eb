import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { TermsForm } from '~/features/agreements/components/TermsForm';
import { proposeTerms } from '~/features/agreements/mutations/propose.server';
import { findTermsForm } from '~/features/agreements/queries.server';
import { type TermsSent, refusedTerms } from '~/features/agreements/refused.server';
import { TermsForm as TermsInput } from '~/features/agreements/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import type { RouteHandle } from '~/root';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { titled } from '~/server/title';

export const handle: RouteHandle = { scripts: 'forms' };

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = orNotFound(findTermsForm({ db, actor, now, locale }, params['matchId'] ?? ''));
  const t = translatorFor(locale);
  return {
    title: titled(t, t(`agreements.form.${form.kind}.title`), form.head.label),
    form,
    languages: languageChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['matchId'] ?? '';
  const location = `${pathsIn(locale).match(id)}?done=terms-proposed`;
  return answerForm(
    request,
    TermsInput,
    (input) => {
      const where = { language: input.language ?? locale, location };
      return proposeTerms({ db, actor, now }, id, input, where);
    },
    (form, refusal) => refusedTerms(form, refusal, translatorFor(locale)),
    () => findTermsForm({ db, actor, now, locale }, id)?.stored,
  );
}

export default function TermsPage() {
  const { form, languages } = useLoaderData<typeof loader>();
  const sent: TermsSent | undefined = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { head, kind, latest } = form;
  return (
    <MatchPage
      head={head}
      title={t(`agreements.form.${kind}.title`)}
      lead={t(`agreements.form.${kind}.lead`, {
        number: latest?.number ?? 0,
        by: latest?.by ?? '',
      })}
      width="wide"
    >
      <TermsForm
        form={form}
        sent={sent}
        languages={languages}
        href={paths.matchTerms(head.id)}
        cancelHref={paths.match(head.id)}
      />
    </MatchPage>
  );
}
