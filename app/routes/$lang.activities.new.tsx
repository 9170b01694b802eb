import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReportForm } from '~/features/activities/components/ReportForm';
import { reportActivity } from '~/features/activities/mutations.server';
import { findNewReport, reportChoices } from '~/features/activities/queries.server';
import { refusedActivity } from '~/features/activities/refused.server';
import { ActivityInput } from '~/features/activities/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const need = new URL(request.url).searchParams.get('need');
  const form = orNotFound(findNewReport({ db, actor, now, locale }, need));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('activities.new.title'), form.source?.label),
    ...form,
    choices: reportChoices({ db, locale }),
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const location = `${pathsIn(locale).activities}?done=reported&status=any`;
  return answerForm(
    request,
    ActivityInput,
    (input) => reportActivity({ db, actor, now, locale }, input, location),
    refusedActivity,
  );
}

export default function NewActivityPage() {
  const { source, stored, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('activities.new.title')}
      lead={t('activities.new.lead')}
      label={source && <LabelBadge label={source.label} />}
      back={<BackLink href={paths.activities}>{t('activities.list.title')}</BackLink>}
      width="reading"
    >
      {source && (
        <>
          <ProvenanceNotice provenance={source.provenance} />
          <Notice title={t('activities.new.source.title')}>
            <p>
              <a href={paths.need(source.id)}>
                <Written {...source.title} />
              </a>
            </p>
            <p>{t('activities.new.source', { state: source.stateName, label: stored.label })}</p>
          </Notice>
        </>
      )}
      <ReportForm
        {...{ stored, choices, once, sent }}
        sourceNeed={source?.id ?? ''}
        href={paths.newActivity()}
        cancelHref={source ? paths.need(source.id) : paths.activities}
      />
    </Page>
  );
}
