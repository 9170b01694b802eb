import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { offerChoices } from '~/features/offers/choices.server';
import { OfferForm } from '~/features/offers/components/OfferForm';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { withNamedFaults } from '~/server/faults.server';
import { updateOffer } from '~/features/offers/mutations.server';
import { findOfferForm } from '~/features/offers/queries.server';
import { refusedOffer } from '~/features/offers/refused.server';
import { OfferDraft, OfferOpen } from '~/features/offers/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import type { RouteHandle } from '~/root';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { leaveTheirs, parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export const handle: RouteHandle = { scripts: 'forms' };

export function loader({ context: { db, actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const member = requireMember(actor, request, locale);
  const t = translatorFor(locale);
  return {
    title: titled(t, t('offers.form.edit.title')),
    offer: orNotFound(findOfferForm({ db, actor: member }, params.offerId ?? '')),
    choices: offerChoices(locale),
    once: newOnce(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params.offerId ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  const intent = form.get('intent') === 'draft' ? 'draft' : 'open';
  leaveTheirs(form, () => findOfferForm({ db, actor }, id)?.values);
  const parsed = parseForm(form, intent === 'open' ? OfferOpen : OfferDraft);
  if (!parsed.ok) return unprocessable(withNamedFaults(parsed.sent, locale));
  const sent = sendOnce(
    who,
    form,
    ({ isOpened }) => `${pathsIn(locale).offer(id)}?done=${isOpened ? 'opened' : 'saved'}`,
    () => updateOffer(who, id, parsed.value, intent),
  );
  const saved = orNotFound(sent);
  return saved.ok ? redirectDocument(saved.location) : refusedOffer(form, saved);
}

export default function EditOfferPage() {
  const { offer, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const isDraft = offer.status === 'draft';
  return (
    <Page
      back={<BackLink href={paths.offer(offer.id)}>{offer.title}</BackLink>}
      title={t('offers.form.edit.title')}
      lead={t(isDraft ? 'offers.form.lead' : 'offers.form.edit.lead')}
    >
      <ProvenanceNotice provenance={offer.provenance} />
      <OfferForm
        {...{ choices, once, sent, isDraft }}
        stored={offer.values}
        version={offer.version}
        href={paths.editOffer(offer.id)}
        cancelHref={paths.offer(offer.id)}
      />
    </Page>
  );
}
