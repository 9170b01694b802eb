import type { QueueKind } from '#db/schema/enums';
import { type QueueFilter, queueSearch } from '~/features/queue/schema';
import { useFormat, useT } from '~/i18n/context';

interface QueueKindsProps {
  filter: QueueFilter;
  counts: readonly { kind: QueueKind; count: number }[];
  total: number;
}

/** How many wait of each kind; each is a link to these alone. */
export function QueueKinds({ filter, counts, total }: QueueKindsProps) {
  const t = useT();
  const format = useFormat();
  const { aside } = filter;
  const rows = [
    { id: 'all', search: queueSearch({ aside }), name: t('queue.kind.all'), count: total },
    ...counts.map(({ kind, count }) => ({
      id: kind,
      search: queueSearch({ kind, aside }),
      name: t(`queue.kind.${kind}`),
      count,
    })),
  ];
  return (
    <nav aria-label={t('queue.kinds')} className="no-print mb-8 border-y border-line py-3">
      <ul className="flex flex-wrap gap-x-8">
        {rows.map(({ id, search, name, count }) => (
          <li key={id}>
            <a
              href={search}
              aria-current={(filter.kind ?? 'all') === id || undefined}
              className="inline-flex min-h-11 items-center gap-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {name}
              <span className="tabular-nums">{format.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
