import type { ReadingView } from '~/features/needs/readings.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { Table } from '~/ui/Table';

/** Who outside the State read its need, and on which day. For the State alone. */
export function ReadingsTable({ rows }: { rows: readonly ReadingView[] }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  return (
    <Table
      caption={t('audit.readings.title')}
      captionHidden
      columns={[
        { key: 'day', header: t('audit.readings.day'), rowHeader: true },
        { key: 'organisation', header: t('audit.readings.organisation') },
        { key: 'person', header: t('audit.readings.person') },
      ]}
      rows={rows.map(({ day, organisationId, organisation, person }, index) => ({
        id: `${day} ${index}`,
        cells: {
          day: format.day(day),
          organisation: <a href={paths.organisation(organisationId)}>{organisation}</a>,
          person,
        },
      }))}
    />
  );
}

/** The last few readings on the need's own page, with the way to all of them. */
export function LastReadings({
  needId,
  readings: { total, rows },
}: {
  needId: string;
  readings: { total: number; rows: readonly ReadingView[] };
}) {
  const t = useT();
  const paths = usePaths();
  return (
    <section aria-labelledby="readings" className="mb-10 max-w-reading">
      <h2 id="readings">{t('audit.readings.title')}</h2>
      {total === 0 ? (
        <p className="mt-2 text-soft">{t('audit.readings.empty.title')}</p>
      ) : (
        <div className="mt-4">
          <ReadingsTable rows={rows} />
          <p className="no-print mt-3">
            <a href={paths.needReadings(needId)}>{t('audit.readings.all')}</a>
            {` (${t('audit.readings.count', { count: total })})`}
          </p>
        </div>
      )}
    </section>
  );
}
