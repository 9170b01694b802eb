import type { ReactNode } from 'react';

export interface MatrixCell {
  kind: 'value' | 'none-stated' | 'no-data' | 'suppressed';
  /** What the cell shows: never a colour alone. */
  content: ReactNode;
}

interface MatrixProps {
  caption: string;
  corner: string;
  columns: readonly { key: string; header: ReactNode }[];
  rows: readonly { key: string; header: ReactNode; cells: readonly MatrixCell[] }[];
  legend: ReactNode;
}

const LOOK: Record<MatrixCell['kind'], string> = {
  value: 'bg-surface',
  'none-stated': 'text-soft',
  'no-data': 'bg-sunken text-soft',
  suppressed: 'bg-sunken text-soft',
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
        className="overflow-x-auto border-y-2 border-ink"
      >
        <table className="min-w-full border-collapse text-small">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="bg-paper p-2 text-start align-bottom">
                {corner}
              </th>
              {columns.map(({ key, header }) => (
                <th
                  key={key}
                  scope="col"
                  className="min-w-24 p-2 text-start align-bottom font-semibold"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, header, cells }) => (
              <tr key={key} className="border-t border-line">
                <th
                  scope="row"
                  className="max-w-40 min-w-32 bg-paper p-2 text-start align-top sm:sticky sm:start-0"
                >
                  {header}
                </th>
                {cells.map(({ kind, content }, index) => (
                  <td
                    key={columns[index]?.key ?? index}
                    className={`border-s border-line p-2 align-top ${LOOK[kind]}`}
                  >
                    {content}
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
