import type { ReactNode } from 'react';
import { useFormat, useT } from '~/i18n/context';
import { Notice } from './Notice';
import { Table } from './Table';

export interface ConflictProps {
  /** The fields in which what was typed and what stands there now differ; null where there is no conflict. */
  fields: readonly { name: string; typed: readonly string[]; now: readonly string[] }[] | null;
  /** What each field is called. */
  labels: Record<string, string>;
  /** What a value is called on the page, and on which side it stands. */
  say: (name: string, value: string, side: 'typed' | 'now') => ReactNode;
  /** Where the form is begun anew, with what stands there now in every field. */
  restartHref: string;
}

/**
 * What somebody else has saved meanwhile, beside what was typed, wherever the two differ. A part of the form: what is
 * ticked stays as it is now, the rest is saved as it was typed.
 */
export function Conflict({ fields, labels, say, restartHref }: ConflictProps) {
  const t = useT();
  if (fields === null) return null;
  const restart = <a href={restartHref}>{t('common.conflict.restart')}</a>;
  if (fields.length === 0) {
    return (
      <Notice title={t('common.conflict.same')}>
        <p>{restart}</p>
      </Notice>
    );
  }
  return (
    <div>
      <Table
        caption={t('common.conflict.caption')}
        columns={[
          { key: 'field', header: t('common.conflict.field'), rowHeader: true },
          { key: 'typed', header: t('common.conflict.typed') },
          { key: 'now', header: t('common.conflict.now') },
          { key: 'theirs', header: t('common.conflict.leave') },
        ]}
        rows={fields.map(({ name, typed, now }) => ({
          id: name,
          cells: {
            field: labels[name],
            typed: <Values values={typed.map((value) => say(name, value, 'typed'))} />,
            now: <Values values={now.map((value) => say(name, value, 'now'))} />,
            theirs: (
              <input
                type="checkbox"
                name="theirs"
                value={name}
                aria-label={t('common.conflict.leaveField', { field: labels[name] ?? name })}
                className="tick"
              />
            ),
          },
        }))}
      />
      <p className="mt-4 max-w-reading">{t('common.conflict.how')}</p>
      <p className="mt-2">{restart}</p>
    </div>
  );
}

function Values({ values }: { values: readonly ReactNode[] }) {
  const t = useT();
  const format = useFormat();
  if (values.length === 0) return <>{t('common.none')}</>;
  const words = values.filter((value) => typeof value === 'string');
  if (words.length === values.length) {
    return <span className="whitespace-pre-line">{format.list(words)}</span>;
  }
  return (
    <>
      {values.map((value, index) => (
        <span key={index} className="block whitespace-pre-line">
          {value}
        </span>
      ))}
    </>
  );
}
