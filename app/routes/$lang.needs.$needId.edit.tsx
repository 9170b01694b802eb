import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { needChoices } from '~/features/needs/choices.server';
import { NeedForm } from '~/features/needs/components/NeedForm';
import { updateNeed } from '~/features/needs/mutations.server';
import { findNeedForm } from '~/features/needs/queries.server';
import { refusedNeed } from '~/features/needs/refused.server';
import { NeedDraft, NeedOpen } from '~/features/needs/schema';
import { withNamedFaults } from '~/server/faults.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import type { RouteHandle } from '~/root';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { leaveTheirs, parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';

export const handle: RouteHandle = { scripts: 'forms' };

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const who = { db, actor, locale, today: now.toISOString().slice(0, 10) };
  const need = orNotFound(findNeedForm(who, params['needId'] ?? ''));
  const t = translatorFor(locale);
  const choices = needChoices(locale);
  return { title: titled(t, need.heading, need.label), need, choices, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['needId'] ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  const intent = form.get('intent') === 'draft' ? 'draft' : 'open';
  const today = now.toISOString().slice(0, 10);
  leaveTheirs(form, () => findNeedForm({ db, actor, locale, today }, id)?.stored);
  const parsed = parseForm(form, intent === 'open' ? NeedOpen : NeedDraft);
  if (!parsed.ok) return unprocessable(withNamedFaults(parsed.sent, locale));
  const sent = sendOnce(
    who,
    form,
    ({ isOpened }) => `${pathsIn(locale).need(id)}?done=${isOpened ? 'opened' : 'saved'}`,
    () => updateNeed(who, id, parsed.value, intent),
  );
  const saved = orNotFound(sent);
  return saved.ok ? redirectDocument(saved.location) : refusedNeed(form, saved);
}

export default function EditNeedPage() {
  const { need, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      back={<BackLink href={paths.need(need.id)}>{need.title}</BackLink>}
      label={<LabelBadge label={need.label} />}
      title={need.heading}
      lead={t('needs.form.lead')}
    >
      <ProvenanceNotice provenance={need.provenance} />
      <NeedForm
        {...{ choices, once, sent }}
        stored={need.stored}
        version={need.version}
        isDraft={need.isDraft}
        href={paths.editNeed(need.id)}
        cancelHref={paths.need(need.id)}
      />
    </Page>
  );
}
