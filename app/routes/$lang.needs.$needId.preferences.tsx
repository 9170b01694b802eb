import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StanceForm } from '~/features/matches/components/StanceForm';
import { setPreferences } from '~/features/matches/mutations.server';
import { findPreferences } from '~/features/matches/queries/preferences.server';
import { StancesInput, storedChoices } from '~/features/matches/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { leaveTheirs, parseForm, readForm, refuseForm, textOf } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
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
  return {
    title: titled(t, t('matches.preferences.title'), found.need.label),
    ...found,
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const needId = params['needId'] ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  leaveTheirs(form, () => {
    const items = findPreferences({ ...who, locale }, needId)?.items ?? [];
    return storedChoices((name) => textOf(form, name), items).stored;
  });
  const parsed = parseForm(form, StancesInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const location = pathsIn(locale).candidates(needId);
  const sent = sendOnce(who, form, location, () => setPreferences(who, needId, parsed.value));
  const said = orNotFound(sent);
  if (!said.ok) return data(refuseForm(form, said), { status: said.status });
  return redirect(said.location);
}

export default function PreferencesPage() {
  const { need, items, version, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const back = paths.candidates(need.id);
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
        {...{ items, once, version, sent }}
        href={paths.preferences(need.id)}
        emptyTitle={t('matches.preferences.empty')}
        cancelHref={back}
      />
    </Page>
  );
}
