import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listNeedsOfState } from '~/features/needs/queries.server';
import { listOrganisationsOfState } from '~/features/organisations/queries.server';
import { ActivityTable } from '~/features/states/components/ActivityTable';
import { NeedItem } from '~/features/states/components/NeedItem';
import { findStateFacts, listActivitiesOfState } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { localeOf, orNotFound } from '~/server/answers';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { DefinitionList } from '~/ui/DefinitionList';
import { EmptyState } from '~/ui/EmptyState';
import { FormSection } from '~/ui/FormSection';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const who = { db, actor, locale, today: now.toISOString().slice(0, 10) };
  const state = orNotFound(findStateFacts(who, params['iso3'] ?? ''));
  return {
    title: titled(t, state.name),
    today: who.today,
    state,
    needs: listNeedsOfState(who, state.iso3),
    activities: listActivitiesOfState(who, state.iso3),
    organisations: listOrganisationsOfState(who, state.iso3),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function StatePage() {
  const { today, state, needs, activities, organisations } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={state.name}
      lead={t(state.status === 'observer' ? 'home.state.observer' : 'home.state.member')}
      back={<BackLink href={paths.states}>{t('home.states.title')}</BackLink>}
    >
      <div className="grid gap-12">
        <FormSection title={t('home.state.needs')}>
          {needs.length === 0 ? (
            <EmptyState title={t('home.state.needs.none.title')}>
              {t('home.state.needs.none', { state: state.name })}
            </EmptyState>
          ) : (
            <ul>
              {needs.map((need) => (
                <NeedItem key={need.id} need={need} />
              ))}
            </ul>
          )}
        </FormSection>
        <FormSection title={t('home.state.activities')}>
          {activities.length === 0 ? (
            <EmptyState title={t('home.state.activities.none.title')}>
              {t('home.state.activities.none')}
            </EmptyState>
          ) : (
            <ActivityTable activities={activities} party="provider" />
          )}
        </FormSection>
        <FormSection title={t('home.state.organisations')}>
          <Organisations organisations={organisations} />
        </FormSection>
        <Facts state={state} today={today} />
      </div>
    </Page>
  );
}

function Organisations({ organisations }: Pick<Loaded, 'organisations'>) {
  const t = useT();
  const paths = usePaths();
  if (organisations.length === 0) {
    return <p className="text-soft">{t('home.state.organisations.none')}</p>;
  }
  return (
    <ul>
      {organisations.map(({ id, name, kind, verified }) => (
        <li key={id} className="flex flex-wrap gap-x-4 border-t border-line py-2">
          <a href={paths.organisation(id)}>{name}</a>
          <span className="text-soft">
            {kind === 'state' && verified
              ? t('home.state.organisations.speaks')
              : t(`words.kind.${kind}`)}
          </span>
          {!verified && <span className="text-soft">{t('organisations.unverified')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Facts({ state, today }: Pick<Loaded, 'state' | 'today'>) {
  const t = useT();
  const format = useFormat();
  return (
    <FormSection title={t('home.state.facts', { date: format.day(today) })}>
      <DefinitionList
        items={[
          {
            term: t('home.state.regionalGroup'),
            value: state.regionalGroup ?? t('home.state.regionalGroup.none'),
          },
          {
            term: t('home.state.region'),
            value: format.list([...new Set([state.region, state.subRegion])]),
          },
          {
            term: t('home.state.statuses'),
            value: state.statuses.length
              ? format.list(state.statuses)
              : t('home.state.statuses.none'),
          },
          {
            term: t('home.state.memberships'),
            value: state.organisations.length
              ? format.list(state.organisations)
              : t('home.state.memberships.none'),
          },
          {
            term: t('home.state.names'),
            value: (
              <ul>
                {state.names.map(({ language, name }) => (
                  <li key={language}>
                    <bdi lang={language} dir={direction(language)}>
                      {name}
                    </bdi>{' '}
                    <span className="text-small text-soft">({format.language(language)})</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </FormSection>
  );
}
