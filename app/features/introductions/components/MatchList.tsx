import { useFormat, usePaths, useT } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Table } from '~/ui/Table';
import { Written } from '~/ui/Written';
import type { MatchItem } from '../queries/list.server';
import type { Group, NextStep } from '../rules';
import { MatchStatusTag } from './MatchStatusTag';

interface MatchListProps {
  groups: readonly { group: Group; items: readonly MatchItem[] }[];
}

/** The matches of an organisation under what is next in each. */
export function MatchList({ groups }: MatchListProps) {
  const t = useT();
  return (
    <div className="grid gap-12">
      {groups.map(({ group, items }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className="mb-3">
            {t(`introductions.list.group.${group}`)}
          </h2>
          <GroupTable caption={t(`introductions.list.group.${group}`)} items={items} />
        </section>
      ))}
    </div>
  );
}

function GroupTable({ caption, items }: { caption: string; items: readonly MatchItem[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { key: 'need', header: t('introductions.list.column.need'), rowHeader: true },
        { key: 'offer', header: t('introductions.list.column.offer') },
        { key: 'status', header: t('introductions.list.column.status') },
        { key: 'next', header: t('introductions.list.column.next') },
      ]}
      rows={items.map((item) => ({
        id: item.id,
        cells: {
          need: <NeedCell item={item} />,
          offer: (
            <>
              <Written {...item.offer} />
              <span className="block text-small text-soft">{item.provider}</span>
            </>
          ),
          status: (
            <>
              <MatchStatusTag status={item.status} />
              <span className="block text-small text-soft">
                {t('introductions.list.since', { date: format.day(item.since.slice(0, 10)) })}
              </span>
            </>
          ),
          next: <NextCell {...item.next} />,
        },
      }))}
    />
  );
}

function NeedCell({ item: { id, title, state, label } }: { item: MatchItem }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      <a href={paths.match(id)}>
        {title ? <Written {...title} /> : t('introductions.needHidden', { state })}
      </a>{' '}
      <LabelBadge label={label} />
      {title && <span className="block text-small font-normal text-soft">{state}</span>}
    </>
  );
}

function NextCell({ step }: { step: NextStep }) {
  const t = useT();
  if (step === 'nothing') return t('common.none');
  return t(`introductions.step.${step}`);
}
