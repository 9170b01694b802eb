import type { ReportedRow } from '~/features/activities/queries.server';
import { useFormat, useLocale, usePaths, useT } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import { Written } from '~/ui/Written';

/** Who supports whom with what, when, and who says so. */
export function ReportedTable({ rows }: { rows: readonly ReportedRow[] }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const mayChange = rows.some((row) => row.mayChange);
  return (
    <Table
      caption={t('activities.list.title')}
      captionHidden
      columns={[
        { key: 'title', header: t('activities.field.title'), rowHeader: true },
        { key: 'provider', header: t('activities.field.organisation') },
        { key: 'state', header: t('activities.field.state') },
        { key: 'category', header: t('activities.field.category') },
        { key: 'dates', header: t('activities.list.dates') },
        { key: 'status', header: t('activities.field.status') },
        ...(mayChange ? [{ key: 'change', header: t('activities.list.change') }] : []),
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          title: (
            <>
              <Written {...row.title} /> {row.label !== 'CLEAR' && <LabelBadge label={row.label} />}
              <Origin row={row} />
            </>
          ),
          provider: row.organisationId ? (
            <a href={paths.organisation(row.organisationId)}>{row.provider}</a>
          ) : (
            row.provider
          ),
          state: <a href={paths.state(row.state.iso3)}>{row.state.name}</a>,
          category: row.category,
          dates: t('common.dateRange', {
            from: format.day(row.dateFrom),
            to: format.day(row.dateTo),
          }),
          status: t(`words.activityStatus.${row.status}`),
          change: row.mayChange && (
            <span className="no-print flex flex-wrap gap-x-4">
              <a href={paths.editActivity(row.id)}>{t('common.edit')}</a>
              <a href={paths.removeActivity(row.id)}>{t('activities.list.remove')}</a>
            </span>
          ),
        },
      }))}
    />
  );
}

/** Activities have no page of their own, so where they come from stands here. */
function Origin({ row }: { row: ReportedRow }) {
  const t = useT();
  const isChinese = useLocale() === 'zh';
  const { provenance, source, isFromMatch } = row;
  const document = (isChinese && provenance?.documentZh) || provenance?.document;
  return (
    <span className="block text-small font-normal text-soft">
      {isFromMatch
        ? t('activities.origin.match')
        : source
          ? t('activities.origin.source', { source })
          : !provenance && t('activities.origin.reported')}
      {provenance && (
        <span className="block">
          {provenance.invented || !document
            ? t('common.provenance.invented')
            : t('common.provenance.drawn', {
                document,
                section: provenance.section ?? '',
                years: provenance.yearsMoved,
              })}
        </span>
      )}
    </span>
  );
}
