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
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export function loader({ context: { actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  requireRole(requireMember(actor, request, locale), 'administrator');
  return { title: titled(t, t('organisations.new.title')), states: listStateChoices(locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(requireMember(context.actor, request, locale), 'administrator');
  const form = await readForm(request);
  const parsed = parseForm(form, OrganisationInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const created = orNotFound(createOrganisation({ db, actor, now }, parsed.value));
  if (!created.ok) return unprocessable(sendBack(form, created.errors));
  return redirectDocument(pathsIn(locale).adminOrganisation(created.id));
}

export default function NewOrganisationPage() {
  const { states } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  return (
    <Page
      title={t('organisations.new.title')}
      lead={t('organisations.new.lead')}
      back={
        <BackLink href={usePaths().adminOrganisations}>{t('organisations.list.title')}</BackLink>
      }
      width="reading"
    >
      <OrganisationForm sent={sent} stored={{}} states={states} />
    </Page>
  );
}
