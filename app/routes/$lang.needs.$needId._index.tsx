import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NeedCoverage } from '~/features/agreements/components/NeedCoverage';
import { coverageOf } from '~/features/agreements/queries/coverage.server';
import { principleNames } from '~/features/needs/choices.server';
import { SuggestionList } from '~/features/introductions/components/SuggestionList';
import { MatchesOfNeed } from '~/features/introductions/components/MatchesOfNeed';
import { closeWithMet } from '~/features/introductions/mutations/close-matches.server';
import { matchesOfNeed } from '~/features/introductions/queries/of-need.server';
import { listSuggestions } from '~/features/introductions/queries/suggestions.server';
import { Fit } from '~/features/matches/components/Fit';
import { PairDetails } from '~/features/matches/components/PairDetails';
import { NeedFacts } from '~/features/needs/components/NeedFacts';
import { LastReadings } from '~/features/needs/components/NeedReadings';
import { OwnNeed } from '~/features/needs/components/OwnNeed';
import { markNeedMet, reviewNeed } from '~/features/needs/mutations.server';
import { openNeed } from '~/features/needs/queries.server';
import { isNeedDone } from '~/features/needs/rules';
import { NeedVersion } from '~/features/needs/schema';
import { NeedResults } from '~/features/results/components/NeedResults';
import { resultsOfNeed } from '~/features/results/queries.server';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { hasRole } from '~/server/actor';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Disclosure } from '~/ui/Disclosure';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const need = orNotFound(openNeed({ db, actor, locale, now }, params['needId'] ?? ''));
  const done = new URL(request.url).searchParams.get('done');
  return {
    title: titled(t, need.title.text, need.label),
    need,
    once: newOnce(),
    coverage: coverageOf(db, need),
    matches: matchesOfNeed({ db, actor, locale, now }, need.id),
    results: resultsOfNeed({ db, actor, locale, now }, need.id),
    principles: principleNames(locale),
    done: need.own && isNeedDone(done) ? done : null,
    mayReport: hasRole(actor, 'coordinator'),
    suggestions: need.own ? listSuggestions({ db, actor, locale, now }, need.id) : [],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const VERBS = {
  review: { change: reviewNeed, done: 'reviewed' },
  met: {
    change: (...[who, id, version]: Parameters<typeof reviewNeed>) =>
      markNeedMet(who, id, version, closeWithMet),
    done: 'marked',
  },
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
  const who = { db, actor, now };
  const location = `${pathsIn(locale).need(id)}?done=${verb.done}`;
  const sent = sendOnce(who, form, location, () => verb.change(who, id, parsed.value.version));
  const changed = orNotFound(sent);
  if (!changed.ok) return data({ faults: changed.errors[''] ?? [] }, { status: changed.status });
  return redirectDocument(changed.location);
}

export default function NeedPage() {
  const { need, once, coverage, matches, results, principles, done, suggestions, mayReport } =
    useLoaderData<typeof loader>();
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
      <NeedCoverage
        coverage={coverage}
        mayMarkMet={own?.may.includes('met') ? { once, version: own.version } : null}
      />
      {own && <OwnNeed {...{ need, own, once, principles }} />}
      <MatchesOfNeed matches={matches} />
      <SuggestionList
        suggestions={suggestions}
        explain={(pair) => (
          <Disclosure summary={t('introductions.suggestions.why')}>
            <Fit fit={pair.fit} />
            <PairDetails pair={pair} names={principles} />
          </Disclosure>
        )}
      />
      {need.access === 'summary' && (
        <Notice title={t('needs.view.notShown.title')}>{t('needs.view.notShown.body')}</Notice>
      )}
      <NeedFacts {...{ need, principles }} />
      <NeedResults results={results} />
      {mayReport && (
        <p className="no-print mt-8">
          <a href={paths.newActivity(need.id)}>{t('activities.new.fromNeed')}</a>
        </p>
      )}
      {need.readings && (
        <div className="mt-12">
          <LastReadings needId={need.id} readings={need.readings} />
          <p className="no-print">
            <a href={paths.needHistory(need.id)}>{t('audit.history.link')}</a>
          </p>
        </div>
      )}
    </Page>
  );
}
