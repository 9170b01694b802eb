import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OrganisationForm } from '~/features/organisations/components/OrganisationForm';
import { createOrganisation } from '~/features/organisations/mutations.server';
import { OrganisationInput } from '~/features/organisations/schema';
import { listStateChoices } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, requireRole, unprocessable } from '~/server/answers';
import { parseForm, readForm, sendBack } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export function loader({ context: { actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  requireRole(requireMember(actor, request, locale), 'administrator');
  const title = titled(t, t('organisations.new.title'));
  return { title, states: listStateChoices(locale), once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(requireMember(context.actor, request, locale), 'administrator');
  const form = await readForm(request);
  const parsed = parseForm(form, OrganisationInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const who = { db, actor, now };
  const sent = sendOnce(
    who,
    form,
    ({ id }) => pathsIn(locale).adminOrganisation(id),
    () => createOrganisation(who, parsed.value),
  );
  const created = orNotFound(sent);
  if (!created.ok) return unprocessable(sendBack(form, created.errors));
  return redirectDocument(created.location);
}

export default function NewOrganisationPage() {
  const { states, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('organisations.new.title')}
      lead={t('organisations.new.lead')}
      back={<BackLink href={paths.adminOrganisations}>{t('organisations.list.title')}</BackLink>}
      width="reading"
    >
      <OrganisationForm {...{ sent, states, once }} stored={{}} href={paths.newOrganisation} />
    </Page>
  );
}
