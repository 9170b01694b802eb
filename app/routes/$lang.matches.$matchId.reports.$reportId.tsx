import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { AnswerForm } from '~/features/results/components/AnswerForm';
import { answerReport } from '~/features/results/mutations/report.server';
import { findReportAnswer } from '~/features/results/queries/forms.server';
import { refusedResult } from '~/features/results/refused.server';
import { AnswerForm as AnswerInput } from '~/features/results/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { changedMeanwhile, localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { titled } from '~/server/title';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', reportId = '' } = params;
  const form = orNotFound(findReportAnswer({ db, actor, now, locale }, matchId, reportId));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('results.answer.title'), form.head.label),
    form,
    languages: languageChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', reportId = '' } = params;
  const who = { db, actor, now, locale };
  return answerForm(
    request,
    AnswerInput,
    (input) => {
      const said = input.answer === 'confirm' ? 'confirmed' : 'disputed';
      const location = `${pathsIn(locale).match(matchId)}?done=${said}`;
      const where = { language: input.language ?? locale, location };
      return answerReport(who, matchId, reportId, input, where);
    },
    (form, refusal) => {
      if (!findReportAnswer(who, matchId, reportId)) throw changedMeanwhile();
      return refusedResult(form, refusal);
    },
  );
}

export default function AnswerPage() {
  const { form, languages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  return (
    <MatchPage
      head={form.head}
      title={t('results.answer.title')}
      lead={t('results.answer.lead', { by: form.report.by })}
    >
      <AnswerForm form={form} sent={sent} languages={languages} />
    </MatchPage>
  );
}
