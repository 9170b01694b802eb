import type { ReactNode } from 'react';

export interface Column {
  key: string;
  header: string;
  align?: 'start' | 'end';
  /** The cell that names the row. */
  rowHeader?: boolean;
}

interface TableProps {
  caption: ReactNode;
  /** Hidden where a heading above already says the same. */
  captionHidden?: boolean;
  columns: readonly Column[];
  rows: readonly { id: string; cells: Record<string, ReactNode> }[];
}

/** A table that becomes a list of cards on a narrow screen, each value under its heading. */
export function Table({ caption, captionHidden, columns, rows }: TableProps) {
  return (
    <table className="table table-stack">
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, header, align }) => (
            <th key={key} scope="col" className={align === 'end' ? 'end' : undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {columns.map(({ key, header, align, rowHeader }) =>
              rowHeader ? (
                <th key={key} scope="row">
                  {cells[key]}
                </th>
              ) : (
                <td key={key} data-label={header} className={align === 'end' ? 'end' : undefined}>
                  {cells[key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
