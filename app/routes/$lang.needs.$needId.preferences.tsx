import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StanceForm } from '~/features/matches/components/StanceForm';
import { setPreferences } from '~/features/matches/mutations.server';
import { findPreferences } from '~/features/matches/queries/preferences.server';
import { StancesInput } from '~/features/matches/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const actor = requireMember(context.actor, request, locale);
  const found = orNotFound(findPreferences({ db, actor, now, locale }, params['needId'] ?? ''));
  return { title: titled(t, t('matches.preferences.title'), found.need.label), ...found };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const needId = params['needId'] ?? '';
  const parsed = parseForm(await readForm(request), StancesInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  orNotFound(setPreferences({ db, actor, now }, needId, parsed.value));
  return redirect(pathsIn(locale).candidates(needId));
}

export default function PreferencesPage() {
  const { need, items } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const back = usePaths().candidates(need.id);
  return (
    <Page
      title={t('matches.preferences.title')}
      lead={t('matches.preferences.lead')}
      eyebrow={<Written text={need.title} language={need.language} />}
      label={<LabelBadge label={need.label} />}
      back={<BackLink href={back}>{t('matches.candidates.title')}</BackLink>}
      width="reading"
    >
      <ProvenanceNotice provenance={need.provenance} />
      <StanceForm
        items={items}
        sent={sent}
        emptyTitle={t('matches.preferences.empty')}
        cancelHref={back}
      />
    </Page>
  );
}
