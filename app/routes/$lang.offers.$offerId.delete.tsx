import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { Written } from '~/ui/Written';
import { deleteDraftOffer } from '~/features/offers/mutations.server';
import { findOffer } from '~/features/offers/queries.server';
import { OfferVersion } from '~/features/offers/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { FormMarks } from '~/ui/FormMarks';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  requireMember(actor, request, locale);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const offer = orNotFound(findOffer({ db, actor, locale, today }, params.offerId ?? ''));
  if (!offer.actions.includes('delete')) throw notFound();
  const { id, version, title, provenance } = offer;
  const heading = titled(t, t('offers.delete.title'));
  return { title: heading, offer: { id, version, title, provenance }, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params.offerId ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  const parsed = parseForm(form, OfferVersion);
  if (!parsed.ok) throw notFound();
  const sent = sendOnce(who, form, pathsIn(locale).desk, () =>
    deleteDraftOffer(who, id, parsed.value.version),
  );
  const changed = orNotFound(sent);
  if (!changed.ok) return data({ refused: true }, { status: changed.status });
  return redirectDocument(changed.location);
}

export default function DeleteOfferPage() {
  const { offer, once } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page title={t('offers.delete.title')} width="reading">
      {answer && <Notice kind="warning">{t('offers.page.changed')}</Notice>}
      <ProvenanceNotice provenance={offer.provenance} />
      <ConfirmPanel
        statement={
          <>
            <p className="font-semibold">
              <Written {...offer.title} />
            </p>
            <p>{t('offers.delete.statement')}</p>
          </>
        }
      >
        <form method="post">
          <FormMarks once={once} version={offer.version} />
          <Button variant="danger">{t('offers.delete.submit')}</Button>
        </form>
        <a href={paths.offer(offer.id)}>{t('common.cancel')}</a>
      </ConfirmPanel>
    </Page>
  );
}
