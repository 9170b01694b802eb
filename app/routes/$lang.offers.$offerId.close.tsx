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
import { closeOffer } from '~/features/offers/mutations.server';
import { findOffer } from '~/features/offers/queries.server';
import { OfferVersion } from '~/features/offers/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  requireMember(actor, request, locale);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const offer = orNotFound(findOffer({ db, actor, locale, today }, params.offerId ?? ''));
  if (!offer.actions.includes('close')) throw notFound();
  const { id, version, title, provenance } = offer;
  return { title: titled(t, t('offers.close.title')), offer: { id, version, title, provenance } };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params.offerId ?? '';
  const parsed = parseForm(await readForm(request), OfferVersion);
  if (!parsed.ok) throw notFound();
  const changed = orNotFound(closeOffer({ db, actor, now }, id, parsed.value.version));
  if (!changed.ok) return data({ refused: true }, { status: changed.status });
  return redirectDocument(`${pathsIn(locale).offer(id)}?done=closed`);
}

export default function CloseOfferPage() {
  const { offer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page title={t('offers.close.title')} width="reading">
      {answer && <Notice kind="warning">{t('offers.page.changed')}</Notice>}
      <ProvenanceNotice provenance={offer.provenance} />
      <ConfirmPanel
        statement={
          <>
            <p className="font-semibold">
              <Written {...offer.title} />
            </p>
            <p>{t('offers.close.statement')}</p>
          </>
        }
      >
        <form method="post">
          <input type="hidden" name="version" value={offer.version} />
          <Button variant="danger">{t('offers.close.submit')}</Button>
        </form>
        <a href={paths.offer(offer.id)}>{t('common.cancel')}</a>
      </ConfirmPanel>
    </Page>
  );
}
