import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isGroup, listGroupChoices, listStates } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf } from '~/server/answers';
import { titled } from '~/server/title';
import { FilterForm } from '~/ui/FilterForm';
import { Page } from '~/ui/Page';
import { SelectField } from '~/ui/controls';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const asked = new URL(request.url).searchParams.get('group') ?? '';
  const group = isGroup(asked) ? asked : null;
  const today = now.toISOString().slice(0, 10);
  return {
    title: titled(t, t('home.states.title')),
    group,
    choices: listGroupChoices(locale),
    sections: listStates({ db, actor, locale, today }, group),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StatesPage() {
  const { group, choices, sections } = useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page title={t('home.states.title')} lead={t('home.states.lead')}>
      <FilterForm
        label={t('home.states.filter')}
        submitLabel={t('common.filter')}
        clear={group ? { href: paths.states, label: t('common.clearFilters') } : null}
      >
        <SelectField
          name="group"
          label={t('home.states.group')}
          empty={t('home.states.group.all')}
          defaultValue={group ?? ''}
          options={[
            { group: t('home.states.group.regional'), options: choices.regional },
            { group: t('home.states.group.status'), options: choices.status },
            { group: t('home.states.group.organisations'), options: choices.organisations },
            { group: t('home.states.group.subRegions'), options: choices.subRegions },
          ]}
        />
      </FilterForm>
      <p className="mb-8 max-w-reading text-soft">{t('home.states.note')}</p>
      {sections.map(({ group: code, states }) => (
        <section key={code} className="mt-10">
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 border-t-2 border-ink pt-3">
            <h2>{code === 'observer' ? t('home.states.observer') : t(`words.group.${code}`)}</h2>
            <p className="text-small text-soft">
              {t('home.states.number', { count: states.length })}
            </p>
          </div>
          <ul className="gap-x-10 sm:columns-2 md:columns-3">
            {states.map(({ iso3, name, openNeeds }) => (
              <li
                key={iso3}
                className="flex break-inside-avoid flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1"
              >
                <a href={paths.state(iso3)}>{name}</a>
                {openNeeds > 0 && (
                  <span className="text-small text-soft">
                    {t('home.states.count', { count: openNeeds })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
