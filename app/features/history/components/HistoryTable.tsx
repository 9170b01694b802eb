import type { HistoryRow } from '~/features/history/queries.server';
import { useFormat, useT } from '~/i18n/context';
import { Table } from '~/ui/Table';
import { By, useFieldName } from './AuditTable';

/** What was done to a State's own need and its matches, in words. */
export function HistoryTable({ rows }: { rows: readonly HistoryRow[] }) {
  const t = useT();
  const format = useFormat();
  const sayField = useFieldName();
  return (
    <Table
      caption={t('audit.history.title')}
      captionHidden
      columns={[
        { key: 'at', header: t('audit.column.at'), rowHeader: true },
        { key: 'action', header: t('audit.column.action') },
        { key: 'by', header: t('audit.column.by') },
      ]}
      rows={rows.map(({ id, at, action, organisation, person, named }) => ({
        id: String(id),
        cells: {
          at: <time dateTime={at}>{format.instant(at)}</time>,
          action: (
            <>
              {t(`audit.action.${action}`)}
              {named.length > 0 && (
                <span className="block text-small text-soft">
                  {format.list(named.map(sayField))}
                </span>
              )}
            </>
          ),
          by: <By organisation={organisation} person={person} />,
        },
      }))}
    />
  );
}
