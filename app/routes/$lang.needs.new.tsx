import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { needChoices } from '~/features/needs/choices.server';
import { NeedForm } from '~/features/needs/components/NeedForm';
import { createNeed } from '~/features/needs/mutations.server';
import { findNewNeedForm } from '~/features/needs/queries.server';
import { refusedNeed } from '~/features/needs/refused.server';
import { NeedDraft, NeedOpen } from '~/features/needs/schema';
import { withNamedFaults } from '~/server/faults.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import type { RouteHandle } from '~/root';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export const handle: RouteHandle = { scripts: 'forms' };

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { heading, stored } = orNotFound(findNewNeedForm({ db: context.db, actor, locale }));
  const t = translatorFor(locale);
  const choices = needChoices(locale);
  return { title: titled(t, heading), heading, stored, choices, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const intent = form.get('intent') === 'open' ? 'open' : 'draft';
  const parsed = parseForm(form, intent === 'open' ? NeedOpen : NeedDraft);
  if (!parsed.ok) return unprocessable(withNamedFaults(parsed.sent, locale));
  const who = { db, actor, now };
  const done = intent === 'open' ? 'opened' : 'saved';
  const sent = sendOnce(
    who,
    form,
    ({ id }) => `${pathsIn(locale).need(id)}?done=${done}`,
    () => createNeed(who, parsed.value, intent),
  );
  const saved = orNotFound(sent);
  return saved.ok ? redirectDocument(saved.location) : refusedNeed(form, saved);
}

export default function NewNeedPage() {
  const { heading, stored, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      back={<BackLink href={paths.needs}>{t('needs.list.title')}</BackLink>}
      title={heading}
      lead={t('needs.form.lead')}
    >
      <NeedForm
        {...{ choices, stored, once, sent }}
        isDraft
        href={paths.newNeed}
        cancelHref={paths.needs}
      />
    </Page>
  );
}
