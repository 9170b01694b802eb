import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OrganisationForm } from '~/features/organisations/components/OrganisationForm';
import { updateOrganisation } from '~/features/organisations/mutations.server';
import { findOrganisationForAdmin } from '~/features/organisations/queries.server';
import { OrganisationInput, toFormValues } from '~/features/organisations/schema';
import { listStateChoices } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { leaveTheirs, parseForm, readForm, refuseForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
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
    stored: toFormValues(row),
    version: row.version,
    once: newOnce(),
    states: listStateChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const id = params['organisationId'] ?? '';
  const row = orNotFound(findOrganisationForAdmin(db, actor, id));
  leaveTheirs(form, () => toFormValues(row));
  const parsed = parseForm(form, OrganisationInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const who = { db, actor, now };
  const sent = sendOnce(who, form, pathsIn(locale).adminOrganisation(id), () =>
    updateOrganisation(who, id, parsed.value),
  );
  const saved = orNotFound(sent);
  if (!saved.ok) return data(refuseForm(form, saved), { status: saved.status });
  return redirectDocument(saved.location);
}

export default function EditOrganisationPage() {
  const { heading, id, ...form } = useLoaderData<typeof loader>();
  const { stored, states, version, once } = form;
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={heading}
      back={<BackLink href={paths.adminOrganisation(id)}>{t('common.back')}</BackLink>}
      width="reading"
    >
      <OrganisationForm
        {...{ sent, stored, states, version, once }}
        href={paths.editOrganisation(id)}
      />
    </Page>
  );
}
