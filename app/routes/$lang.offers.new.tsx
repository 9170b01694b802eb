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
import { newOnce, sendOnce } from '~/server/once.server';
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
    once: newOnce(),
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
  const who = { db, actor, now };
  const done = intent === 'open' ? 'opened' : 'saved';
  const sent = sendOnce(
    who,
    form,
    ({ id }) => `${pathsIn(locale).offer(id)}?done=${done}`,
    () => createOffer(who, parsed.value, intent),
  );
  const saved = orNotFound(sent);
  return saved.ok ? redirectDocument(saved.location) : refusedOffer(form, saved);
}

export default function NewOfferPage() {
  const { stored, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      back={<BackLink href={paths.offers}>{t('offers.list.title')}</BackLink>}
      title={t('offers.form.new.title')}
      lead={t('offers.form.lead')}
    >
      <OfferForm
        {...{ choices, stored, once, sent }}
        isDraft
        href={paths.newOffer}
        cancelHref={paths.offers}
      />
    </Page>
  );
}
