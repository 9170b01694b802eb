import type { AuditView } from '~/features/history/queries.server';
import { isNamedField } from '~/features/history/rules';
import { useFormat, useT } from '~/i18n/context';
import type { MessageKey } from '~/i18n/messages';
import { Disclosure } from '~/ui/Disclosure';
import { Table } from '~/ui/Table';

/** The log as an administrator may read it: what was done, by whom, and what it changed. */
export function AuditTable({ rows }: { rows: readonly AuditView[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table
      caption={t('audit.title')}
      captionHidden
      columns={[
        { key: 'at', header: t('audit.column.at'), rowHeader: true },
        { key: 'action', header: t('audit.column.action') },
        { key: 'by', header: t('audit.column.by') },
        { key: 'subject', header: t('audit.column.subject') },
        { key: 'changes', header: t('audit.column.changes') },
      ]}
      rows={rows.map((row) => ({
        id: String(row.id),
        cells: {
          at: <time dateTime={row.at}>{format.instant(row.at)}</time>,
          ...(row.kind === 'sealed'
            ? { action: <span className="text-soft">{t('audit.sealed.action')}</span> }
            : {
                action: t(`audit.action.${row.action}`),
                by: <By organisation={row.organisation} person={row.person} />,
                subject: <Subject row={row} />,
                changes: <Changes row={row} />,
              }),
        },
      }))}
    />
  );
}

type OpenRow = Extract<AuditView, { kind: 'open' }>;

export function By({ organisation, person }: Pick<OpenRow, 'organisation' | 'person'>) {
  const t = useT();
  if (organisation === null) return <>{t('audit.by.platform')}</>;
  return (
    <>
      {organisation}
      {person && <span className="block text-small text-soft">{person}</span>}
    </>
  );
}

function Subject({ row: { subjectType, subjectId, state } }: { row: OpenRow }) {
  const t = useT();
  return (
    <>
      {t(`audit.subject.${subjectType}` as MessageKey)}
      {state && ` · ${state}`}
      <code className="block text-small wrap-anywhere text-soft">{subjectId}</code>
    </>
  );
}

function Changes({ row: { changes, named } }: { row: OpenRow }) {
  const t = useT();
  const sayField = useFieldName();
  const fields = useFormat().list(named.map(sayField));
  return (
    <>
      {changes.length > 0 && (
        <Disclosure summary={t('audit.change.show', { count: changes.length })}>
          <ul className="text-small wrap-anywhere">
            {changes.map(({ field, before, after }) => (
              <li key={field}>
                {t('audit.change.from', {
                  field: sayField(field),
                  before: before ?? t('audit.change.nothing'),
                  after: after ?? t('audit.change.nothing'),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {named.length > 0 && <p className="text-small">{t('audit.change.named', { fields })}</p>}
    </>
  );
}

/** The word for a field where there is one, else its name in the log. */
export function useFieldName(): (field: string) => string {
  const t = useT();
  return (field) => (isNamedField(field) ? t(`audit.field.${field}`) : field);
}
