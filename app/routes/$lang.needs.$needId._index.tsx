import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { principleNames } from '~/features/needs/choices.server';
import { NeedFacts } from '~/features/needs/components/NeedFacts';
import { OwnNeed } from '~/features/needs/components/OwnNeed';
import { markNeedMet, reviewNeed } from '~/features/needs/mutations.server';
import { findNeed } from '~/features/needs/queries.server';
import { isNeedDone } from '~/features/needs/rules';
import { NeedVersion } from '~/features/needs/schema';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const need = orNotFound(findNeed({ db, actor, locale, today }, params['needId'] ?? ''));
  const done = new URL(request.url).searchParams.get('done');
  return {
    title: titled(t, need.title.text, need.label),
    need,
    principles: principleNames(locale),
    done: need.own && isNeedDone(done) ? done : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const VERBS = {
  review: { change: reviewNeed, done: 'reviewed' },
  met: { change: markNeedMet, done: 'marked' },
} as const;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['needId'] ?? '';
  const form = await readForm(request);
  const intent = form.get('intent');
  const verb = intent === 'review' || intent === 'met' ? VERBS[intent] : null;
  const parsed = parseForm(form, NeedVersion);
  if (!parsed.ok || !verb) throw notFound();
  const changed = orNotFound(verb.change({ db, actor, now }, id, parsed.value.version));
  if (!changed.ok) return data({ faults: changed.errors[''] ?? [] }, { status: changed.status });
  return redirectDocument(`${pathsIn(locale).need(id)}?done=${verb.done}`);
}

export default function NeedPage() {
  const { need, principles, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const paths = usePaths();
  const { title, own } = need;
  const titleLang =
    title.language === locale
      ? undefined
      : { lang: title.language, dir: direction(title.language) };
  const date = own?.reviewOn ? format.day(own.reviewOn) : '';
  return (
    <Page
      back={<BackLink href={paths.needs}>{t('needs.list.title')}</BackLink>}
      label={<LabelBadge label={need.label} />}
      eyebrow={t('needs.view.eyebrow', { state: need.state.name })}
      title={title.text}
      {...(titleLang && { titleLang })}
    >
      {done && !refused && <Notice kind="success">{t(`needs.own.${done}`, { date })}</Notice>}
      {refused?.faults.map((code) => (
        <Notice key={code} kind="warning">
          {t.fault(code)}
        </Notice>
      ))}
      <ProvenanceNotice provenance={need.provenance} />
      {own && <OwnNeed {...{ need, own, principles }} />}
      {need.access === 'summary' && (
        <Notice title={t('needs.view.notShown.title')}>{t('needs.view.notShown.body')}</Notice>
      )}
      <NeedFacts {...{ need, principles }} />
    </Page>
  );
}
