import { SIDES } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { Table } from '~/ui/Table';
import type { ResultsState } from '../queries.server';

/** How far the results of the agreements on a need can be believed; what was reported is for the two sides. */
export function NeedResults({ results }: { results: readonly ResultsState[] }) {
  const t = useT();
  if (results.length === 0) return null;
  return (
    <section aria-labelledby="need-results" className="my-10 grid gap-6">
      <h2 id="need-results">{t('results.section.title')}</h2>
      <p className="max-w-reading text-small text-soft">{t('results.belief.meaning')}</p>
      {results.map(({ matchId, names, indicators }) => (
        <Table
          key={matchId}
          caption={t('results.state.captionOf', { provider: names.provider })}
          columns={[
            { key: 'name', header: t('results.state.indicator'), rowHeader: true },
            ...SIDES.map((side) => ({ key: side, header: names[side] })),
          ]}
          rows={indicators.map(({ position, name, beliefs }) => ({
            id: String(position),
            cells: {
              name: name ?? t('results.state.another', { number: position + 1 }),
              ...Object.fromEntries(
                SIDES.map((side) => [side, t(`results.belief.${beliefs[side] ?? 'none'}`)]),
              ),
            },
          }))}
        />
      ))}
    </section>
  );
}
