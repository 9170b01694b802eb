import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { offerChoices } from '~/features/offers/choices.server';
import { OfferForm } from '~/features/offers/components/OfferForm';
import { withNamedFaults } from '~/server/faults.server';
import { emptyFormValues } from '~/features/offers/form-values';
import { createOffer } from '~/features/offers/mutations.server';
import { canOffer } from '~/features/offers/policy';
import { refusedOffer } from '~/features/offers/refused.server';
import { OfferDraft, OfferOpen } from '~/features/offers/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import type { RouteHandle } from '~/root';
import { localeOf, orNotFound, requireMember, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export const handle: RouteHandle = { scripts: 'forms' };

export function loader({ context: { actor }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  orNotFound(canOffer(requireMember(actor, request, locale)) || null);
  const t = translatorFor(locale);
  return {
    title: titled(t, t('offers.form.new.title')),
    stored: emptyFormValues(locale),
    choices: offerChoices(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const intent = form.get('intent') === 'open' ? 'open' : 'draft';
  const parsed = parseForm(form, intent === 'open' ? OfferOpen : OfferDraft);
  if (!parsed.ok) return unprocessable(withNamedFaults(parsed.sent, locale));
  const saved = orNotFound(createOffer({ db, actor, now }, parsed.value, intent));
  if (!saved.ok) return refusedOffer(form, saved);
  const done = intent === 'open' ? 'opened' : 'saved';
  return redirectDocument(`${pathsIn(locale).offer(saved.id)}?done=${done}`);
}

export default function NewOfferPage() {
  const { stored, choices } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      back={<BackLink href={paths.offers}>{t('offers.list.title')}</BackLink>}
      title={t('offers.form.new.title')}
      lead={t('offers.form.lead')}
    >
      <OfferForm {...{ choices, stored, sent }} isDraft cancelHref={paths.offers} />
    </Page>
  );
}
