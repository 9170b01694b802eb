import { usePaths, useT } from '~/i18n/context';
import { Matrix } from '~/ui/Matrix';
import type { Cell } from '../rules';

/** `search` asks the list of needs for what a cell counts; null where that list cannot be asked for it. */
type LinkedCell = Cell & { search: string | null };

interface CoordinationMatrixProps {
  columns: readonly { code: string; name: string }[];
  rows: readonly { row: string; name: string; cells: readonly LinkedCell[] }[];
}

export function CoordinationMatrix({ columns, rows }: CoordinationMatrixProps) {
  const t = useT();
  const content = (cell: LinkedCell) => {
    if (cell.kind !== 'value') {
      return t(
        cell.kind === 'no-data' ? 'coordination.matrix.noData' : 'coordination.matrix.noneStated',
      );
    }
    return <CellNumbers cell={cell} search={cell.search} />;
  };
  return (
    <section aria-labelledby="matrix" className="mt-12">
      <h2 id="matrix" className="mb-4">
        {t('coordination.matrix.title')}
      </h2>
      <Matrix
        caption={t('coordination.matrix.title')}
        corner={t('coordination.matrix.corner')}
        columns={columns.map(({ code, name }) => ({ key: code, header: name }))}
        rows={rows.map(({ row, name, cells }) => ({
          key: row,
          header: name,
          cells: cells.map((cell) => ({ kind: cell.kind, content: content(cell) })),
        }))}
        legend={t('coordination.matrix.legend')}
      />
    </section>
  );
}

function CellNumbers(props: { cell: Extract<Cell, { kind: 'value' }>; search: string | null }) {
  const { cell, search } = props;
  const t = useT();
  const paths = usePaths();
  const needs = t('coordination.matrix.needs', { count: cell.open });
  return (
    <ul className="whitespace-nowrap">
      <li>
        {search && cell.open > 0 ? (
          <a href={`${paths.needs}${search}`} className="inline-block min-h-6">
            {needs}
          </a>
        ) : (
          needs
        )}
      </li>
      <li>{t('coordination.matrix.activities', { count: cell.activities })}</li>
      <li className={cell.gap > 0 ? 'font-semibold' : undefined}>
        {t('coordination.matrix.gap', { count: cell.gap })}
      </li>
    </ul>
  );
}
