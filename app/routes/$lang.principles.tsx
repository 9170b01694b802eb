import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type PrincipleView, listPrinciples } from '~/features/principles/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, useLocale, useT } from '~/i18n/context';
import { htmlLang } from '~/i18n/locales';
import { CHECKS, GATES, type PrincipleId } from '~/matching/vocabulary';
import { localeOf } from '~/server/answers';
import { titled } from '~/server/title';
import { Disclosure } from '~/ui/Disclosure';
import { Page } from '~/ui/Page';

export function loader({ params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  return { title: titled(t, t('home.principlesPage.title')), ...listPrinciples(locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PrinciplesPage() {
  const { source, chapeau, groups } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <Page title={t('home.principlesPage.title')} lead={t('home.principlesPage.lead')}>
      <blockquote className="max-w-reading border-s-4 border-accent ps-5">
        <p className="font-serif text-lead">{chapeau}</p>
        <footer className="mt-2 text-small text-soft">
          {t('home.principlesPage.source', {
            document: source.document,
            annex: source.annex,
            paragraph: source.paragraph,
            date: format.day(source.adopted),
          })}
        </footer>
      </blockquote>
      <p className="mt-6 max-w-reading text-soft">{t('home.principlesPage.declared')}</p>
      {groups.map(({ name, principles }) => (
        <section key={name} className="mt-12">
          <h2>{name}</h2>
          {principles.map((principle) => (
            <PrincipleArticle key={principle.id} principle={principle} />
          ))}
        </section>
      ))}
      <section className="mt-12 max-w-reading border-t-2 border-ink pt-4">
        <h2>{t('home.principlesPage.plain')}</h2>
        <ul className="mt-2 list-disc ps-5">
          {GATES.filter(({ principles }) => principles.length === 0).map(({ id }) => (
            <li key={id}>{t(`home.gate.${id}`)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

function PrincipleArticle({ principle }: { principle: PrincipleView }) {
  const { id, name, text, parts, applied, note } = principle;
  const t = useT();
  const locale = useLocale();
  const other = locale === 'en' ? 'zh' : 'en';
  return (
    <article
      id={id}
      className="mt-5 grid gap-x-10 gap-y-4 border-t-2 border-ink pt-4 md:grid-cols-2"
    >
      <div>
        <h3 className="flex gap-3">
          <span className="tabular-nums">{id}</span>
          {name}
        </h3>
        <blockquote className="mt-2 font-serif text-lead">{text[locale]}</blockquote>
        <Disclosure summary={t('home.principlesPage.other')}>
          <blockquote lang={htmlLang(other)} className="font-serif">
            {text[other]}
          </blockquote>
        </Disclosure>
        <div className="text-small text-soft">
          <p className="font-semibold">{t('home.principlesPage.status')}</p>
          <ul>
            {parts.map(({ text: part, status }) => (
              <li key={part}>
                {parts.length > 1 && <q lang="en">{part.trim()}</q>}{' '}
                {t(`home.principlesPage.status.${status}`)}
              </li>
            ))}
          </ul>
          <p>{t('home.principlesPage.zhStatus')}</p>
          {note && <p lang="en">{note}</p>}
        </div>
      </div>
      <div>
        <h4 className="font-semibold">{t('home.principlesPage.applied')}</h4>
        <p className="mt-1">{applied}</p>
        <Applied id={id} />
      </div>
    </article>
  );
}

/** Which gates and checks of the matcher serve a principle. */
function Applied({ id }: { id: PrincipleId }) {
  const t = useT();
  const gates = GATES.filter(({ principles }) => (principles as readonly string[]).includes(id));
  const checks = CHECKS.filter(({ principle }) => principle === id);
  return (
    <dl className="mt-4 text-small">
      <dt className="font-semibold">{t('home.principlesPage.gates')}</dt>
      {gates.length === 0 && <dd className="text-soft">{t('home.principlesPage.noGates')}</dd>}
      {gates.map((gate) => (
        <dd key={gate.id}>{t(`home.gate.${gate.id}`)}</dd>
      ))}
      <dt className="mt-3 font-semibold">{t('home.principlesPage.checks')}</dt>
      {checks.map((check) => (
        <dd key={check.id}>{t(`matches.check.${check.id}`)}</dd>
      ))}
    </dl>
  );
}
