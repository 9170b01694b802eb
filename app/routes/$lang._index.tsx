import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { listPrincipleNames } from '~/features/principles/queries.server';
import { countBoard } from '~/features/states/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { localeOf } from '~/server/answers';
import { titled } from '~/server/title';
import { Figure } from '~/ui/Figure';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, env, now }, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  return {
    title: titled(t, t('home.title')),
    showsDemoHint: env.CAPACITY_COMMONS_MODE === 'demo' && actor.kind === 'visitor',
    figures: countBoard({ db, actor, today: now.toISOString().slice(0, 10) }),
    groups: listPrincipleNames(locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const STEPS = [1, 2, 3, 4] as const;

export default function Home() {
  const { showsDemoHint, figures, groups } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const shown = [
    { key: 'needs', value: figures.openNeeds, href: paths.needs },
    { key: 'states', value: figures.statesWithNeeds, href: paths.states },
    { key: 'offers', value: figures.openOffers, href: paths.offers },
  ] as const;
  const doors = [
    { key: 'state', href: paths.newNeed },
    { key: 'provider', href: paths.newOffer },
    { key: 'coordinator', href: paths.needs },
  ] as const;
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      {showsDemoHint && (
        <Notice>
          {t('home.demo')} <a href={paths.signIn}>{t('home.demo.link')}</a>
        </Notice>
      )}
      <Section title={t('home.doors')} titleHidden>
        <ul className="grid gap-x-10 gap-y-8 md:grid-cols-3">
          {doors.map(({ key, href }) => (
            <li key={key} className="flex flex-col border-t-4 border-accent pt-4">
              <h3 className="text-h2">{t(`home.door.${key}.title`)}</h3>
              <p className="mt-2 mb-4 grow">{t(`home.door.${key}.body`)}</p>
              <p>
                <a href={href} className="inline-flex min-h-8 items-center font-semibold">
                  {t(`home.door.${key}.link`)}
                </a>
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('home.figures')}>
        <div className="grid gap-x-10 gap-y-8 sm:grid-cols-3">
          {shown.map(({ key, value, href }) => (
            <div key={key}>
              <Figure
                label={t(`home.figure.${key}`)}
                value={format.number(value)}
                note={t(`home.figure.${key}.note`)}
                noteLabel={t('common.howCounted')}
              />
              <p className="mt-2">
                <a href={href}>{t(`home.figure.${key}.link`)}</a>
              </p>
            </div>
          ))}
        </div>
      </Section>
      <Section title={t('home.steps')}>
        <ol className="grid gap-x-10 gap-y-6 sm:grid-cols-2 md:grid-cols-4">
          {STEPS.map((step) => (
            <li key={step}>
              <span aria-hidden="true" className="block font-serif text-figure text-accent">
                {format.number(step)}
              </span>
              <h3 className="mt-2">{t(`home.step.${step}.title`)}</h3>
              <p className="mt-1 text-soft">{t(`home.step.${step}.body`)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('home.principles')}>
        <p className="mb-6 text-soft">{t('home.principles.lead')}</p>
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-3">
          {groups.map(({ name, principles }) => (
            <div key={name}>
              <h3>{name}</h3>
              <ul className="mt-2 grid">
                {principles.map((principle) => (
                  <li key={principle.id} className="flex gap-3 border-t border-line py-1.5">
                    <span className="w-8 shrink-0 font-semibold tabular-nums">{principle.id}</span>
                    <a href={`${paths.principles}#${principle.id}`}>{principle.name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <p className="mt-6">
          <a href={paths.principles}>{t('home.principles.link')}</a>
        </p>
      </Section>
    </Page>
  );
}

function Section(props: { title: string; titleHidden?: boolean; children: ReactNode }) {
  const { title, titleHidden, children } = props;
  return (
    <section className="mt-14 first-of-type:mt-0">
      <h2 className={titleHidden ? 'sr-only' : 'mb-5 border-t-2 border-ink pt-3'}>{title}</h2>
      {children}
    </section>
  );
}
