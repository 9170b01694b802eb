import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MatchPage } from '~/features/agreements/components/MatchPage';
import { ReportForm } from '~/features/results/components/ReportForm';
import { reportIndicator } from '~/features/results/mutations/report.server';
import { findReportForm } from '~/features/results/queries/forms.server';
import { refusedResult } from '~/features/results/refused.server';
import { ReportForm as ReportInput } from '~/features/results/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { useT } from '~/i18n/context';
import { languageChoices } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { titled } from '~/server/title';

/** Which indicator the address names: its place in the terms in force. */
function placeIn(request: Request): number {
  const place = new URL(request.url).searchParams.get('indicator') ?? '';
  if (!/^\d{1,2}$/.test(place)) throw notFound();
  return Number(place);
}

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const form = orNotFound(findReportForm(who, params['matchId'] ?? '', placeIn(request)));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('results.form.title'), form.head.label),
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
  const location = `${pathsIn(locale).match(id)}?done=reported`;
  return answerForm(
    request,
    ReportInput,
    (input) => {
      const where = { language: input.language ?? locale, location };
      return reportIndicator({ db, actor, now }, id, input, where);
    },
    refusedResult,
  );
}

export default function ReportPage() {
  const { form, languages } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  return (
    <MatchPage head={form.head} title={t('results.form.title')} lead={t('results.form.lead')}>
      <ReportForm form={form} sent={sent} languages={languages} />
    </MatchPage>
  );
}
