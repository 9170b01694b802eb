import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OfferActions } from '~/features/offers/components/OfferActions';
import { OfferDeclarations } from '~/features/offers/components/OfferDeclarations';
import { OfferFacts } from '~/features/offers/components/OfferFacts';
import { OfferNotices } from '~/features/offers/components/OfferNotices';
import { OfferStatusTags } from '~/features/offers/components/OfferTags';
import { Written } from '~/ui/Written';
import { confirmOffer, pauseOffer, resumeOffer } from '~/features/offers/mutations.server';
import { findOffer } from '~/features/offers/queries.server';
import { isOfferDone } from '~/features/offers/rules';
import { OfferChange } from '~/features/offers/schema';
import { ActivityTable } from '~/features/states/components/ActivityTable';
import { listActivitiesOfOffer } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useLocale, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const who = { db, actor, locale, today };
  const offer = orNotFound(findOffer(who, params.offerId ?? ''));
  const done = new URL(request.url).searchParams.get('done');
  return {
    title: titled(t, offer.title.text),
    offer,
    once: newOnce(),
    activities: listActivitiesOfOffer(who, offer.id),
    done: isOfferDone(done) ? done : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const VERBS = {
  confirm: { change: confirmOffer, done: 'confirmed' },
  pause: { change: pauseOffer, done: 'paused' },
  resume: { change: resumeOffer, done: 'resumed' },
} as const;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params.offerId ?? '';
  const form = await readForm(request);
  const parsed = parseForm(form, OfferChange);
  if (!parsed.ok) throw notFound();
  const { change, done } = VERBS[parsed.value.intent];
  const who = { db, actor, now };
  const location = `${pathsIn(locale).offer(id)}?done=${done}`;
  const sent = sendOnce(who, form, location, () => change(who, id, parsed.value.version));
  const changed = orNotFound(sent);
  if (!changed.ok) return data({ refused: true }, { status: changed.status });
  return redirectDocument(changed.location);
}

export default function OfferPage() {
  const { offer, once, activities, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const locale = useLocale();
  const { title, summary, provider } = offer;
  const titleLang =
    title.language === locale ? {} : { lang: title.language, dir: direction(title.language) };
  return (
    <Page
      back={<BackLink href={paths.offers}>{t('offers.list.title')}</BackLink>}
      eyebrow={
        <>
          <span>{t('offers.page.eyebrow', { provider: provider.name })}</span>
          <OfferStatusTags {...offer} />
        </>
      }
      title={<span {...titleLang}>{title.text}</span>}
      actions={<OfferActions offer={offer} once={once} />}
    >
      {done && !answer && <Notice kind="success">{t(`offers.page.done.${done}`)}</Notice>}
      {answer && <Notice kind="warning">{t('offers.page.changed')}</Notice>}
      <OfferNotices offer={offer} />
      <p className="mb-6 max-w-reading text-lead whitespace-pre-line">
        <Written {...summary} />
      </p>
      <p className="mb-10 max-w-reading text-soft">{t('offers.page.declared')}</p>
      <div className="grid gap-10">
        <OfferFacts offer={offer} />
        <OfferDeclarations offer={offer} />
        {activities.length > 0 && (
          <FormSection title={t('home.offer.activities')}>
            <ActivityTable activities={activities} party="state" />
          </FormSection>
        )}
      </div>
    </Page>
  );
}
