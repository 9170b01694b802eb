import type { ReactNode } from 'react';

type CellKind = 'value' | 'none-stated' | 'no-data' | 'suppressed';

export interface MatrixCell {
  kind: CellKind;
  /** What the cell shows; a kind has its pattern besides, never a colour alone. */
  content: ReactNode;
}

interface MatrixProps {
  caption: string;
  corner: string;
  columns: readonly { key: string; header: ReactNode }[];
  rows: readonly { key: string; header: ReactNode; cells: readonly MatrixCell[] }[];
  legend: ReactNode;
}

const LOOK: Record<CellKind, string> = {
  value: 'bg-surface',
  'none-stated': 'text-soft',
  'no-data': 'hatched text-soft',
  suppressed: 'dotted text-soft',
};

/** Rows against columns, scrolled sideways inside its own frame where it is wider than the screen. */
export function Matrix({ caption, corner, columns, rows, legend }: MatrixProps) {
  return (
    <div>
      <div
        role="region"
        aria-label={caption}
        // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="relative overflow-x-auto"
      >
        <table className="matrix">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map(({ key, header }) => (
                <th key={key} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, header, cells }) => (
              <tr key={key}>
                <th scope="row">{header}</th>
                {cells.map(({ kind, content }, index) => (
                  <td key={columns[index]?.key ?? index} className={LOOK[kind]}>
                    <span>{content}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-3 text-small text-soft">{legend}</div>
    </div>
  );
}

interface MatrixKeyItem {
  kind: CellKind;
  /** How such a cell reads, where words or signs stand in it: "7 4 · 3", "–". */
  sample?: ReactNode;
  label: ReactNode;
}

/** What the patterns of a matrix mean: its legend. */
export function MatrixKey({ items }: { items: readonly MatrixKeyItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2">
      {items.map(({ kind, sample, label }) => (
        <li key={kind} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={`inline-flex h-6 min-w-10 flex-none items-center justify-center border border-edge px-1.5 ${LOOK[kind]}`}
          >
            {sample}
          </span>
          {label}
        </li>
      ))}
    </ul>
  );
}
