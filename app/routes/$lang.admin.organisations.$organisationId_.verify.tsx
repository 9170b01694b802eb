import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setVerified } from '~/features/organisations/mutations.server';
import { canChangeVerification } from '~/features/organisations/policy';
import { findOrganisationForAdmin } from '~/features/organisations/queries.server';
import { nameIn } from '~/features/organisations/rules';
import { VerificationInput } from '~/features/organisations/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { namesIn } from '~/i18n/names.server';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { done, newOnce, sendOnce } from '~/server/once.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { Page } from '~/ui/Page';
import { TextArea } from '~/ui/controls';

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const row = orNotFound(findOrganisationForAdmin(db, member, params['organisationId'] ?? ''));
  orNotFound(canChangeVerification(member, row.id) || null);
  const name = nameIn(locale, row);
  const verified = row.verifiedAt !== null;
  const heading = t(verified ? 'organisations.unverify.title' : 'organisations.verify.title', {
    name,
  });
  const state = row.kind === 'state' && row.state ? namesIn(locale).state(row.state) : null;
  const title = titled(t, heading);
  return { title, heading, id: row.id, name, verified, state, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['organisationId'] ?? '';
  orNotFound(findOrganisationForAdmin(db, actor, id));
  const form = await readForm(request);
  const parsed = parseForm(form, VerificationInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const verify = form.get('intent') === 'verify';
  const who = { db, actor, now };
  const sent = sendOnce(who, form, pathsIn(locale).adminOrganisation(id), () =>
    done(setVerified(who, id, verify, parsed.value.reason)),
  );
  return redirectDocument(orNotFound(sent).location);
}

export default function VerifyOrganisationPage() {
  const { heading, id, name, verified, state, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const view = formView(sent, {}, t.fault);
  const labels = { reason: t('organisations.reason') };
  return (
    <Page title={heading} width="reading">
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate className="grid gap-8">
        <FormMarks once={once} />
        <TextArea
          name="reason"
          label={labels.reason}
          help={t('organisations.reason.help')}
          rows={3}
          defaultValue={view.value('reason')}
          errors={view.errors('reason')}
          required
        />
        <ConfirmPanel
          statement={
            <>
              <p>
                {t(
                  verified ? 'organisations.unverify.statement' : 'organisations.verify.statement',
                  { name },
                )}
              </p>
              {!verified && state && <p>{t('organisations.verify.statement.state', { state })}</p>}
            </>
          }
        >
          <Button
            variant={verified ? 'danger' : 'primary'}
            name="intent"
            value={verified ? 'unverify' : 'verify'}
          >
            {t(verified ? 'organisations.unverify' : 'organisations.verify')}
          </Button>
          <a href={paths.adminOrganisation(id)}>{t('common.cancel')}</a>
        </ConfirmPanel>
      </form>
    </Page>
  );
}
