import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReportForm } from '~/features/activities/components/ReportForm';
import { updateActivity } from '~/features/activities/mutations.server';
import { findReport, reportChoices } from '~/features/activities/queries.server';
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
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, now, locale };
  const report = orNotFound(findReport(who, params['activityId'] ?? ''));
  const t = translatorFor(locale);
  return {
    title: titled(t, t('activities.edit.title'), report.label),
    report,
    choices: reportChoices(who),
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['activityId'] ?? '';
  const who = { db, actor, now, locale };
  const location = `${pathsIn(locale).activities}?done=saved&status=any`;
  return answerForm(
    request,
    ActivityInput,
    (input) => updateActivity(who, id, input, location),
    refusedActivity,
    () => ({ ...findReport(who, id)?.stored }),
  );
}

export default function EditActivityPage() {
  const { report, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { stored, version, sourceNeed, label, title, provenance } = report;
  return (
    <Page
      title={t('activities.edit.title')}
      eyebrow={<Written {...title} />}
      label={<LabelBadge label={label} />}
      back={<BackLink href={paths.activities}>{t('activities.list.title')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={provenance} />
      <ReportForm
        stored={{ ...stored, topics: [...stored.topics], support: [...stored.support] }}
        {...{ choices, once, version, sourceNeed, sent }}
        href={paths.editActivity(report.id)}
        cancelHref={paths.activities}
      />
    </Page>
  );
}
