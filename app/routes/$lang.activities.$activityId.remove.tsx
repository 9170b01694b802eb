import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { removeActivity } from '~/features/activities/mutations.server';
import { findReport } from '~/features/activities/queries.server';
import { refusedActivity } from '~/features/activities/refused.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ConfirmForm } from '~/ui/ConfirmForm';
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
  const { version, label, title, provenance } = report;
  return {
    title: titled(t, t('activities.remove.title'), label),
    report: { version, label, title, provenance },
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const location = `${pathsIn(locale).activities}?done=removed&status=any`;
  const id = params['activityId'] ?? '';
  return answerForm(
    request,
    ConfirmInput,
    (input) => removeActivity({ db, actor, now, locale }, id, input, location),
    refusedActivity,
  );
}

export default function RemoveActivityPage() {
  const { report, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('activities.remove.title')}
      label={<LabelBadge label={report.label} />}
      back={<BackLink href={paths.activities}>{t('activities.list.title')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={report.provenance} />
      <ConfirmForm
        once={once}
        version={report.version}
        errors={sent?.errors}
        statement={
          <>
            <p className="font-semibold">
              <Written {...report.title} />
            </p>
            <p>{t('activities.remove.body')}</p>
          </>
        }
        submit={t('activities.remove.submit')}
        back={{ href: paths.activities, label: t('common.cancel') }}
      />
    </Page>
  );
}
