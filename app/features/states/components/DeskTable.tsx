import type { ReactNode } from 'react';
import { useT } from '~/i18n/context';
import { Table } from '~/ui/Table';

export interface DeskRow {
  id: string;
  title: ReactNode;
  status: ReactNode;
  /** The one thing that waits to be done with it, or that it is good for now. */
  next: { href: string; label: string } | null;
}

export function DeskTable({ caption, rows }: { caption: string; rows: DeskRow[] }) {
  const t = useT();
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: 'title', header: t('home.desk.column.title'), rowHeader: true },
        { key: 'status', header: t('home.desk.column.status') },
        { key: 'next', header: t('home.desk.column.next') },
      ]}
      rows={rows.map(({ id, title, status, next }) => ({
        id,
        cells: { title, status, next: next && <a href={next.href}>{next.label}</a> },
      }))}
    />
  );
}
