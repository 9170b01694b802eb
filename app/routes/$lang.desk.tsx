import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NewsList } from '~/features/desk/components/NewsList';
import { WaitingSections } from '~/features/desk/components/WaitingSections';
import { recordVisit } from '~/features/desk/mutations.server';
import { findNews, listWaiting } from '~/features/desk/queries.server';
import { canNeed } from '~/features/needs/policy';
import { listOwnNeeds } from '~/features/needs/queries.server';
import { AboutLines, NotificationList } from '~/features/notifications/components/NotificationList';
import { strictest } from '~/features/notifications/rules';
import { canOffer } from '~/features/offers/policy';
import { listOwnOffers } from '~/features/offers/queries.server';
import { findOrganisation } from '~/features/organisations/queries.server';
import { DeskTable } from '~/features/states/components/DeskTable';
import { RecordTitle } from '~/features/states/components/RecordTitle';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { localeOf, orNotFound, requireMember } from '~/server/answers';
import { hasRole } from '~/server/actor';
import { titled } from '~/server/title';
import { ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormSection } from '~/ui/FormSection';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { Tag } from '~/ui/Tag';

export function loader({ context: { db, actor, now }, params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const t = translatorFor(locale);
  const member = requireMember(actor, request, locale);
  const who = { db, actor: member, locale, today: now.toISOString().slice(0, 10) };
  const previousVisit = recordVisit({ db, actor: member, now });
  const waiting = listWaiting(who);
  const news = previousVisit === null ? null : findNews(who, previousVisit);
  const needs = member.state ? listOwnNeeds(who) : null;
  const label = strictest([
    ...waiting.items.map(({ about }) => about.label),
    ...(news?.notifications ?? []).map(({ about }) => about.label),
    ...(needs ?? []).map(({ labelSummary }) => labelSummary),
  ]);
  return {
    title: titled(t, t('home.desk.title'), label),
    label,
    now: now.toISOString(),
    waiting,
    news,
    organisation: orNotFound(findOrganisation(who, member.organisationId)).name,
    verified: member.verified,
    may: {
      need: canNeed(member),
      offer: canOffer(member),
      coordinate: hasRole(member, 'coordinator'),
      administer: hasRole(member, 'administrator'),
    },
    needs,
    offers: listOwnOffers(who),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type OwnNeed = NonNullable<Loaded['needs']>[number];
type OwnOffer = Loaded['offers'][number];

export default function DeskPage() {
  const { label, organisation, verified, may, needs, offers, waiting, news, now } =
    useLoaderData<typeof loader>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('home.desk.title')}
      lead={t('home.desk.lead', { organisation })}
      label={label !== 'CLEAR' && <LabelBadge label={label} />}
    >
      {!verified && (
        <Notice kind="warning" title={t('home.desk.unverified.title')}>
          {t('home.desk.unverified')}
        </Notice>
      )}
      <div className="grid gap-12">
        <WaitingSections
          waiting={waiting}
          may={may}
          now={now}
          sayAbout={(about) => <AboutLines about={about} />}
        />
        <FormSection title={t('desk.news')}>
          <NewsList news={news}>
            <NotificationList rows={news?.notifications ?? []} />
          </NewsList>
        </FormSection>
        {needs && <OwnNeeds needs={needs} may={may} />}
        {(may.offer || offers.length > 0) && <OwnOffers offers={offers} may={may} />}
        <FormSection title={t('home.desk.links')}>
          <ul className="grid gap-2">
            {may.coordinate && (
              <li>
                <a href={paths.coordination}>{t('home.desk.coordination')}</a>
              </li>
            )}
            {may.administer && (
              <li>
                <a href={paths.adminOrganisations}>{t('home.desk.admin')}</a>
              </li>
            )}
            <li>
              <a href={paths.needs}>{t('home.desk.browse')}</a>
            </li>
          </ul>
        </FormSection>
      </div>
    </Page>
  );
}

function OwnNeeds({ needs, may }: { needs: OwnNeed[] } & Pick<Loaded, 'may'>) {
  const t = useT();
  const paths = usePaths();
  const post = may.need && <ButtonLink href={paths.newNeed}>{t('home.desk.needs.new')}</ButtonLink>;
  const next = ({ id, status, own: { may: actions } }: OwnNeed) => {
    if (status === 'draft' && actions.includes('edit')) {
      return { href: paths.editNeed(id), label: t('home.desk.next.finishNeed') };
    }
    if (status === 'expired' && actions.includes('review')) {
      return { href: paths.need(id), label: t('home.desk.next.reviewNeed') };
    }
    return status === 'open'
      ? { href: paths.candidates(id), label: t('home.desk.next.candidates') }
      : null;
  };
  return (
    <FormSection title={t('home.desk.needs')}>
      {needs.length === 0 ? (
        <EmptyState title={t('home.desk.needs.empty.title')} actions={post}>
          {t('home.desk.needs.empty')}
        </EmptyState>
      ) : (
        <>
          <DeskTable
            caption={t('home.desk.needs')}
            rows={needs.map((need) => ({
              id: need.id,
              title: (
                <Title href={paths.need(need.id)} {...need.title}>
                  {need.labelSummary}
                </Title>
              ),
              status: t(`words.needStatus.${need.status}`),
              next: next(need),
            }))}
          />
          {post && <div>{post}</div>}
        </>
      )}
    </FormSection>
  );
}

function OwnOffers({ offers, may }: Pick<Loaded, 'offers' | 'may'>) {
  const t = useT();
  const paths = usePaths();
  const post = may.offer && (
    <ButtonLink href={paths.newOffer}>{t('home.desk.offers.new')}</ButtonLink>
  );
  const next = ({ id, status, isStale, actions }: OwnOffer) => {
    if (status === 'draft' && actions.includes('edit')) {
      return { href: paths.editOffer(id), label: t('home.desk.next.finishOffer') };
    }
    if (isStale && actions.includes('confirm')) {
      return { href: paths.offer(id), label: t('home.desk.next.confirmOffer') };
    }
    if (status === 'paused' && actions.includes('resume')) {
      return { href: paths.offer(id), label: t('home.desk.next.resumeOffer') };
    }
    return status === 'open' ? { href: paths.demand(id), label: t('home.desk.next.demand') } : null;
  };
  return (
    <FormSection title={t('home.desk.offers')}>
      {offers.length === 0 ? (
        <EmptyState title={t('home.desk.offers.empty.title')} actions={post}>
          {t('home.desk.offers.empty')}
        </EmptyState>
      ) : (
        <>
          <DeskTable
            caption={t('home.desk.offers')}
            rows={offers.map((offer) => ({
              id: offer.id,
              title: <Title href={paths.offer(offer.id)} {...offer.title} />,
              status: (
                <>
                  {t(`words.offerStatus.${offer.status}`)}{' '}
                  {offer.isStale && <Tag tone="warning">{t('words.offerStatus.stale')}</Tag>}
                </>
              ),
              next: next(offer),
            }))}
          />
          {post && <div>{post}</div>}
        </>
      )}
    </FormSection>
  );
}

/** A draft may have no title yet. */
function Title(props: { href: string; text: string; language: string; children?: string }) {
  const t = useT();
  const { children: label, text, ...rest } = props;
  const link = text
    ? { ...rest, text }
    : { ...rest, text: t('home.desk.untitled'), language: t.locale };
  return (
    <>
      <RecordTitle {...link} /> {label && label !== 'CLEAR' && <LabelBadge label={label} />}
    </>
  );
}
