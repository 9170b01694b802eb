import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OrganisationForm } from '~/features/organisations/components/OrganisationForm';
import { updateOrganisation } from '~/features/organisations/mutations.server';
import { findOrganisationForAdmin } from '~/features/organisations/queries.server';
import { OrganisationInput } from '~/features/organisations/schema';
import { listStateChoices } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm, sendBack } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const row = orNotFound(findOrganisationForAdmin(db, member, params['organisationId'] ?? ''));
  const heading = t('organisations.edit.title', { name: row.name });
  return {
    title: titled(t, heading),
    heading,
    id: row.id,
    stored: {
      name: row.name,
      nameZh: row.names['zh'],
      kind: row.kind,
      state: row.state ?? undefined,
      website: row.website ?? undefined,
      version: String(row.version),
    },
    states: listStateChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const id = params['organisationId'] ?? '';
  orNotFound(findOrganisationForAdmin(db, actor, id));
  const parsed = parseForm(form, OrganisationInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const saved = orNotFound(updateOrganisation({ db, actor, now }, id, parsed.value));
  if (!saved.ok) return unprocessable(sendBack(form, saved.errors));
  return redirectDocument(pathsIn(locale).adminOrganisation(id));
}

export default function EditOrganisationPage() {
  const { heading, id, stored, states } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  // The version the person began with: a form that is sent again must not pass over somebody else's change.
  const version = sent?.typed['version']?.[0] ?? stored.version;
  return (
    <Page
      title={heading}
      back={<BackLink href={usePaths().adminOrganisation(id)}>{t('common.back')}</BackLink>}
      width="reading"
    >
      <OrganisationForm sent={sent} stored={{ ...stored, version }} states={states} />
    </Page>
  );
}
