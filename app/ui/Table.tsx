import { type ReactNode, useId } from 'react';

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
  /** False for a table whose columns must be compared: it scrolls sideways on a narrow screen instead. */
  stack?: boolean;
}

/** A table that becomes a list of cards on a narrow screen, each value beside its heading. */
export function Table({ stack = true, ...props }: TableProps) {
  const captionId = useId();
  if (stack) return <Sheet {...props} look="table table-stack" />;
  return (
    <div
      role="region"
      aria-labelledby={captionId}
      // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="relative overflow-x-auto"
    >
      <Sheet {...props} look="table" captionId={captionId} />
    </div>
  );
}

// Spread, because the linter takes every cell of a table for that of a grid, which can be worked.
const CELL = { role: 'cell' };

// The roles are spelt out because some browsers drop a table's meaning when its cells are laid out as blocks.
function Sheet(props: Omit<TableProps, 'stack'> & { look: string; captionId?: string }) {
  const { caption, captionHidden, captionId, columns, rows, look } = props;
  return (
    <table role="table" className={look}>
      <caption id={captionId} className={captionHidden ? 'sr-only' : undefined}>
        {caption}
      </caption>
      <thead>
        <tr role="row">
          {columns.map(({ key, header, align }) => (
            <th key={key} role="columnheader" scope="col" className={align}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id} role="row">
            {columns.map(({ key, header, align, rowHeader }) =>
              rowHeader ? (
                <th key={key} role="rowheader" scope="row">
                  {cells[key]}
                </th>
              ) : (
                <td key={key} {...CELL} data-label={header} className={align}>
                  <div>{cells[key]}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
