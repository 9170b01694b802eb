import type { ReactNode } from 'react';
import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { Table } from '~/ui/Table';
import type { OverlapView, Titled } from '../views';

/** A title marked with its language where it is not the page's. */
function Title({ titled: { title, language } }: { titled: Titled }) {
  const foreign = language !== useLocale();
  return <span {...(foreign && { lang: language, dir: direction(language) })}>{title}</span>;
}

interface SectionProps {
  id: string;
  title: string;
  lead: string;
  /** What is said where there is nothing to list. */
  empty: string | null;
  children: ReactNode;
}

function Section({ id, title, lead, empty, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id}>{title}</h2>
      <p className="mt-1 mb-4 max-w-reading text-small text-soft">{lead}</p>
      {empty === null ? children : <p>{empty}</p>}
    </section>
  );
}

export function Overlaps({ overlaps }: { overlaps: readonly OverlapView[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section
      id="overlaps"
      title={t('coordination.overlaps.title')}
      lead={t('coordination.overlaps.lead')}
      empty={overlaps.length === 0 ? t('coordination.overlaps.empty') : null}
    >
      <Table
        caption={t('coordination.overlaps.title')}
        captionHidden
        columns={[
          { key: 'state', header: t('coordination.overlaps.state'), rowHeader: true },
          { key: 'category', header: t('coordination.overlaps.category') },
          { key: 'activities', header: t('coordination.overlaps.activities') },
          { key: 'days', header: t('coordination.overlaps.days'), align: 'end' },
        ]}
        rows={overlaps.map(({ id, state, category, days, activities }) => ({
          id,
          cells: {
            state,
            category,
            days: format.number(days),
            activities: (
              <ul>
                {activities.map((activity) => (
                  <li key={activity.id} className="mb-1">
                    <Title titled={activity} />
                    <span className="block text-small text-soft">
                      {t('coordination.overlaps.activity', {
                        provider: activity.provider,
                        from: format.day(activity.from),
                        to: format.day(activity.to),
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        }))}
      />
    </Section>
  );
}

interface IdleOffersProps {
  idle: { offers: readonly (Titled & { provider: string })[]; total: number };
}

export function IdleOffers({ idle: { offers, total } }: IdleOffersProps) {
  const t = useT();
  const paths = usePaths();
  const rest = total - offers.length;
  return (
    <Section
      id="idle"
      title={t('coordination.idle.title')}
      lead={t('coordination.idle.lead')}
      empty={total === 0 ? t('coordination.idle.empty') : null}
    >
      <ul className="max-w-reading">
        {offers.map((offer) => (
          <li key={offer.id} className="border-t border-line py-2">
            <a href={paths.offer(offer.id)}>
              <Title titled={offer} />
            </a>
            <span className="block text-small text-soft">{offer.provider}</span>
          </li>
        ))}
        {rest > 0 && <li className="py-2 text-soft">{t('common.more', { count: rest })}</li>}
      </ul>
    </Section>
  );
}

interface WithoutSupportProps {
  states: readonly { iso3: string; name: string; needs: number }[];
}

export function StatesWithoutSupport({ states }: WithoutSupportProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <Section
      id="without-support"
      title={t('coordination.support.title')}
      lead={t('coordination.support.lead')}
      empty={states.length === 0 ? t('coordination.support.empty') : null}
    >
      <div className="max-w-reading">
        <Table
          caption={t('coordination.support.title')}
          captionHidden
          columns={[
            { key: 'state', header: t('coordination.support.state'), rowHeader: true },
            { key: 'needs', header: t('coordination.support.needs'), align: 'end' },
          ]}
          rows={states.map(({ iso3, name, needs }) => ({
            id: iso3,
            cells: { state: <a href={paths.state(iso3)}>{name}</a>, needs: format.number(needs) },
          }))}
        />
      </div>
    </Section>
  );
}
