import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { invitePerson, revokeInvitation, setSuspended } from '~/features/accounts/mutations.server';
import { rolesFor } from '~/features/accounts/policy';
import { listInvitationsOf, listPeopleOf } from '~/features/accounts/queries.server';
import { InvitationInput } from '~/features/accounts/schema';
import { tokenFor } from '~/features/accounts/tokens.server';
import { InvitationTable } from '~/features/organisations/components/InvitationTable';
import { InviteForm } from '~/features/organisations/components/InviteForm';
import { PeopleTable } from '~/features/organisations/components/PeopleTable';
import { canChangeVerification } from '~/features/organisations/policy';
import { findOrganisationForAdmin } from '~/features/organisations/queries.server';
import { nameIn } from '~/features/organisations/rules';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { namesIn } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm, sendBack, textOf } from '~/server/form.server';
import { done, newOnce, onceOf, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ButtonLink } from '~/ui/Button';
import { DefinitionList } from '~/ui/DefinitionList';
import { FormErrors } from '~/ui/FormErrors';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const row = orNotFound(findOrganisationForAdmin(db, member, params['organisationId'] ?? ''));
  const name = nameIn(locale, row);
  return {
    title: titled(t, name),
    organisation: {
      id: row.id,
      name,
      kind: row.kind,
      state: row.state && namesIn(locale).state(row.state),
      website: row.website,
      verifiedOn: row.verifiedAt?.slice(0, 10) ?? null,
    },
    mayVerify: canChangeVerification(member, row.id),
    readerId: member.personId,
    once: newOnce(),
    roles: rolesFor(row.kind),
    people: listPeopleOf(db, member, row.id),
    invitations: listInvitationsOf(db, member, row.id, now),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, env, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { id } = orNotFound(findOrganisationForAdmin(db, actor, params['organisationId'] ?? ''));
  const who = { db, actor, now };
  const paths = pathsIn(locale);
  const form = await readForm(request);
  const intent = form.get('intent');
  const here = paths.adminOrganisation(id);
  const chosen = (name: string) => textOf(form, name) ?? '';
  if (intent === 'suspend' || intent === 'restore') {
    const changed = sendOnce(who, form, here, () =>
      done(setSuspended(who, chosen('person'), intent === 'suspend')),
    );
    return redirectDocument(orNotFound(changed).location);
  }
  if (intent === 'revoke') {
    const revoked = sendOnce(who, form, here, () =>
      done(revokeInvitation(who, chosen('invitation'))),
    );
    return redirectDocument(orNotFound(revoked).location);
  }
  const parsed = parseForm(form, InvitationInput);
  if (!parsed.ok) return unprocessable({ sent: parsed.sent, invited: null });
  const secret = env.TOKEN_SECRET;
  // Follows from the form, so that the very same form shows the same link, which is kept nowhere.
  const token = tokenFor(onceOf(form), secret);
  const sent = sendOnce(who, form, here, () =>
    invitePerson({ ...who, secret, token }, id, parsed.value),
  );
  const made = orNotFound(sent);
  if (!made.ok) return unprocessable({ sent: sendBack(form, made.errors), invited: null });
  const link = new URL(paths.invitation(token), env.ORIGIN ?? request.url).href;
  // Answered with the page itself: the link is on it this once, and in no address or cookie.
  return data({ sent: null, invited: { email: parsed.value.email, link } }, { status: 201 });
}

export default function OrganisationPage() {
  const loaded = useLoaderData<typeof loader>();
  const { organisation, mayVerify, readerId, once, roles, people, invitations } = loaded;
  const answer = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { id, name, kind, state, website, verifiedOn } = organisation;
  const labels = {
    name: t('organisations.people.name'),
    email: t('organisations.people.email'),
    roles: t('organisations.people.roles'),
  };
  return (
    <Page
      title={name}
      back={<BackLink href={paths.adminOrganisations}>{t('organisations.list.title')}</BackLink>}
      actions={
        <>
          <ButtonLink variant="secondary" href={paths.editOrganisation(id)}>
            {t('organisations.edit.link')}
          </ButtonLink>
          {mayVerify && (
            <ButtonLink
              variant={verifiedOn ? 'danger' : 'primary'}
              href={paths.verifyOrganisation(id)}
            >
              {t(verifiedOn ? 'organisations.unverify' : 'organisations.verify')}
            </ButtonLink>
          )}
        </>
      }
    >
      {answer?.invited && (
        <Notice
          kind="success"
          title={t('organisations.invite.done.title', { email: answer.invited.email })}
        >
          <p>{t('organisations.invite.done')}</p>
          <p className="my-2 font-mono text-small break-all select-all">{answer.invited.link}</p>
        </Notice>
      )}
      <FormErrors errors={answer?.sent?.errors} labels={labels} />
      <DefinitionList
        items={[
          { term: t('organisations.kind'), value: t(`words.kind.${kind}`) },
          { term: t('organisations.state'), value: state ?? '–' },
          {
            term: t('organisations.website'),
            value: website ? <a href={website}>{website}</a> : '–',
          },
          {
            term: t('organisations.status'),
            value: verifiedOn
              ? t('organisations.verifiedOn', { date: format.day(verifiedOn) })
              : t('organisations.unverified'),
          },
        ]}
      />
      {!mayVerify && <p className="mt-2 text-small text-soft">{t('organisations.verify.own')}</p>}
      <div className="mt-10 grid gap-12">
        <FormSection title={t('organisations.people')}>
          <PeopleTable {...{ people, readerId, once }} />
        </FormSection>
        <FormSection title={t('organisations.invite')} description={t('organisations.invite.help')}>
          <InviteForm sent={answer?.sent} {...{ roles, labels, once }} />
        </FormSection>
        <FormSection title={t('organisations.invitations')}>
          <InvitationTable {...{ invitations, once }} />
        </FormSection>
      </div>
    </Page>
  );
}
