import type { ActivityStatus, Label } from '#db/schema/enums';
import type { Provenance } from '#db/schema/types';
import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import { direction } from '~/i18n/locales';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';

interface Activity {
  id: string;
  title: string;
  language: string;
  category: string;
  state: { iso3: string; name: string };
  /** Null where the provider has no public page here. */
  organisationId: string | null;
  providerName: string;
  dateFrom: string;
  dateTo: string;
  status: ActivityStatus;
  label: Label;
  provenance: Provenance | null;
}

interface ActivityTableProps {
  activities: Activity[];
  /** Who the other party is: on a State's page the provider, on an offer's page the State. */
  party: 'provider' | 'state';
}

export function ActivityTable({ activities, party }: ActivityTableProps) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const paths = usePaths();
  return (
    <Table
      caption={t('home.state.activities.caption')}
      captionHidden
      columns={[
        { key: 'title', header: t('home.state.activities.title'), rowHeader: true },
        { key: 'party', header: t(`home.state.activities.${party}`) },
        { key: 'category', header: t('home.state.activities.category') },
        { key: 'dates', header: t('home.state.activities.dates') },
        { key: 'status', header: t('home.state.activities.status') },
      ]}
      rows={activities.map((activity) => {
        const { id, title, language, organisationId, providerName, label, provenance } = activity;
        const from = format.day(activity.dateFrom);
        const to = format.day(activity.dateTo);
        return {
          id,
          cells: {
            title: (
              <>
                <span {...(language !== locale && { lang: language, dir: direction(language) })}>
                  {title}
                </span>{' '}
                {label !== 'CLEAR' && <LabelBadge label={label} />}
                {provenance && <Source provenance={provenance} />}
              </>
            ),
            party:
              party === 'state' ? (
                <a href={paths.state(activity.state.iso3)}>{activity.state.name}</a>
              ) : organisationId ? (
                <a href={paths.organisation(organisationId)}>{providerName}</a>
              ) : (
                providerName
              ),
            category: activity.category,
            dates: t('common.dateRange', { from, to }),
            status: t(`words.activityStatus.${activity.status}`),
          },
        };
      })}
    />
  );
}

/** Activities have no page of their own, so where they come from stands here. */
function Source({ provenance }: { provenance: Provenance }) {
  const t = useT();
  const { invented, yearsMoved, section = '' } = provenance;
  const document = (t.locale === 'zh' ? provenance.documentZh : undefined) ?? provenance.document;
  return (
    <span className="block text-small font-normal text-soft">
      {invented
        ? t('common.provenance.invented')
        : t('common.provenance.drawn', { document, section, years: yearsMoved })}
    </span>
  );
}
