import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
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
import { pathsIn } from '~/i18n/paths';
import { changedMeanwhile, localeOf, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import type { SendBack } from '~/server/sent';
import { titled } from '~/server/title';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', reportId = '' } = params;
  const form = orNotFound(findReportAnswer({ db, actor, now, locale }, matchId, reportId));
  const t = translatorFor(locale);
  return { title: titled(t, t('results.answer.title'), form.head.label), form };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { matchId = '', reportId = '' } = params;
  const form = await readForm(request);
  const parsed = parseForm(form, AnswerInput);
  if (!parsed.ok) return data<SendBack>(parsed.sent, { status: 422 });
  const said = parsed.value.answer === 'confirm' ? 'confirmed' : 'disputed';
  const location = `${pathsIn(locale).match(matchId)}?done=${said}`;
  const who = { db, actor, now };
  const done = orNotFound(answerReport(who, matchId, reportId, parsed.value, location));
  if (done.ok) return redirectDocument(done.location);
  if (!findReportAnswer({ ...who, locale }, matchId, reportId)) throw changedMeanwhile();
  return refusedResult(form, done);
}

export default function AnswerPage() {
  const { form } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  return (
    <MatchPage
      head={form.head}
      title={t('results.answer.title')}
      lead={t('results.answer.lead', { by: form.report.by })}
    >
      <AnswerForm form={form} sent={sent} />
    </MatchPage>
  );
}
