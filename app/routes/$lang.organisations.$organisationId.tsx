import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listOffersOfOrganisation } from '~/features/offers/queries.server';
import { NeedItem } from '~/features/states/components/NeedItem';
import { OfferItem } from '~/features/states/components/OfferItem';
import { listNeedsOfState } from '~/features/needs/queries.server';
import { findOrganisation } from '~/features/organisations/queries.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound } from '~/server/answers';
import { titled } from '~/server/title';
import { DefinitionList } from '~/ui/DefinitionList';
import { EmptyState } from '~/ui/EmptyState';
import { FormSection } from '~/ui/FormSection';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';

export function loader({ context: { db, actor, now }, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const who = { db, actor, locale, today: now.toISOString().slice(0, 10) };
  const organisation = orNotFound(findOrganisation(who, params['organisationId'] ?? ''));
  const { id, name, kind, iso3, verifiedOn } = organisation;
  // An unverified organisation may say that it is a State's, but nobody has checked it.
  const speaksFor = kind === 'state' && verifiedOn !== null ? iso3 : null;
  return {
    title: titled(t, name),
    organisation,
    offers: listOffersOfOrganisation(who, id),
    needs: speaksFor ? listNeedsOfState(who, speaksFor) : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationPage() {
  const { organisation, offers, needs } = useLoaderData<typeof loader>();
  const { name, kind, iso3, state, website, verifiedOn, isDemo } = organisation;
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <Page title={name} eyebrow={t(`words.kind.${kind}`)}>
      {isDemo && <Notice kind="provenance">{t('organisations.page.demo')}</Notice>}
      {!verifiedOn && <Notice kind="warning">{t('organisations.page.unverified')}</Notice>}
      <DefinitionList
        items={[
          ...(state && iso3
            ? [
                {
                  term: t(
                    kind === 'state'
                      ? 'organisations.page.speaksFor'
                      : 'organisations.page.belongsTo',
                  ),
                  value: <a href={paths.state(iso3)}>{state}</a>,
                },
              ]
            : []),
          {
            term: t('organisations.status'),
            value: verifiedOn
              ? t('organisations.verifiedOn', { date: format.day(verifiedOn) })
              : t('organisations.unverified'),
          },
          ...(website
            ? [{ term: t('organisations.website'), value: <a href={website}>{website}</a> }]
            : []),
        ]}
      />
      <div className="mt-10 grid gap-12">
        {needs && state && (
          <FormSection title={t('organisations.page.needs', { state })}>
            {needs.length === 0 ? (
              <EmptyState title={t('home.state.needs.none.title')}>
                {t('home.state.needs.none', { state })}
              </EmptyState>
            ) : (
              <ul>
                {needs.map((need) => (
                  <NeedItem key={need.id} need={need} />
                ))}
              </ul>
            )}
          </FormSection>
        )}
        <FormSection title={t('organisations.page.offers')}>
          {offers.length === 0 ? (
            <EmptyState title={t('organisations.page.offers.none.title')}>
              {t('organisations.page.offers.none')}
            </EmptyState>
          ) : (
            <ul>
              {offers.map((offer) => (
                <OfferItem key={offer.id} offer={offer} />
              ))}
            </ul>
          )}
        </FormSection>
      </div>
    </Page>
  );
}
